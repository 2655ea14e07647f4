package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;

/**
 * The best code of a tile for a field with experts, in one pass: since an expert's directions are
 * orthonormal, its best amplitudes are projections, and the expert that leaves the smallest squared
 * error is chosen.
 */
final class ExpertEncoder implements TileEncoder {
  private final FieldSpec spec;
  private final NDArray minusTwo;

  /** (1) K. */
  private final NDArray experts;

  private final NDArray analysis;
  private final NDArray directions;
  private final NDArray means;
  private final NDArray projectedMeans;
  private final NDArray meanNorms;

  /**
   * Prepares the projections.
   *
   * @param scope they live in
   * @param weights of a spec with experts
   * @param points (S,d) local coordinates of all samples of a tile
   */
  ExpertEncoder(Scope scope, Weights weights, NDArray points) {
    spec = weights.spec();
    NDManager manager = scope.manager();
    minusTwo = scope.constant(-2);
    experts = manager.create(new long[] {ExpertsForm.count(spec)});
    ExpertField field = new ExpertField(scope, weights);
    WeightLayout layout = WeightLayout.of(spec);
    HostArray memory = scope.hostArray(new Shape(layout.length()));
    memory.buffer().put(0, weights.toArray());
    memory.upload();
    NDArray basis = field.basis(points);
    basis.attach(manager);
    analysis = basis.transpose(); // (S*C,H)
    NDArray flat = layout.named("expert.directions").view(memory.array());
    directions = flat.transpose(); // (H,K*(D-1))
    NDArray mean = layout.named("expert.mean").view(memory.array()); // (K,H)
    means = mean.transpose(); // (H,K)
    NDArray perExpert = flat.reshape(ExpertsForm.count(spec), spec.latent() - 1, spec.width());
    projectedMeans =
        perExpert.matMul(mean.reshape(ExpertsForm.count(spec), spec.width(), 1)).reshape(1, -1);
    meanNorms = mean.mul(mean).sum(new int[] {1}).reshape(1, -1);
  }

  @Override
  public int floatsPerTile() {
    return ExpertsForm.count(spec) * (spec.latent() - 1);
  }

  @Override
  public NDArray encode(NDArray tiles) {
    long count = tiles.getShape().get(0);
    int amplitudes = spec.latent() - 1;
    NDArray m = tiles.reshape(count, -1).matMul(analysis); // (T,H)
    NDArray projections =
        m.matMul(directions)
            .subi(projectedMeans)
            .reshape(count, ExpertsForm.count(spec), amplitudes);
    // |m - mu|^2 - |c|^2 without the part that all experts share
    NDArray error =
        m.matMul(means)
            .muli(minusTwo)
            .addi(meanNorms)
            .subi(projections.mul(projections).sum(new int[] {2}));
    NDArray choice = error.argMin(1).toType(DataType.INT64, false); // (T)
    NDArray rows = m.getManager().arange((int) count).toType(DataType.INT64, false).mul(experts);
    NDArray c =
        projections
            .reshape(count * ExpertsForm.count(spec), amplitudes)
            .get(new NDIndex("{}", rows.add(choice)));
    return choice.toType(DataType.FLOAT32, false).reshape(-1, 1).concat(c, 1); // (T,D)
  }
}
