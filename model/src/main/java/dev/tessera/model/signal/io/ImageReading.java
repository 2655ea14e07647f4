package dev.tessera.model.signal.io;

import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One reading of an image, from its bytes to a signal; every failure ends in one sentence. */
final class ImageReading {
  private static final ReadFailure FAILURE =
      new ReadFailure("an image", "a complete image", BadImageException.ANY_IMAGE);

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final String file;
  private final ImageSource source;
  private final BooleanSupplier cancelled;

  ImageReading(String file, ImageSource source, BooleanSupplier cancelled) {
    this.file = file;
    this.source = source;
    this.cancelled = cancelled;
  }

  private interface Step<T> {
    T run(SourceStream in) throws IOException;
  }

  ImageInfo header() throws SignalFormatException {
    return guarded(Headers::read);
  }

  ImageInfo inspect(long maxBytes) throws SignalFormatException {
    return guarded(
        in -> {
          ImageInfo header = Headers.read(in);
          if (header.estimatedBytes() > limit(maxBytes)) {
            return header.read(
                header.channels(),
                List.of("only the header was looked at, for want of memory for the pixels"));
          }
          Decoding decoding = new Decoding(in, header, cancelled);
          int channels = assembler(decoding).channels();
          return header.read(channels, decoding.notes());
        });
  }

  ImageFile read(String name, AlphaMode alphaMode, long maxBytes) throws SignalFormatException {
    return guarded(
        in -> {
          ImageInfo header = Headers.read(in);
          requireFits(header, maxBytes);
          Decoding decoding = new Decoding(in, header, cancelled);
          SignalAssembler assembler = assembler(decoding);
          ImageInfo info = header.read(assembler.channels(), decoding.notes());
          return new ImageFile(assembler.assemble(name, alphaMode), info);
        });
  }

  private SignalAssembler assembler(Decoding decoding) throws IOException {
    ImageInfo info = decoding.info();
    Headers.requireComplete(decoding.in(), info.format());
    return new SignalAssembler(decoding.rows(), info.orientation(), cancelled);
  }

  private static long limit(long maxBytes) {
    return Math.min(maxBytes, 4 * LONGEST_ARRAY);
  }

  /** Fails if it needs more than so many bytes as float samples. */
  static void requireFits(ImageInfo info, long maxBytes) throws BadImageException {
    long limit = limit(maxBytes);
    if (info.estimatedBytes() > limit) {
      throw new BadImageException(
          "an image that fits in " + ReadFailure.megabytes(limit),
          "one of "
              + info.width()
              + " x "
              + info.height()
              + " pixels that needs "
              + ReadFailure.megabytes(info.estimatedBytes()));
    }
  }

  private <T> T guarded(Step<T> step) throws SignalFormatException {
    try (SourceStream in = source.open(cancelled)) {
      return step.run(in);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw FAILURE.of(file, e);
    } catch (OutOfMemoryError e) {
      throw FAILURE.tooLarge(file, e);
    }
  }
}
