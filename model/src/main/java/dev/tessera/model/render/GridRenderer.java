package dev.tessera.model.render;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;

/**
 * Evaluates a fitted signal of any number of axes at any resolution, in short steps: (extent...,
 * C), values not clamped.
 *
 * <p>The field is continuous, so a finer output is evaluated at more points, not resampled. Tiles
 * whose output points lie at the same local coordinates are evaluated together; where tiles overlap
 * their values are cross-faded.
 */
public final class GridRenderer implements AutoCloseable {
  private final Scope scope;
  private final OutputPoints points;
  private final RenderWay way;
  private final SamplesBuilder output;

  /**
   * Prepares a rendering.
   *
   * @param scope closed with this renderer
   * @param fitted what to render
   * @param scale output points per sample of the signal along every axis
   */
  public GridRenderer(Scope scope, Fitted<GridTiling> fitted, double scale) {
    this(scope, WeightedField.plain(fitted), scale);
  }

  /** As above, as finely as is wanted. */
  public GridRenderer(Scope scope, Fitted<GridTiling> fitted, double scale, OutputDepth depth) {
    this(scope, WeightedField.plain(fitted), depth, OutputPoints.scaled(fitted.tiling(), scale));
  }

  /** As above; the values of each tile are multiplied by its weight. */
  public GridRenderer(Scope scope, WeightedField<GridTiling> weighted, double scale) {
    this(scope, weighted, RenderBudget.extent(weighted.field().tiling(), scale));
  }

  /**
   * As above, at a resolution per axis.
   *
   * @param extent output points along each axis, at least 1; both grids cover the same domain
   */
  public GridRenderer(Scope scope, WeightedField<GridTiling> weighted, int... extent) {
    this(scope, weighted, OutputDepth.FULL, points(scope, weighted, extent));
  }

  /** As above, as finely as is wanted, at any points. */
  public GridRenderer(
      Scope scope, WeightedField<GridTiling> weighted, OutputDepth depth, OutputPoints points) {
    this(scope, weighted, output(scope, weighted, depth, points.extent()), points);
  }

  private static OutputPoints points(
      Scope scope, WeightedField<GridTiling> weighted, int... extent) {
    try {
      return OutputPoints.evenly(weighted.field().tiling(), extent);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** Bytes come down from a device; on the heap they would be one more pass. */
  private static SamplesBuilder output(
      Scope scope, WeightedField<GridTiling> weighted, OutputDepth depth, int... extent) {
    int channels = weighted.field().spec().channels();
    return scope.onGpu() && depth.rounded(channels)
        ? SamplesBuilder.eightBit(extent, channels)
        : SamplesBuilder.floats(extent, channels);
  }

  private GridRenderer(
      Scope scope, WeightedField<GridTiling> weighted, SamplesBuilder output, OutputPoints points) {
    this.output = output;
    this.scope = scope;
    this.points = points;
    try {
      RenderPlan plan = new RenderPlan(weighted.field().tiling(), points);
      int[] extent = points.extent();
      way =
          scope.onGpu()
              ? new DeviceRender(scope, weighted, plan, output, extent)
              : new HostRender(scope, weighted, plan, output, extent);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Prepares to add another field to the picture of this one, which is complete, of full depth and
   * not used again.
   *
   * @param own closed with the new renderer
   * @param next of the same grid and channels
   */
  public GridRenderer andThen(Scope own, WeightedField<GridTiling> next) {
    return new GridRenderer(own, next, output, points);
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return way.progress();
  }

  /**
   * Evaluates the next part.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    return way.step();
  }

  /** The output; complete after the last step, handed over. */
  public Samples picture() {
    return output.build();
  }

  @Override
  public void close() {
    scope.close();
  }
}
