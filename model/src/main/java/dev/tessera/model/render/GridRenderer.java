package dev.tessera.model.render;

import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Queue;

/**
 * Evaluates a fitted signal of any number of axes at any resolution, in short steps: (extent...,
 * C), values not clamped.
 *
 * <p>The field is continuous, so a finer output is evaluated at more points, not resampled. Tiles
 * whose output points lie at the same local coordinates are evaluated together; where tiles overlap
 * their values are cross-faded.
 */
public final class GridRenderer implements AutoCloseable {
  /** Floats of one activation (T,S,H) of a batch. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  private final Fitted<GridTiling> fitted;
  private final WeightedField<GridTiling> weighted;
  private final int[] extent;
  private final RenderPlan plan;
  private final Scope scope;
  private final Field field;
  private final Queue<RenderBatch> batches;
  private final int batchCount;

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
    this(
        scope, weighted, SamplesBuilder.floats(extent, weighted.field().spec().channels()), extent);
  }

  private GridRenderer(
      Scope scope, WeightedField<GridTiling> weighted, SamplesBuilder output, int[] extent) {
    this.output = output;
    this.scope = scope;
    this.weighted = weighted;
    this.extent = extent.clone();
    fitted = weighted.field();
    try {
      if (extent.length != fitted.tiling().dimensions()) {
        throw new IllegalArgumentException(
            "an output of extent " + Arrays.toString(extent) + " is none of " + fitted.tiling());
      }
      plan = new RenderPlan(fitted.tiling(), extent);
      int points = Math.max(1, ACTIVATION_FLOATS / fitted.spec().width());
      batches = plan.batches(points, samplesAtOnce());
      batchCount = batches.size();
      field = Field.of(scope, fitted.weights());
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Prepares to add another field to the picture of this one, which is complete and not used again.
   *
   * @param own closed with the new renderer
   * @param next of the same grid and channels
   */
  public GridRenderer andThen(Scope own, WeightedField<GridTiling> next) {
    return new GridRenderer(own, next, output, extent);
  }

  private int channels() {
    return fitted.spec().channels();
  }

  /** Of all tiles of a batch; a field of one layer computes its units once for all of them. */
  private int samplesAtOnce() {
    return (int) (ACTIVATION_FLOATS / fitted.spec().form().floatsPerSample(fitted.spec()));
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return 1 - batches.size() / (double) batchCount;
  }

  /**
   * Evaluates the next batch.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    RenderBatch batch = batches.remove();
    try (Scope step = scope.child()) {
      float[] values =
          field
              .evaluate(uploadCodes(step, batch).array(), uploadPoints(step, batch).array())
              .toFloatArray(); // (T,S,C)
      int size = batch.points() * channels();
      for (int t = 0; t < batch.tileCount(); t++) {
        blend(batch, batch.tile(t), values, t * size);
      }
    }
    return !batches.isEmpty();
  }

  private void blend(RenderBatch batch, int tile, float[] values, int offset) {
    int last = extent.length - 1;
    int channels = channels();
    AxisPoints across = plan.points(tile, last);
    float[] line = new float[batch.count(last) * channels];
    int source = offset;
    BlockWalk walk = batch.lines();
    do {
      float share = weighted.weight(tile);
      long row = 0;
      for (int a = 0; a < last; a++) {
        AxisPoints points = plan.points(tile, a);
        int at = batch.first(a) + walk.at(a);
        share *= points.weight(at);
        row = row * extent[a] + points.first() + at;
      }
      for (int i = 0; i < line.length; i += channels) {
        float weight = share * across.weight(batch.first(last) + i / channels);
        for (int c = 0; c < channels; c++) {
          line[i + c] = weight * values[source++];
        }
      }
      long target = row * extent[last] + across.first() + batch.first(last);
      output.add(target * channels, line, 0, line.length);
    } while (walk.next());
  }

  private HostArray uploadCodes(Scope step, RenderBatch batch) {
    int latent = fitted.spec().latent();
    HostArray codes = step.hostArray(new Shape(batch.tileCount(), latent));
    for (int t = 0; t < batch.tileCount(); t++) {
      codes.buffer().put(t * latent, fitted.codes().code(batch.tile(t)));
    }
    codes.upload();
    return codes;
  }

  private HostArray uploadPoints(Scope step, RenderBatch batch) {
    HostArray points = step.hostArray(new Shape(batch.points(), extent.length));
    int i = 0;
    BlockWalk walk = batch.walk();
    do {
      for (int a = 0; a < extent.length; a++) {
        AxisPoints along = plan.points(batch.tile(0), a);
        points.buffer().put(i++, along.local().get(batch.first(a) + walk.at(a)));
      }
    } while (walk.next());
    points.upload();
    return points;
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
