package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes an animation frame by frame. Nothing appears under its final name before {@link #finish};
 * closed without it, nothing is left behind. Used by one thread at a time.
 */
public final class FrameWriter implements AutoCloseable {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 120;

  private final Path target;
  private final int width;
  private final int height;
  private final FrameSink sink;
  private int frames;

  private FrameWriter(Path target, int width, int height, FrameSink sink) {
    this.target = target;
    this.width = width;
    this.height = height;
    this.sink = sink;
  }

  /**
   * Begins an animation.
   *
   * @param target file to create or replace. A sequence "name.png" makes name-0001.png, ...; it is
   *     refused if such files exist already
   * @param format what to write, whatever the target's extension
   * @param width in pixels, at least 1; frames of a video are padded to even sides of at least 16
   *     by repeating the last column and row
   * @param height likewise
   * @param framesPerSecond 0.1 to 120; a GIF's frames last whole hundredths of a second, at least
   *     2, and on the average what was asked for
   * @throws SaveException if the target cannot be written, or not in this size
   */
  public static FrameWriter open(
      Path target, FrameFormat format, int width, int height, double framesPerSecond)
      throws SaveException {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no frame has " + width + " x " + height + " pixels");
    }
    if (!(framesPerSecond >= SLOWEST && framesPerSecond <= FASTEST)) {
      throw new IllegalArgumentException(
          "frames per second must be 0.1 to 120, found " + framesPerSecond);
    }
    Optional<String> problem = format.problem(width, height);
    if (problem.isPresent()) {
      throw new SaveException(target, problem.get());
    }
    try {
      FrameSink sink =
          switch (format) {
            case MP4 -> VideoFrames.open(target, width, height, framesPerSecond);
            case GIF -> GifFrames.open(target, width, height, framesPerSecond);
            case PNG_SEQUENCE -> PngFrames.open(target, width, height);
          };
      return new FrameWriter(target, width, height, sink);
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  /**
   * Appends a frame.
   *
   * @param argb (height,width) row by row, 0xAARRGGBB premultiplied by alpha, as {@link
   *     dev.tessera.model.signal.Argb} packs it; not kept. Video and GIF lay it over white
   * @throws SaveException if it cannot be written; close then
   */
  public void write(int[] argb) throws SaveException {
    if (argb.length != width * height) {
      throw new IllegalArgumentException(
          "a frame has " + width + " x " + height + " pixels, found " + argb.length);
    }
    try {
      sink.write(argb);
      frames++;
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  /**
   * Ends the animation: it appears under its final name.
   *
   * @throws SaveException if it cannot; close then
   * @throws IllegalStateException if there is no frame
   */
  public void finish() throws SaveException {
    if (frames == 0) {
      throw new IllegalStateException("an animation has at least one frame");
    }
    try {
      sink.finish();
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  /** Frees what it holds; without {@link #finish} nothing is left on the disk. */
  @Override
  public void close() throws SaveException {
    try {
      sink.close();
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }
}
