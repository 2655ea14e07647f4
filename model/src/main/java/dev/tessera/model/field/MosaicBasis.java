package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;

/**
 * The cosines of a cell's frame on the device: colour_h cos(w0 u_{h,y} ...) cos(w0 u_{h,x} ...).
 */
final class MosaicBasis {
  private final FieldSpec spec;
  private final NDArray one;

  /** w0 u of rows and of columns, (H,1). */
  private final NDArray rowFrequencies;

  private final NDArray columnFrequencies;

  /** (H,C). */
  private final NDArray colours;

  MosaicBasis(Scope scope, Weights weights) {
    spec = weights.spec();
    one = scope.constant(1);
    WeightLayout layout = WeightLayout.of(spec);
    float[] all = weights.toArray();
    int from = layout.named("cosine.frequency").offset();
    float[] rows = new float[spec.width()];
    float[] columns = new float[spec.width()];
    for (int h = 0; h < spec.width(); h++) {
      rows[h] = (float) (spec.firstOmega() * all[from + 2 * h]);
      columns[h] = (float) (spec.firstOmega() * all[from + 2 * h + 1]);
    }
    rowFrequencies = scope.upload(rows, spec.width(), 1);
    columnFrequencies = scope.upload(columns, spec.width(), 1);
    float[] own = MosaicExperts.block(all, layout.named("cosine.colour"));
    colours = scope.upload(own, spec.width(), spec.channels());
  }

  /** (H,C). */
  NDArray colours() {
    return colours;
  }

  /**
   * The cosines at some places, without their colours, (H,P).
   *
   * @param local rows and columns in a cell, -1 to 1, (P,2)
   */
  NDArray waves(NDManager manager, float... local) {
    NDArray places = manager.create(local, new Shape(local.length / 2, 2));
    NDArray rows = places.get(new NDIndex(":, 0")).add(one).reshape(1, -1);
    NDArray columns = places.get(new NDIndex(":, 1")).add(one).reshape(1, -1);
    return rows.mul(rowFrequencies).cos().muli(columns.mul(columnFrequencies).cos());
  }

  /** As above in colour, (H,P*C); of a whole lattice it is orthonormal: its own inverse. */
  NDArray at(NDManager manager, float... local) {
    NDArray colour = colours.reshape(spec.width(), 1, spec.channels());
    colour.attach(manager);
    NDArray waves = waves(manager, local).reshape(spec.width(), -1, 1);
    return waves.mul(colour).reshape(spec.width(), -1);
  }
}
