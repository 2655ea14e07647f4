package dev.tessera.model.signal.io;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Lossy picture formats of others, written to memory: what a format of ours stands beside. */
public enum LossyFormat {
  /** Baseline JPEG, colours at half resolution, Huffman tables made for the picture. */
  JPEG("JPEG", 65_535),
  /** WebP by libwebp at its usual effort. */
  WEBP("WebP", 16_383);

  /** The best quality. */
  public static final int BEST = 100;

  private final String label;
  private final int largestSide;

  LossyFormat(String label, int largestSide) {
    this.label = label;
    this.largestSide = largestSide;
  }

  /** Its usual name. */
  public String label() {
    return label;
  }

  /** Why no picture of a size can be written, without a full stop; empty if one can. */
  public Optional<String> problem(int width, int height) {
    return Math.max(width, height) > largestSide
        ? Optional.of(
            "a side of a %s has at most %,d pixels, found %d x %d"
                .formatted(label, largestSide, width, height))
        : Optional.empty();
  }

  /**
   * A file with a picture in it.
   *
   * @param image (height, width, C) sRGB-encoded, C 1 or 3, or 4 laid over white; clamped to [0,1]
   * @param quality 0, the smallest, to {@link #BEST}, as libjpeg and libwebp count it
   * @param cancelled asked once per row, from this thread
   * @throws IOException if the picture is too large for the format, or its library fails
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public byte[] encode(Samples image, int quality, BooleanSupplier cancelled) throws IOException {
    Optional<String> problem = problem(image.extent(1), image.extent(0));
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    return switch (this) {
      case JPEG -> jpeg(image, quality / (float) BEST, cancelled);
      case WEBP -> WebpEncoder.encode(image, quality, cancelled);
    };
  }

  private static byte[] jpeg(Samples image, float quality, BooleanSupplier cancelled)
      throws IOException {
    WriteOptions options = new WriteOptions(ImageFormat.JPEG, 8, quality, Map.of());
    return new ImageEncoder(image, options, cancelled).bytes();
  }

  /**
   * The picture of such a file, (height, width, C).
   *
   * @throws SignalFormatException if it is none
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public Samples decode(byte[] file, BooleanSupplier cancelled) throws SignalFormatException {
    return ImageFiles.read(
            new ByteArrayInputStream(file), label, AlphaMode.KEEP, Long.MAX_VALUE, cancelled)
        .samples();
  }
}
