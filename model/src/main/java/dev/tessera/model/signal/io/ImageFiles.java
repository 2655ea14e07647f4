package dev.tessera.model.signal.io;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Reads and writes images.
 *
 * <p>Values are those stored in the file, divided by 255 (or 65535, or the largest value of the
 * file's bit depth), and taken for sRGB unless the file says otherwise. Converted to sRGB are CMYK
 * and Lab, RGB with an embedded ICC profile, and what PNG, AVIF and HEIC describe by numbers:
 * gamma, primaries, or those of ITU-T H.273. Profiles of grey images are ignored. Indexed images
 * become RGB, or grey if their whole palette is; grey with alpha becomes RGBA. The orientation by
 * EXIF, or by the boxes of AVIF and HEIC, is applied. Of several images or pages the first is read.
 */
public final class ImageFiles {
  private ImageFiles() {}

  /**
   * Reads the header only; recognises the format by content. Says nothing of the pixels: {@link
   * #inspect} does.
   *
   * @throws SignalFormatException if there is no image with a sound header
   */
  public static ImageInfo header(Path file) throws SignalFormatException {
    return new ImageReading(file.toString(), ImageSource.of(file), () -> false).header();
  }

  /**
   * As {@link #header(Path)}, of an encoded image from a stream; the caller closes it.
   *
   * @param name for messages
   */
  public static ImageInfo header(InputStream stream, String name) throws SignalFormatException {
    return new ImageReading(name, ImageSource.of(stream), () -> false).header();
  }

  /**
   * Tells what {@link #read(Path, AlphaMode, long, BooleanSupplier)} would give, by reading all of
   * it.
   *
   * @param maxBytes as there; of a larger image the header is looked at, and the notes say so
   * @throws SignalFormatException as there, but for the size
   */
  public static ImageInfo inspect(Path file, long maxBytes) throws SignalFormatException {
    return new ImageReading(file.toString(), ImageSource.of(file), () -> false).inspect(maxBytes);
  }

  /**
   * Reads an image.
   *
   * @param file an image of any {@link ImageFormat}, whatever its extension
   * @param alphaMode what becomes of transparency
   * @param maxBytes largest allowed size of the signal as float samples; a larger one is refused
   *     from its header
   * @param cancelled asked often, from this thread
   * @throws SignalFormatException if the file is missing, not readable, not an image, truncated,
   *     damaged or too big
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public static GridSignal read(
      Path file, AlphaMode alphaMode, long maxBytes, BooleanSupplier cancelled)
      throws SignalFormatException {
    return open(file, alphaMode, maxBytes, cancelled).signal();
  }

  /** As {@link #read(Path, AlphaMode, long, BooleanSupplier)}, with what there is to say of it. */
  public static ImageFile open(
      Path file, AlphaMode alphaMode, long maxBytes, BooleanSupplier cancelled)
      throws SignalFormatException {
    Path fileName = file.getFileName();
    String name = fileName == null ? file.toString() : fileName.toString();
    return new ImageReading(file.toString(), ImageSource.of(file), cancelled)
        .read(name, alphaMode, maxBytes);
  }

  /**
   * Reads an encoded image from a stream, to its end; the caller closes it.
   *
   * @param stream the encoded bytes
   * @param name for messages and as the name of the signal
   * @param alphaMode what becomes of transparency
   * @param maxBytes largest allowed size of the signal as float samples
   * @param cancelled asked often, from this thread
   * @throws SignalFormatException as for files
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public static GridSignal read(
      InputStream stream,
      String name,
      AlphaMode alphaMode,
      long maxBytes,
      BooleanSupplier cancelled)
      throws SignalFormatException {
    return new ImageReading(name, ImageSource.of(stream), cancelled)
        .read(name, alphaMode, maxBytes)
        .signal();
  }

  /**
   * Writes an image; the file appears whole or not at all. Samples are quantised row by row, so no
   * second copy of a large image is made.
   *
   * @param image (height, width, C) sRGB-encoded, C 1, 3 or 4 with straight alpha; clamped to [0,1]
   *     and rounded half up to 2^bits - 1 steps. JPEG has no alpha: laid over white
   * @param file target, replaced if it exists
   * @param options format, depth and quality
   * @param cancelled asked once per row, from this thread
   * @throws SaveException if the target cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException once cancelled says so; likewise
   */
  public static void write(
      Samples image, Path file, WriteOptions options, BooleanSupplier cancelled)
      throws SaveException {
    ImageEncoder encoder = new ImageEncoder(image, options, cancelled);
    AtomicFile.write(file, encoder::encode);
  }

  /**
   * The bytes of a PNG of 8 bits per channel.
   *
   * @param image (height, width, C) sRGB-encoded, C 1, 3 or 4 with straight alpha; clamped to [0,1]
   */
  public static byte[] png(Samples image) {
    try {
      return new ImageEncoder(image, WriteOptions.of(ImageFormat.PNG, 8), () -> false).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
  }
}
