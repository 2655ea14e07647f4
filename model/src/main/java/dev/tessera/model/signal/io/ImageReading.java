package dev.tessera.model.signal.io;

import dev.tessera.model.signal.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One reading of an image, from its bytes to a signal; every failure ends in one sentence. */
final class ImageReading {
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

  private static void requireFits(ImageInfo info, long maxBytes) throws BadImageException {
    long limit = limit(maxBytes);
    if (info.estimatedBytes() > limit) {
      throw new BadImageException(
          "an image that fits in " + megabytes(limit),
          "one of "
              + info.width()
              + " x "
              + info.height()
              + " pixels that needs "
              + megabytes(info.estimatedBytes()));
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", (bytes - 1) / 1_000_000 + 1);
  }

  private <T> T guarded(Step<T> step) throws SignalFormatException {
    try (SourceStream in = source.open(cancelled)) {
      return step.run(in);
    } catch (CancellationException e) {
      throw e;
    } catch (BadImageException e) {
      throw new SignalFormatException(file, e.expected(), e.found(), e);
    } catch (EOFException e) {
      BadImageException truncated = BadImageException.truncated();
      throw new SignalFormatException(file, truncated.expected(), truncated.found(), e);
    } catch (AccessDeniedException e) {
      throw new SignalFormatException(
          file, BadImageException.ANY_IMAGE, "a file that you may not read", e);
    } catch (IOException e) {
      throw new SignalFormatException(
          file, BadImageException.ANY_IMAGE, "damaged or unsupported data" + detail(e), e);
    } catch (RuntimeException e) {
      throw new SignalFormatException(
          file, BadImageException.ANY_IMAGE, "damaged or unsupported data", e);
    } catch (OutOfMemoryError e) {
      throw new SignalFormatException(
          file, "an image that fits in memory", "one that needs more than is free", e);
    }
  }

  private static String detail(IOException e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return "";
    }
    String line = message.strip().lines().findFirst().orElse("");
    return " (" + (line.endsWith(".") ? line.substring(0, line.length() - 1) : line) + ")";
  }
}
