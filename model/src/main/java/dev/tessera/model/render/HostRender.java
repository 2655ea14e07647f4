package dev.tessera.model.render;

import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.tile.GridTiling;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Tiles whose output points lie at the same local coordinates are evaluated together, as many as
 * the cache holds, and cross-faded on the heap.
 */
final class HostRender implements RenderWay {
  /** Floats of one activation (T,S,H) of a batch. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  private final Scope scope;
  private final WeightedField<GridTiling> weighted;
  private final Fitted<GridTiling> fitted;
  private final RenderPlan plan;
  private final SamplesBuilder output;
  private final int[] extent;
  private final Field field;
  private final Queue<RenderBatch> batches;
  private final int batchCount;

  /** Whether no two tiles add to the same place, so that several can be worked on at a time. */
  private final boolean apart;

  /**
   * Prepares.
   *
   * @param scope lives as long as the rendering
   * @param output values are added to
   * @param extent of the output, one number per axis
   */
  HostRender(
      Scope scope,
      WeightedField<GridTiling> weighted,
      RenderPlan plan,
      SamplesBuilder output,
      int... extent) {
    this.scope = scope;
    this.weighted = weighted;
    this.plan = plan;
    this.output = output;
    this.extent = extent.clone();
    fitted = weighted.field();
    FieldSpec spec = fitted.spec();
    int points = Math.max(1, ACTIVATION_FLOATS / spec.width());
    // Of all tiles of a batch; a field of one layer computes its units once for all of them.
    int samples = (int) (ACTIVATION_FLOATS / spec.form().floatsPerSample(spec));
    batches = plan.batches(points, samples);
    batchCount = batches.size();
    field = Field.of(scope, fitted.weights());
    GridTiling tiling = fitted.tiling();
    apart = IntStream.range(0, extent.length).allMatch(a -> tiling.overlap(a) == 0);
  }

  private int channels() {
    return fitted.spec().channels();
  }

  @Override
  public double progress() {
    return 1 - batches.size() / (double) batchCount;
  }

  @Override
  public boolean step() {
    RenderBatch batch = batches.remove();
    try (Scope step = scope.child()) {
      float[] values =
          field
              .evaluate(uploadCodes(step, batch).array(), uploadPoints(step, batch).array())
              .toFloatArray(); // (T,S,C)
      int size = batch.points() * channels();
      Workers.Run blending =
          (first, end) -> {
            for (int t = first; t < end; t++) {
              blend(batch, batch.tile(t), values, t * size);
            }
          };
      if (apart) {
        scope.workers().share(batch.tileCount(), blending);
      } else {
        blending.work(0, batch.tileCount());
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
}
