package dev.tessera.app.rate;

import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.compare.PictureCoder;
import dev.tessera.model.compare.RatePoint;
import dev.tessera.model.compare.RatedPicture;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Setting n gives 100 n bytes and 20 + n dB of a picture that is all n/10; 9 cannot be had. */
record FakeCoder(String name, List<Integer> settings, IntConsumer asked) implements PictureCoder {
  private static final int HEIGHT = 20;
  private static final int WIDTH = 40;
  private static final int NEVER = 9;

  /** A picture of the size of what files give. */
  static Session picture() {
    Samples black = Samples.of(new int[] {HEIGHT, WIDTH}, 1, new float[HEIGHT * WIDTH]);
    return Session.of(new GridSignal("black.png", black, 8), Origin.none());
  }

  @Override
  public RatedPicture at(int setting, BooleanSupplier who) throws IOException {
    asked.accept(setting);
    if (setting == NEVER) {
      throw new IOException(name + " is broken");
    }
    float[] values = new float[HEIGHT * WIDTH];
    Arrays.fill(values, setting / 10f);
    return new RatedPicture(
        Samples.of(new int[] {HEIGHT, WIDTH}, 1, values),
        new RatePoint(setting, 100L * setting, setting, 20 + setting, setting / 10.0));
  }

  @Override
  public Optional<RatedPicture> within(long bytes, BooleanSupplier who) throws IOException {
    int setting = (int) Math.min(8, bytes / 100);
    return setting < settings.get(0) ? Optional.empty() : Optional.of(at(setting, who));
  }
}
