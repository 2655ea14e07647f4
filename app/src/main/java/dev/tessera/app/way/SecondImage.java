package dev.tessera.app.way;

import dev.tessera.app.session.Origin;
import dev.tessera.app.session.PixelImage;
import dev.tessera.model.signal.Cover;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.tile.GridTiling;
import java.util.function.BooleanSupplier;

/**
 * A picture to mix with the fitted one.
 *
 * @param source as it was read
 * @param signal the same, brought to the size and channels of the fitted one
 * @param pixels of the signal
 * @param origin where it came from; if that is missing, the picture has its size and no content
 */
public record SecondImage(GridSignal source, GridSignal signal, PixelImage pixels, Origin origin) {
  /** A picture may be enlarged this many times; beyond that only its pixels would be seen. */
  private static final double MOST_ENLARGED = 8;

  /**
   * A picture before it is brought to any size.
   *
   * @param signal as it was read
   * @param origin where it came from
   */
  record Read(GridSignal signal, Origin origin) {}

  /**
   * Brings a picture to the size of another.
   *
   * @param read as it was read
   * @param grid tiles of the other
   * @param channels of the other
   * @param cancelled asked often
   * @throws SignalFormatException if it is too small
   */
  static SecondImage of(Read read, GridTiling grid, int channels, BooleanSupplier cancelled)
      throws SignalFormatException {
    GridSignal source = read.signal();
    int height = grid.extent(0);
    int width = grid.extent(1);
    if (Cover.scale(source.samples(), height, width) * MOST_ENLARGED < 1) {
      throw new SignalFormatException(
          source.name(),
          "at least %d x %d pixels, to fill %d x %d"
              .formatted(
                  (int) Math.ceil(width / MOST_ENLARGED),
                  (int) Math.ceil(height / MOST_ENLARGED),
                  width,
                  height),
          source.width() + " x " + source.height());
    }
    Samples samples = Cover.of(source.samples(), height, width, channels, cancelled);
    return new SecondImage(
        source,
        new GridSignal(source.name(), samples, source.bitDepth()),
        PixelImage.of(samples),
        read.origin());
  }

  /** Whether it still has the size and channels of a field. */
  boolean suits(GridTiling grid, int channels) {
    return signal.height() == grid.extent(0)
        && signal.width() == grid.extent(1)
        && signal.samples().channels() == channels;
  }
}
