package dev.tessera.app.batch;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What became of a file.
 *
 * @param file its name in the batch, with slashes
 * @param kind what it holds, in a word
 * @param made what was made of it; empty if it was refused
 * @param fault why it was refused, a sentence; empty if it was not
 * @param key what that follows from; empty if it is to be tried again, whatever it was
 */
public record BatchRow(
    String file, String kind, Optional<Made> made, String fault, Optional<Key> key) {
  /**
   * What a result follows from: while both are the same so is it.
   *
   * @param sha256 of the file's bytes, 64 hexadecimal digits
   * @param settings eight hexadecimal digits that differ where settings do
   */
  public record Key(String sha256, String settings) {
    /** That of settings in words. */
    public static Key of(String sha256, String settings) {
      return new Key(sha256, String.format(Locale.ROOT, "%08x", settings.hashCode()));
    }
  }

  /**
   * What was made of a file.
   *
   * @param size such as "768 x 512, 3 channels"
   * @param quality how like the file it is
   * @param floats numbers in its codes; empty for compressed ones
   * @param bytes of the file that was written
   * @param seconds that it took, reading and writing included
   */
  public record Made(
      String size, Quality quality, OptionalLong floats, long bytes, double seconds) {}

  /**
   * How like the file a result is.
   *
   * @param psnr dB, of pictures and clips
   * @param iou 0 to 1, of shapes
   */
  public record Quality(OptionalDouble psnr, OptionalDouble iou) {
    /** Of a picture or a clip. */
    public static Quality ofPsnr(double decibel) {
      return new Quality(OptionalDouble.of(decibel), OptionalDouble.empty());
    }

    /** Of a shape. */
    public static Quality ofIou(double share) {
      return new Quality(OptionalDouble.empty(), OptionalDouble.of(share));
    }
  }

  /** A file of which something was made. */
  public static BatchRow done(String file, BatchKind kind, Made made, Key key) {
    return new BatchRow(file, kind.label(), Optional.of(made), "", Optional.of(key));
  }

  /**
   * A file of which nothing was made.
   *
   * @param key empty if it is to be tried again
   */
  public static BatchRow refused(String file, BatchKind kind, String fault, Optional<Key> key) {
    return new BatchRow(file, kind.label(), Optional.empty(), fault, key);
  }
}
