package dev.tessera.model.job;

import dev.tessera.model.archive.DetailFile;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.magnify.Magnification;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * A fitted picture at more than its size: the field at the pixels, and between them detail as
 * photographs have it; see {@link dev.tessera.model.magnify.DetailFilters}. The field itself
 * between the pixels is smoother than photographs are.
 */
public final class MagnifyJob implements Job<Samples> {
  /** Evaluating the field once per pixel, of all work. */
  private static final double RENDERING = 0.4;

  private final RenderJob field;
  private final Latest<Double> rendered = new Latest<>();
  private final Latest<Double> progress;
  private final double scale;
  private Optional<Magnification> larger = Optional.empty();
  private Optional<Samples> made = Optional.empty();

  /**
   * A rendering.
   *
   * @param engine used on the model thread only
   * @param picture of two axes
   * @param scale output pixels per pixel, 1 to 8
   * @param progress fraction done, 0 to 1
   * @throws IllegalArgumentException if the scale is out of range or the output too large for the
   *     free memory; the message says which scale fits
   */
  public MagnifyJob(
      Engine engine, Fitted<GridTiling> picture, double scale, Latest<Double> progress) {
    this.progress = progress;
    this.scale = scale;
    RenderBudget.check(picture.tiling(), picture.spec().channels(), scale);
    RenderBudget.check(picture.tiling(), picture.spec().channels(), Magnification.doubled(scale));
    field = new RenderJob(engine, picture, 1, rendered);
  }

  @Override
  public String name() {
    return "Rendering";
  }

  @Override
  public void open() {
    field.open();
  }

  @Override
  public boolean step() {
    if (larger.isEmpty()) {
      if (!field.step()) {
        Samples plain = field.result().orElseThrow();
        larger = Optional.of(Magnification.by(scale, DetailFile.shipped(), plain));
      }
      rendered.take().ifPresent(share -> progress.publish(RENDERING * share));
      return true;
    }
    Magnification magnification = larger.get();
    boolean more = magnification.step();
    if (!more) {
      made = Optional.of(magnification.picture());
    }
    progress.publish(RENDERING + (1 - RENDERING) * magnification.progress());
    return more;
  }

  @Override
  public Optional<Samples> result() {
    return made;
  }

  @Override
  public void close() {
    larger = Optional.empty();
    field.close();
  }
}
