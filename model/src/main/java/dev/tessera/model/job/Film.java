package dev.tessera.model.job;

import dev.tessera.model.render.MeshStyle;
import dev.tessera.model.signal.io.FrameFormat;

/**
 * How surfaces are filmed.
 *
 * @param format of the file or files
 * @param width of a frame, pixels, 16 to 4096
 * @param height of a frame, pixels, 16 to 4096
 * @param framesPerSecond 1 to 60
 * @param background behind the surface, 0xAARRGGBB premultiplied by alpha; a video and a GIF are
 *     laid over white
 * @param style of the surface
 */
public record Film(
    FrameFormat format,
    int width,
    int height,
    double framesPerSecond,
    int background,
    MeshStyle style) {
  private static final int WHITE = 0xFFFFFFFF;

  /** Rejects what is out of range, naming it. */
  public Film {
    if (Math.min(width, height) < 16 || Math.max(width, height) > 4096) {
      throw new IllegalArgumentException(
          "a frame has 16 to 4096 pixels along each side, found " + width + " x " + height);
    }
    if (!(framesPerSecond >= 1 && framesPerSecond <= 60)) {
      throw new IllegalArgumentException(
          "frames per second must be 1 to 60, found " + framesPerSecond);
    }
  }

  /** Square, a surface of clay on white. */
  public static Film square(FrameFormat format, int side, double framesPerSecond) {
    return new Film(format, side, side, framesPerSecond, WHITE, MeshStyle.clay());
  }
}
