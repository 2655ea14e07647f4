package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Linearisation;
import dev.tessera.model.fit.start.Cholesky;
import java.util.Arrays;
import java.util.Map;

/**
 * Levenberg's and Marquardt's method for the code of each tile: D unknowns, S*C residuals. The
 * damping of a tile follows its success (Nielsen 1999, simplified): a step that lowers its error is
 * taken and the damping divided by 5, else nothing moves and it is multiplied by 8.
 */
public final class LevenbergMarquardt implements CodeSteps {
  private static final float FIRST_DAMPING = 1e-2f;

  private final Field field;
  private final int samplesPerTile;
  private final float[] damping;

  /**
   * Nothing moved yet.
   *
   * @param tiles T of the whole signal
   * @param samplesPerTile S
   */
  public LevenbergMarquardt(Field field, int tiles, int samplesPerTile) {
    this.field = field;
    this.samplesPerTile = samplesPerTile;
    damping = new float[tiles];
    Arrays.fill(damping, FIRST_DAMPING);
  }

  @Override
  public long floatsPerTile() {
    long features = (long) samplesPerTile * field.spec().channels();
    return field.spec().latent() * (2L * field.spec().width() + features);
  }

  @Override
  public int rounds() {
    return 3;
  }

  @Override
  public float[] improve(int[] tiles, NDArray codes, NDArray samples, NDArray points) {
    int latent = field.spec().latent();
    Linearisation near = field.linearise(codes, points);
    NDArray residual = samples.reshape(tiles.length, -1).sub(near.values()); // (T,F)
    NDArray j = near.jacobian(); // (T,D,F)
    float[] normal = j.matMul(j.transpose(0, 2, 1)).toFloatArray(); // (T,D,D)
    float[] gradient = j.matMul(residual.reshape(tiles.length, -1, 1)).toFloatArray(); // (T,D)
    float[] before = residual.square().sum(new int[] {1}).toFloatArray();
    float[] old = codes.toFloatArray();
    float[] next = old.clone();
    for (int t = 0; t < tiles.length; t++) {
      double[] step = new double[latent];
      for (int i = 0; i < latent; i++) {
        step[i] = gradient[t * latent + i];
      }
      if (Cholesky.solve(normal, t * latent * latent, latent, damping[tiles[t]], step)) {
        for (int i = 0; i < latent; i++) {
          next[t * latent + i] += (float) step[i];
        }
      }
    }
    NDArray moved = codes.getManager().create(next, codes.getShape());
    float[] after =
        field
            .evaluate(moved, points)
            .reshape(tiles.length, -1)
            .sub(samples.reshape(tiles.length, -1))
            .square()
            .sum(new int[] {1})
            .toFloatArray();
    for (int t = 0; t < tiles.length; t++) {
      if (after[t] < before[t]) {
        damping[tiles[t]] /= 5;
      } else {
        damping[tiles[t]] *= 8;
        System.arraycopy(old, t * latent, next, t * latent, latent);
      }
    }
    return next;
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("damping", damping.clone());
  }

  @Override
  public void restore(FitState state) {
    float[] before = state.array("damping", damping.length);
    System.arraycopy(before, 0, damping, 0, damping.length);
  }
}
