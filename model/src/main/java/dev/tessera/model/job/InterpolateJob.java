package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.render.WeightedField;
import dev.tessera.model.service.Job;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one picture on the way between two: (round(scale*height), round(scale*width), C),
 * values not clamped.
 */
public final class InterpolateJob implements Job<Samples> {
  private final Engine engine;
  private final LatentPath<GridTiling> path;
  private final double t;
  private final LatentPath.Way way;
  private final double scale;
  private @Nullable Iterator<WeightedField<GridTiling>> left;
  private @Nullable GridRenderer renderer;
  private boolean finished;

  /**
   * A picture on the way.
   *
   * @param engine used on the model thread only
   * @param path from one picture to another
   * @param t 0 for the first, 1 for the second
   * @param way along what
   * @param scale output pixels per signal pixel and axis, more than 0, at most 8
   * @throws IllegalArgumentException as {@link RenderJob}
   */
  public InterpolateJob(
      Engine engine, LatentPath<GridTiling> path, double t, LatentPath.Way way, double scale) {
    RenderBudget.check(path.a().tiling(), path.a().spec().channels(), scale);
    this.engine = engine;
    this.path = path;
    this.t = t;
    this.way = way;
    this.scale = scale;
  }

  @Override
  public String name() {
    return "Interpolating";
  }

  /** Nothing yet: mixing the codes is a step of its own. */
  @Override
  public void open() {}

  @Override
  public boolean step() {
    Iterator<WeightedField<GridTiling>> parts = left;
    if (parts == null) {
      left = path.parts(t, way).iterator();
      return true;
    }
    GridRenderer current = renderer;
    if (current != null && current.step()) {
      return true;
    }
    finished = !parts.hasNext();
    if (!finished) {
      renderer = next(current, parts.next());
    }
    return !finished;
  }

  private GridRenderer next(@Nullable GridRenderer before, WeightedField<GridTiling> part) {
    if (before == null) {
      return new GridRenderer(engine.scope(), part, scale);
    }
    try (before) {
      return before.andThen(engine.scope(), part);
    }
  }

  @Override
  public Optional<Samples> result() {
    GridRenderer last = renderer;
    return finished && last != null ? Optional.of(last.picture()) : Optional.empty();
  }

  @Override
  public void close() {
    GridRenderer current = renderer;
    renderer = null;
    if (current != null) {
      current.close();
    }
  }
}
