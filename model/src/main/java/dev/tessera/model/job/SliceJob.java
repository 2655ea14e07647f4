package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.render.DistanceSlice;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.SparseTiling;

/** Evaluates the distance of a fitted shape on a plane: (n,n,1), unit-sphere lengths. */
public final class SliceJob extends FieldJob<DistanceSlice, Samples> {
  private static final int BATCH = 8192;

  /**
   * A slice.
   *
   * @param engine used on the model thread only
   * @param size n, 1 to 4096
   */
  public SliceJob(Engine engine, Fitted<SparseTiling> shape, SlicePlane plane, int size) {
    super(
        "Cutting the shape",
        () -> new ShapeEvaluator(engine.scope(), shape),
        field -> new DistanceSlice(field, plane, size, BATCH),
        DistanceSlice::step,
        DistanceSlice::samples);
  }
}
