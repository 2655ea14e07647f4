package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.Between;
import dev.tessera.model.render.ClipFrames;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.render.OutputPoints;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.render.WeightedField;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.function.Function;
import java.util.function.Supplier;

/** Evaluates a fitted signal at any resolution: (round(scale*extent)..., C). */
public final class RenderJob extends SteppedJob<GridRenderer, Samples> {
  /**
   * A rendering.
   *
   * @param engine used on the model thread only
   * @param field what to render
   * @param scale output points per sample of the signal and axis, more than 0, at most 8
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the scale is out of range or the output too large for the
   *     free memory; the message says which scale fits
   */
  public RenderJob(Engine engine, Fitted<GridTiling> field, double scale, Latest<Double> progress) {
    this(engine, field, scale, OutputDepth.FULL, progress);
  }

  /** As above, as finely as is wanted. */
  public RenderJob(
      Engine engine,
      Fitted<GridTiling> field,
      double scale,
      OutputDepth depth,
      Latest<Double> progress) {
    this(
        () -> new GridRenderer(engine.scope(), field, scale, depth),
        GridRenderer::picture,
        progress);
    RenderBudget.check(field.tiling(), field.spec().channels(), scale);
  }

  /**
   * As above, at any points.
   *
   * @throws IllegalArgumentException if the output is too large for the free memory
   */
  public RenderJob(
      Engine engine,
      Fitted<GridTiling> field,
      OutputPoints points,
      OutputDepth depth,
      Latest<Double> progress) {
    this(engine, field, points, depth, GridRenderer::picture, progress);
  }

  /**
   * A picture at any scale: with detail between its pixels where that is wanted and there is room
   * for any, else the field at more points.
   *
   * @param picture of two axes
   * @param scale output pixels per pixel, more than 0, at most 8
   * @param detail whether detail is wanted
   * @param depth how finely values of the field are wanted
   */
  public static Job<Samples> picture(
      Engine engine,
      Fitted<GridTiling> picture,
      double scale,
      boolean detail,
      OutputDepth depth,
      Latest<Double> progress) {
    return detail && scale > 1
        ? new MagnifyJob(engine, picture, scale, progress)
        : new RenderJob(engine, picture, scale, depth, progress);
  }

  private RenderJob(
      Engine engine,
      Fitted<GridTiling> field,
      OutputPoints points,
      OutputDepth depth,
      Function<GridRenderer, Samples> result,
      Latest<Double> progress) {
    this(
        () -> new GridRenderer(engine.scope(), WeightedField.plain(field), depth, points),
        result,
        progress);
    RenderBudget.check(points, field.spec().channels());
  }

  /**
   * One frame of a clip, at any time: (height, width, C).
   *
   * @param clip of the axes (t, y, x)
   * @param frame the only one
   * @param scale output pixels per pixel
   */
  public static RenderJob frame(
      Engine engine,
      Fitted<GridTiling> clip,
      ClipFrames frame,
      double scale,
      Latest<Double> progress) {
    return new RenderJob(
        engine,
        clip,
        frame.points(clip.tiling(), scale),
        OutputDepth.FULL,
        renderer -> frame.of(renderer.picture()).slice(0),
        progress);
  }

  /**
   * As above, what is usual between two frames.
   *
   * @param position of the frame, 0 to the number of frames - 1; see {@link
   *     dev.tessera.model.signal.ClipTimes#position}
   */
  public static RenderJob frame(
      Engine engine,
      Fitted<GridTiling> clip,
      double position,
      double scale,
      Latest<Double> progress) {
    return frame(engine, clip, ClipFrames.of(Between.USUAL, position), scale, progress);
  }

  /**
   * Frames of a clip for 8 bits, at any times: (F, height, width, C).
   *
   * @param clip of the axes (t, y, x)
   * @param scale output pixels per pixel
   */
  public static RenderJob frames(
      Engine engine,
      Fitted<GridTiling> clip,
      ClipFrames frames,
      double scale,
      Latest<Double> progress) {
    return new RenderJob(
        engine,
        clip,
        frames.points(clip.tiling(), scale),
        OutputDepth.EIGHT_BIT,
        renderer -> frames.of(renderer.picture()),
        progress);
  }

  private RenderJob(
      Supplier<GridRenderer> begin,
      Function<GridRenderer, Samples> result,
      Latest<Double> progress) {
    super(
        "Rendering",
        begin,
        renderer -> {
          boolean more = renderer.step();
          if (!more || progress.wanted()) {
            progress.publish(renderer.progress());
          }
          return more;
        },
        result,
        GridRenderer::close);
  }
}
