package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes an animation frame by frame. Nothing appears under its final name before {@link #finish};
 * closed without it, nothing is left behind. Used by one thread at a time.
 */
public final class FrameWriter implements AutoCloseable {
  private final Path target;
  private final FilmPlan plan;
  private final FrameSink sink;
  private int frames;

  /** Whether a frame was laid over white. */
  private boolean laid;

  private FrameWriter(Path target, FilmPlan plan, FrameSink sink) {
    this.target = target;
    this.plan = plan;
    this.sink = sink;
  }

  /**
   * Begins an animation.
   *
   * @param target file to create or replace. A sequence goes to "name.png", which makes
   *     name-0001.png, ..., or else to a folder of frame-0001.png, ..., which is made if it is
   *     missing; it is refused if such files exist already
   * @param plan of it. Frames of an MP4 are padded to even sides of at least 16 by repeating the
   *     last column and row; a GIF's frames last whole hundredths of a second, at least 2, and on
   *     the average what was asked for: those that would be shown for less are left out
   * @throws SaveException if the target cannot be written, or not in this size
   */
  public static FrameWriter open(Path target, FilmPlan plan) throws SaveException {
    Optional<String> problem = plan.format().problem(plan.width(), plan.height());
    if (problem.isPresent()) {
      throw new SaveException(target, problem.get());
    }
    try {
      FrameSink sink =
          switch (plan.format()) {
            case MP4, WEBM -> VideoFrames.open(target, plan);
            case GIF -> GifFrames.open(target, plan);
            case PNG_SEQUENCE -> PngFrames.open(target, plan);
          };
      return new FrameWriter(target, plan, sink);
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  /**
   * Begins a silent one, as above.
   *
   * @param framesPerSecond 0.1 to 120
   * @throws SaveException likewise
   */
  public static FrameWriter open(
      Path target, FrameFormat format, int width, int height, double framesPerSecond)
      throws SaveException {
    return open(target, FilmPlan.silent(format, width, height, framesPerSecond));
  }

  /**
   * Appends a frame.
   *
   * @param argb (height,width) row by row, 0xAARRGGBB premultiplied by alpha, as {@link
   *     dev.tessera.model.signal.Argb} packs it; not kept. Video lays it over white, of a GIF it is
   *     clear or opaque
   * @throws SaveException if it cannot be written; close then
   */
  public void write(int[] argb) throws SaveException {
    if (argb.length != plan.width() * plan.height()) {
      throw new IllegalArgumentException(
          "a frame has %d x %d pixels, found %d"
              .formatted(plan.width(), plan.height(), argb.length));
    }
    try {
      sink.write(argb);
      laid = laid || (isVideo() && Arrays.stream(argb).anyMatch(colour -> colour >>> 24 < 255));
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

  /**
   * What a person should know of it so far, such as that a GIF holds no sound; lower case, no full
   * stop.
   */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(sink.notes());
    if (!plan.format().holdsSound() && plan.sound().filter(SoundCopy::isThere).isPresent()) {
      notes.add(plan.format().label() + " holds no sound");
    }
    if (laid) {
      notes.add(plan.format().label() + " holds no transparency, it lies on white");
    }
    return notes;
  }

  private boolean isVideo() {
    return plan.format() == FrameFormat.MP4 || plan.format() == FrameFormat.WEBM;
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
