package dev.tessera.model.signal.io;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A TIFF in tiles, of which parts are read without the rest, so that it may be larger than any
 * memory. Pixels have the values that {@link ImageFiles} gives them, but lie as they are stored: a
 * part is not turned upright.
 *
 * @param file a TIFF, or a BigTIFF; of several images the first
 * @param width pixels from left to right, as stored
 * @param height pixels from top to bottom, as stored
 */
public record TiledTiff(Path file, int width, int height) {
  private static final ReadFailure FAILURE =
      new ReadFailure(TiffTiles.EXPECTED, "a complete image", TiffTiles.EXPECTED);

  /**
   * A part of the picture.
   *
   * @param left column of the first pixel
   * @param top row of the first pixel
   * @param width pixels from left to right
   * @param height pixels from top to bottom
   */
  public record Part(int left, int top, int width, int height) {}

  private interface Step<T> {
    T run(TiffTiles tiles) throws IOException;
  }

  /**
   * Reads the directory.
   *
   * @throws SignalFormatException with one clear sentence if it is no TIFF in tiles
   */
  public static TiledTiff of(Path file) throws SignalFormatException {
    ImageInfo info = guarded(file, () -> false, TiffTiles::info);
    return new TiledTiff(file, info.storedWidth(), info.storedHeight());
  }

  /**
   * Reads a part, and nothing of tiles that it has no pixel of.
   *
   * @param maxBytes largest allowed size of all tiles that the part lies in, as float samples
   * @param cancelled asked often, from this thread
   * @throws SignalFormatException if it is damaged, or too big
   * @throws CancellationException once cancelled says so
   */
  public GridSignal part(Part part, long maxBytes, BooleanSupplier cancelled)
      throws SignalFormatException {
    return guarded(file, cancelled, tiles -> read(tiles, part, maxBytes, cancelled));
  }

  private GridSignal read(TiffTiles tiles, Part part, long maxBytes, BooleanSupplier cancelled)
      throws IOException {
    Part block = tiles.around(part);
    try (SourceStream small = SourceStream.of(tiles.file(block), cancelled)) {
      ImageInfo info = Headers.read(small);
      ImageReading.requireFits(info, maxBytes);
      PixelRows rows =
          new Decoding(small, info, cancelled)
              .rows()
              .cropped(
                  part.left() - block.left(),
                  part.top() - block.top(),
                  part.width(),
                  part.height());
      return new SignalAssembler(rows, info.orientation(), cancelled)
          .assemble(String.valueOf(file.getFileName()), AlphaMode.KEEP);
    }
  }

  private static <T> T guarded(Path file, BooleanSupplier cancelled, Step<T> step)
      throws SignalFormatException {
    try (SourceStream in = ImageSource.of(file).open(cancelled)) {
      return step.run(TiffTiles.of(in));
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw failure(file.toString(), e);
    } catch (OutOfMemoryError e) {
      throw FAILURE.tooLarge(file.toString(), e);
    }
  }

  private static SignalFormatException failure(String file, Exception e) {
    return e instanceof BadImageException bad && bad.expected().equals(BadImageException.ANY_IMAGE)
        ? new SignalFormatException(file, TiffTiles.EXPECTED, bad.found(), e)
        : FAILURE.of(file, e);
  }
}
