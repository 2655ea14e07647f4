package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.light.EpipolarPlane;
import dev.tessera.model.light.Focus;
import dev.tessera.model.light.FocusStack;
import dev.tessera.model.light.LightPainter;
import dev.tessera.model.light.Painting;
import dev.tessera.model.light.Refocusing;
import dev.tessera.model.light.SeenView;
import dev.tessera.model.light.StackPainting;
import dev.tessera.model.light.ViewErrors;
import dev.tessera.model.service.Latest;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.function.Function;

/**
 * Paints something of a light field.
 *
 * @param <R> what of it
 */
public final class LightJob<R> extends SteppedJob<LightJob.Easel<R>, R> {
  /** Lines of a slice from a view to the next. */
  private static final int LINES_PER_VIEW = 8;

  /**
   * What is painted, and the memory that it takes.
   *
   * @param <R> what it is
   */
  record Easel<R>(Scope scope, Painting<R> painting) {}

  private LightJob(
      String name,
      Engine engine,
      Fitted<GridTiling> field,
      Function<LightPainter, Painting<R>> begin,
      Latest<Double> progress) {
    super(
        name,
        () -> {
          Scope scope = engine.scope();
          return new Easel<>(scope, begin.apply(new LightPainter(scope.workers(), field)));
        },
        easel -> {
          boolean more = easel.painting().step();
          if (!more || progress.wanted()) {
            progress.publish(easel.painting().progress());
          }
          return more;
        },
        easel -> easel.painting().result(),
        easel -> easel.scope().close());
  }

  /**
   * One view, (height, width, 3).
   *
   * @param engine used on the model thread only
   * @param field of sheared tiles
   * @param v row of the view, fractions lie between
   * @param u column of the view
   * @param progress share done, 0 to 1
   */
  public static LightJob<Samples> view(
      Engine engine, Fitted<GridTiling> field, double v, double u, Latest<Double> progress) {
    return new LightJob<>(
        "Painting a view",
        engine,
        field,
        painter -> painter.seeing(painter.view(v, u)).then(SeenView::colours),
        progress);
  }

  /** The disparities of what is seen in one view, pixels per view, (height, width, 1). */
  public static LightJob<Samples> disparities(
      Engine engine, Fitted<GridTiling> field, double v, double u, Latest<Double> progress) {
    return new LightJob<>(
        "Painting disparities",
        engine,
        field,
        painter -> painter.seeing(painter.view(v, u)).then(SeenView::disparities),
        progress);
  }

  /** A picture through a lens, (height, width, 3). */
  public static LightJob<Samples> refocused(
      Engine engine, Fitted<GridTiling> field, Focus focus, Latest<Double> progress) {
    return new LightJob<>(
        "Refocusing", engine, field, painter -> new Refocusing(painter, focus), progress);
  }

  /** A slice through all views, (lines, pixels, 3). */
  public static LightJob<Samples> epipolar(
      Engine engine, Fitted<GridTiling> field, EpipolarPlane.Line line, Latest<Double> progress) {
    return new LightJob<>(
        "Painting a slice",
        engine,
        field,
        painter -> new EpipolarPlane(painter, line, LINES_PER_VIEW),
        progress);
  }

  /** PSNR of every view, those that a fit was not given among them. */
  public static LightJob<SlicePsnr> psnr(
      Engine engine, Fitted<GridTiling> field, GridSignal light, Latest<Double> progress) {
    return new LightJob<>(
        "Comparing views", engine, field, painter -> new ViewErrors(painter, light), progress);
  }

  /** What is seen in one view: colours and disparities. */
  public static LightJob<SeenView> seen(
      Engine engine, Fitted<GridTiling> field, double v, double u, Latest<Double> progress) {
    return new LightJob<>(
        "Painting a view", engine, field, painter -> painter.seeing(painter.view(v, u)), progress);
  }

  /** Likewise, with the disparity of the tile that counts most at each pixel. */
  public static LightJob<SeenView> tiles(
      Engine engine, Fitted<GridTiling> field, double v, double u, Latest<Double> progress) {
    return new LightJob<>(
        "Painting tiles",
        engine,
        field,
        painter ->
            painter
                .seeing(painter.view(v, u))
                .with(
                    painter.tileDisparities(painter.view(v, u)),
                    (seen, tiles) -> new SeenView(seen.colours(), tiles)),
        progress);
  }

  /** The views that an aperture covers. */
  public static LightJob<FocusStack> stack(
      Engine engine, Fitted<GridTiling> field, Focus focus, Latest<Double> progress) {
    return new LightJob<>(
        "Painting views through a lens",
        engine,
        field,
        painter -> new StackPainting(painter, focus),
        progress);
  }
}
