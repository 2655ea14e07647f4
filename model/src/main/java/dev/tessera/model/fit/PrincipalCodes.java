package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.TileGrid;
import dev.tessera.model.tile.TileSampler;
import java.util.SplittableRandom;

/**
 * Starting codes that already tell the tiles apart the way the signal does: the coordinates of each
 * tile in the D principal directions of all tiles, each divided by the square root of its standard
 * deviation (half-way to white) and all scaled to a mean square of 1.
 *
 * <p>The directions are found by orthogonal iteration on an even choice of tiles. Work is cut into
 * short steps.
 */
final class PrincipalCodes implements AutoCloseable {
  private static final int ITERATIONS = 8;
  private static final int FLOATS_AT_ONCE = 1 << 22;

  private final Scope scope;
  private final TileSampler sampler;
  private final TileGrid grid;
  private final int latent;
  private final int features;
  private final float[] mean;
  private final double[] deviations;
  private final NDArray chosen;
  private NDArray basis;
  private int iteration;
  private int projected;
  private double sumOfSquares;

  /** Whether the tiles are enough to speak of principal directions. */
  static boolean suits(TileGrid grid, int channels, int latent) {
    return latent <= grid.samplesPerTile() * channels && grid.tileCount() >= 4 * latent;
  }

  /** Prepares a signal for which {@link #suits} holds. */
  PrincipalCodes(Scope scope, Samples signal, TileGrid grid, int latent, long seed) {
    this.scope = scope;
    this.grid = grid;
    this.latent = latent;
    sampler = new TileSampler(signal, grid);
    features = grid.samplesPerTile() * signal.channels();
    mean = new float[features];
    deviations = new double[latent];
    chosen = choose();
    SplittableRandom random = new SplittableRandom(seed);
    float[] start = new float[latent * features];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) random.nextGaussian();
    }
    basis = upload(scope, latent, start);
  }

  /**
   * Does a part of the work.
   *
   * @param codes (T,D), complete when this returns false
   * @return whether there is more to do
   */
  boolean step(float[] codes) {
    if (iteration < ITERATIONS) {
      iterate();
      iteration++;
      return true;
    }
    if (projected < grid.tileCount()) {
      project(codes);
      return true;
    }
    float scale = (float) Math.sqrt(codes.length / Math.max(sumOfSquares, 1e-12));
    for (int i = 0; i < codes.length; i++) {
      codes[i] *= scale;
    }
    return false;
  }

  private NDArray choose() {
    int count = Math.min(grid.tileCount(), Math.max(4 * latent, FLOATS_AT_ONCE / features));
    float[] rows = new float[count * features];
    for (int i = 0; i < count; i++) {
      sampler.gather((int) ((long) i * grid.tileCount() / count), rows, i * features);
      for (int j = 0; j < features; j++) {
        mean[j] += rows[i * features + j] / count;
      }
    }
    subtractMean(rows);
    return upload(scope, count, rows);
  }

  /** basis <- orthonormal rows of basis X^T X. */
  private void iterate() {
    // A view belongs to the scope of what it shows: transposing here would pile up views there.
    try (Scope step = scope.child();
        NDArray columns = chosen.transpose()) {
      NDArray current = upload(step, latent, basis.toFloatArray());
      NDArray coordinates = current.matMul(columns); // (D,N)
      float[] rows = coordinates.matMul(chosen).toFloatArray(); // (D,F)
      orthonormalise(rows, chosen.getShape().get(0));
      NDArray next = upload(scope, latent, rows);
      basis.close();
      basis = next;
    }
  }

  /** Gram-Schmidt; the length of a row before scaling is its variance times the tiles. */
  private void orthonormalise(float[] rows, long tiles) {
    for (int k = 0; k < latent; k++) {
      int row = k * features;
      for (int p = 0; p < k; p++) {
        int other = p * features;
        float dot = dot(rows, row, other);
        for (int j = 0; j < features; j++) {
          rows[row + j] -= dot * rows[other + j];
        }
      }
      double length = Math.sqrt(dot(rows, row, row)) + 1e-20;
      deviations[k] = Math.sqrt(length / tiles);
      for (int j = 0; j < features; j++) {
        rows[row + j] /= (float) length;
      }
    }
  }

  private float dot(float[] rows, int a, int b) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += rows[a + j] * rows[b + j];
    }
    return (float) sum;
  }

  private void project(float[] codes) {
    int count = Math.min(grid.tileCount() - projected, Math.max(1, (1 << 18) / features));
    float[] rows = new float[count * features];
    for (int i = 0; i < count; i++) {
      sampler.gather(projected + i, rows, i * features);
    }
    subtractMean(rows);
    try (Scope step = scope.child();
        NDArray columns = basis.transpose()) {
      float[] coordinates = upload(step, count, rows).matMul(columns).toFloatArray();
      for (int i = 0; i < coordinates.length; i++) {
        // The smallest step of 8 bits keeps directions without content from being blown up.
        double value = coordinates[i] / Math.sqrt(deviations[i % latent] + 1.0 / 255);
        codes[projected * latent + i] = (float) value;
        sumOfSquares += value * value;
      }
    }
    projected += count;
  }

  private void subtractMean(float[] rows) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] -= mean[i % features];
    }
  }

  private NDArray upload(Scope target, int rows, float[] values) {
    HostArray array = target.hostArray(new Shape(rows, values.length / rows));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  @Override
  public void close() {
    scope.close();
  }
}
