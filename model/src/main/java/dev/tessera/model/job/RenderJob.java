package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** Evaluates a fitted signal at any resolution: (round(scale*extent)..., C). */
public final class RenderJob implements Job<Samples> {
  private final Engine engine;
  private final Fitted<GridTiling> field;
  private final double scale;
  private final Latest<Double> progress;
  private Optional<GridRenderer> renderer = Optional.empty();
  private boolean finished;

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
    RenderBudget.check(field.tiling(), field.spec().channels(), scale);
    this.engine = engine;
    this.field = field;
    this.scale = scale;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "Rendering";
  }

  @Override
  public void open() {
    renderer = Optional.of(new GridRenderer(engine.scope(), field, scale));
  }

  @Override
  public boolean step() {
    GridRenderer current = renderer.orElseThrow();
    finished = !current.step();
    if (finished || progress.wanted()) {
      progress.publish(current.progress());
    }
    return !finished;
  }

  @Override
  public Optional<Samples> result() {
    return finished ? renderer.map(GridRenderer::picture) : Optional.empty();
  }

  @Override
  public void close() {
    renderer.ifPresent(GridRenderer::close);
    renderer = Optional.empty();
  }
}
