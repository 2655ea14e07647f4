package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Linearisation;
import java.util.Map;

/**
 * {@link CodeSteps.LevenbergMarquardt} on the device, the damping of each tile included.
 *
 * <p>The systems of all tiles are solved by one call, the inverse of (T,D,D) in double precision:
 * DJL has no other solver, and a loop over columns would be five launches for each of them. Damped,
 * no system is singular, and double precision makes up for what an inverse loses to a
 * factorisation.
 */
final class DeviceLeastSquares implements DeviceCodeSteps {
  private static final float TAKEN = 1f / 5;
  private static final float REFUSED = 8;
  private static final float LEAST = 1e-12f;

  private final Scope scope;
  private final Field field;

  /** (R,D). */
  private final NDArray codes;

  /** (R,1). */
  private final NDArray damping;

  /** (D,D). */
  private final NDArray identity;

  /** (1) what a sum over the diagonal is multiplied by to be a mean. */
  private final NDArray mean;

  private final NDArray least;
  private final NDArray refused;
  private final NDArray takenOrRefused;

  /**
   * As the heap has it.
   *
   * @param codes of all tiles, (T,D)
   * @param damping of all tiles, (T)
   */
  DeviceLeastSquares(Scope scope, Field field, float[] codes, float[] damping) {
    this.scope = scope;
    this.field = field;
    int latent = field.spec().latent();
    this.codes = scope.upload(codes, damping.length, latent);
    this.damping = scope.upload(damping, damping.length, 1);
    identity = scope.manager().eye(latent).toType(DataType.FLOAT64, false);
    mean = scope.constant(1f / latent);
    least = scope.constant(LEAST);
    refused = scope.constant(REFUSED);
    takenOrRefused = scope.constant(TAKEN - REFUSED);
  }

  /** Whether the library of the device can solve systems: that part of it is loaded when needed. */
  static boolean solves(Scope scope) {
    try (Scope trial = scope.child()) {
      return trial.manager().eye(2).inverse().toFloatArray()[0] == 1;
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  @Override
  public float[] sent(int[] tiles) {
    return new float[0];
  }

  @Override
  public void improve(NDArray tiles, NDArray sent, NDArray samples, NDArray points) {
    long count = tiles.size();
    NDManager own = tiles.getManager();
    NDIndex rows = new NDIndex("{}", tiles);
    NDArray old = codes.get(own, rows); // (T,D)
    NDArray damped = damping.get(own, rows); // (T,1)
    NDArray wanted = samples.reshape(count, -1);
    Linearisation near = field.linearise(old, points);
    NDArray residual = wanted.sub(near.values()); // (T,F)
    NDArray j = near.jacobian(); // (T,D,F)
    NDArray normal = j.matMul(j.transpose(0, 2, 1)).toType(DataType.FLOAT64, false); // (T,D,D)
    NDArray gradient =
        j.matMul(residual.reshape(count, -1, 1)).toType(DataType.FLOAT64, false); // (T,D,1)
    NDArray step =
        damped(normal, damped)
            .inverse()
            .matMul(gradient)
            .toType(DataType.FLOAT32, false)
            .reshape(count, -1);
    NDArray after = squares(wanted, field.evaluate(old.add(step), points).reshape(count, -1));
    NDArray better = after.lt(squares(residual)).toType(DataType.FLOAT32, false); // (T,1)
    codes.set(rows, step.muli(better).addi(old));
    damping.set(rows, better.mul(takenOrRefused).addi(refused).muli(damped));
  }

  /** A + damping * mean diagonal * I. */
  private NDArray damped(NDArray normal, NDArray damped) {
    NDArray diagonal = normal.mul(identity).sum(new int[] {1, 2}).reshape(-1, 1); // (T,1)
    NDArray added = diagonal.muli(mean).muli(damped).addi(least);
    return normal.addi(added.reshape(-1, 1, 1).mul(identity));
  }

  private static NDArray squares(NDArray wanted, NDArray found) {
    return squares(wanted.sub(found));
  }

  /** (T,1) of (T,F). */
  private static NDArray squares(NDArray differences) {
    return differences.square().sum(new int[] {1}, true);
  }

  @Override
  public NDArray codes(NDArray tiles) {
    return codes.get(tiles.getManager(), new NDIndex("{}", tiles));
  }

  @Override
  public void put(NDArray tiles, NDArray values) {
    codes.set(new NDIndex("{}", tiles), values);
  }

  @Override
  public float[] codes() {
    return Scope.read(codes);
  }

  @Override
  public float[] code(int tile) {
    try (Scope passing = scope.child()) {
      return codes.get(passing.manager(), new NDIndex("{}", tile)).toFloatArray();
    }
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("damping", Scope.read(damping));
  }
}
