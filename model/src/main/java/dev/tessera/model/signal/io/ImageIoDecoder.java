package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes the first image of a file with a reader of ImageIO. */
final class ImageIoDecoder {
  private ImageIoDecoder() {}

  /**
   * Decodes.
   *
   * @param in the bytes to decode: those of the file, or what is needed of them
   */
  static BufferedImage decode(Decoding decoding, ImageInputStream in) throws IOException {
    return decode(decoding, in, ImageIoDecoder::isTwelveMonkeys);
  }

  /** As above, by the reader that comes with Java. */
  static BufferedImage decodeByJava(Decoding decoding, ImageInputStream in) throws IOException {
    return decode(decoding, in, reader -> !isTwelveMonkeys(reader));
  }

  private static BufferedImage decode(
      Decoding decoding, ImageInputStream in, Predicate<ImageReader> preferred) throws IOException {
    ImageInfo info = decoding.info();
    BooleanSupplier cancelled = decoding.cancelled();
    ImageReader reader = reader(info.format(), preferred);
    DecodingWatch watch = new DecodingWatch(cancelled);
    try {
      in.seek(0);
      reader.addIIOReadProgressListener(watch);
      reader.addIIOReadWarningListener(watch);
      reader.setInput(in);
      requireSize(reader, info);
      BufferedImage image = reader.read(0);
      watch.requireComplete();
      return image;
    } catch (IOException | RuntimeException e) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      throw e;
    } finally {
      reader.dispose();
    }
  }

  /** The size was judged from our own reading of the header: the decoder must agree with it. */
  private static void requireSize(ImageReader reader, ImageInfo info) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels != (long) info.width() * info.height()) {
      throw new BadImageException("a sound header", "one that states two different sizes");
    }
  }

  private static ImageReader reader(ImageFormat format, Predicate<ImageReader> preferred)
      throws BadImageException {
    String name = format.name().toLowerCase(Locale.ROOT);
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name);
    if (!readers.hasNext()) {
      throw new BadImageException("a format with a decoder in this program", format.name());
    }
    ImageReader first = readers.next();
    ImageReader chosen = first;
    while (readers.hasNext() && !preferred.test(chosen)) {
      ImageReader next = readers.next();
      chosen = preferred.test(next) ? next : chosen;
    }
    return chosen;
  }

  private static boolean isTwelveMonkeys(ImageReader reader) {
    return reader.getClass().getName().startsWith("com.twelvemonkeys.");
  }
}
