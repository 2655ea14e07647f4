package dev.tessera.model.compare;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.LossyFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A picture in a lossy format of others; its settings are qualities. */
public final class LossyFiles implements PictureCoder {
  private static final List<Integer> QUALITIES = List.of(3, 8, 15, 25, 40, 55, 70, 80, 87, 92, 96);

  private final Samples original;
  private final LossyFormat format;

  /**
   * Of a picture.
   *
   * @param original (height, width, C), C 1 or 3
   * @param format of the files
   * @throws IllegalArgumentException if there is transparency, which such files lay over white
   */
  public LossyFiles(Samples original, LossyFormat format) {
    if (original.channels() % 2 == 0) {
      throw new IllegalArgumentException(
          "pictures without transparency are compared, found " + original);
    }
    this.original = original;
    this.format = format;
  }

  @Override
  public String name() {
    return format.label();
  }

  @Override
  public List<Integer> settings() {
    return QUALITIES;
  }

  @Override
  public RatedPicture at(int quality, BooleanSupplier cancelled) throws IOException {
    return measured(quality, format.encode(original, quality, cancelled), cancelled);
  }

  /** Files are taken to grow with quality. */
  @Override
  public Optional<RatedPicture> within(long bytes, BooleanSupplier cancelled) throws IOException {
    int fits = -1;
    byte[] best = {};
    int above = LossyFormat.BEST + 1;
    while (above - fits > 1) {
      int middle = (fits + above) / 2;
      byte[] file = format.encode(original, middle, cancelled);
      if (file.length <= bytes) {
        fits = middle;
        best = file;
      } else {
        above = middle;
      }
    }
    return fits < 0 ? Optional.empty() : Optional.of(measured(fits, best, cancelled));
  }

  private RatedPicture measured(int quality, byte[] file, BooleanSupplier cancelled)
      throws IOException {
    try {
      Samples decoded = alike(format.decode(file, cancelled));
      RatePoint point = RatePoint.of(quality, original, decoded, file.length, cancelled);
      return new RatedPicture(decoded, point);
    } catch (SignalFormatException e) {
      throw new IOException(format.label() + " written here cannot be read", e);
    }
  }

  /** Some formats have no greys: then all colours are alike. */
  private Samples alike(Samples decoded) {
    if (original.channels() == decoded.channels()) {
      return decoded;
    }
    float[] greys = new float[Math.toIntExact(original.count())];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = decoded.get(i, 1);
    }
    return Samples.of(original.extent(), 1, greys);
  }
}
