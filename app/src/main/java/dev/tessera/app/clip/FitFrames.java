package dev.tessera.app.clip;

import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.Tools;
import dev.tessera.app.session.ViewCells;
import dev.tessera.app.session.WholePatch;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.LightJob;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Frames and views as a fit reconstructs them: a running one shows what it knows of them, one that
 * has ended is evaluated.
 */
public final class FitFrames implements FrameSource {
  private final Engine engine;
  private final RunViewModel<Fitted<GridTiling>> run;
  private final PixelRenders renders;
  private final Consumer<Throwable> failed;

  /**
   * Frames of a fit.
   *
   * @param failed is told why a frame cannot be evaluated
   */
  public FitFrames(Tools tools, RunViewModel<Fitted<GridTiling>> run, Consumer<Throwable> failed) {
    engine = tools.engine();
    this.run = run;
    this.failed = failed;
    renders = new PixelRenders(tools);
  }

  @Override
  public void reconstruct(int frame, Session still, Consumer<Optional<PicturePatch>> then) {
    renders.cancel();
    Optional<Fitted<GridTiling>> field = run.result().get().map(FitResult::fitted);
    run.watchSlice(
        frame,
        known -> {
          if (known.isPresent() || run.state().get().active() || field.isEmpty()) {
            then.accept(known);
          } else {
            evaluate(field.get(), frame, still, then);
          }
        });
  }

  private void evaluate(
      Fitted<GridTiling> field, int frame, Session still, Consumer<Optional<PicturePatch>> then) {
    if (ShearedShape.is(field.spec())) {
      ViewGrid views = ShearedShape.of(field.spec()).views();
      int v = frame / views.columns();
      int u = frame % views.columns();
      renders.request(
          LightJob.view(engine, field, v, u, new Latest<>()),
          outcome -> hand(outcome, ViewCells.of(still.signal()), frame, still, then));
    } else {
      GridTiling tiles = SliceTiles.of(field.tiling(), frame).grid();
      renders.requestFrame(field, frame, outcome -> hand(outcome, tiles, frame, still, then));
    }
  }

  private void hand(
      Outcome<PixelImage> outcome,
      GridTiling tiles,
      int frame,
      Session still,
      Consumer<Optional<PicturePatch>> then) {
    then.accept(
        Delivery.value(outcome, failed)
            .map(made -> WholePatch.of(still, tiles, made).ofSlice(frame)));
  }
}
