package dev.tessera.model.compare;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.LossyFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** A picture in a lossy format of others, at any quality; nothing is written to disk. */
public final class LossyFiles {
  private final Samples original;
  private final LossyFormat format;
  private final BooleanSupplier cancelled;

  /**
   * Of a picture.
   *
   * @param original (height, width, C), C 1 or 3
   * @param format of the files
   * @param cancelled asked often, from the thread that asks for files
   * @throws IllegalArgumentException if there is transparency, which such files lay over white
   */
  public LossyFiles(Samples original, LossyFormat format, BooleanSupplier cancelled) {
    if (original.channels() % 2 == 0) {
      throw new IllegalArgumentException(
          "pictures without transparency are compared, found " + original);
    }
    this.original = original;
    this.format = format;
    this.cancelled = cancelled;
  }

  /**
   * A file with what comes of it.
   *
   * @param quality 0 to {@link LossyFormat#BEST}
   * @param decoded (height, width, C)
   * @param point its size, and how good it is
   */
  public record Coded(int quality, Samples decoded, RatePoint point) {}

  /**
   * A file of a quality.
   *
   * @param quality 0 to {@link LossyFormat#BEST}
   * @param done told now and then how much is done, 0 to 1
   * @throws IOException if the format cannot hold the picture
   * @throws java.util.concurrent.CancellationException if it is cancelled
   */
  public Coded at(int quality, DoubleConsumer done) throws IOException {
    return measured(quality, format.encode(original, quality, cancelled), done);
  }

  /**
   * The best file of at most so many bytes; empty if even the worst is larger. Files are taken to
   * grow with quality.
   *
   * @param done told now and then how much is done, 0 to 1
   * @throws IOException as above
   * @throws java.util.concurrent.CancellationException if it is cancelled
   */
  public Optional<Coded> within(long bytes, DoubleConsumer done) throws IOException {
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
    return fits < 0 ? Optional.empty() : Optional.of(measured(fits, best, done));
  }

  private Coded measured(int quality, byte[] file, DoubleConsumer done) throws IOException {
    try {
      Samples decoded = alike(format.decode(file, cancelled));
      return new Coded(quality, decoded, RatePoint.of(original, decoded, file.length, done));
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
