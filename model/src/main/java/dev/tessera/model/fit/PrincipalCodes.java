package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
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
final class PrincipalCodes implements StartingCodes {
  private static final int ITERATIONS = 8;
  private static final int FLOATS_AT_ONCE = 1 << 22;

  /** Multiplications of one step by the engine, and of one by plain loops: tens of ms each. */
  private static final long PRODUCT_WORK = 1L << 28;

  private static final long LOOP_WORK = 1L << 23;

  private final Scope scope;
  private final TileSampler sampler;
  private final GridTiling grid;
  private final int latent;
  private final int features;
  private final float[] mean;
  private final double[] deviations;
  private final NDArray chosen;
  private final HostMemory memory = new HostMemory();

  /** basis X^T X (D,F) in the making. */
  private final float[] rows;

  private NDArray basis;
  private int iteration;

  /** Tiles that the iteration has multiplied, then rows of the next basis that it has finished. */
  private int multiplied;

  private int orthonormal;
  private int projected;
  private double sumOfSquares;

  /** Whether the tiles are enough to speak of principal directions. */
  static boolean suits(GridTiling grid, int channels, int latent) {
    return latent <= grid.samplesPerTile() * channels && grid.tileCount() >= 4 * latent;
  }

  /** Prepares a signal for which {@link #suits} holds. */
  PrincipalCodes(Scope scope, Samples signal, GridTiling grid, int latent, long seed) {
    this.scope = scope;
    this.grid = grid;
    this.latent = latent;
    sampler = new TileSampler(signal, grid);
    features = grid.samplesPerTile() * signal.channels();
    mean = new float[features];
    rows = new float[latent * features];
    deviations = new double[latent];
    chosen = choose();
    SplittableRandom random = new SplittableRandom(seed);
    float[] start = new float[latent * features];
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) random.nextGaussian();
    }
    basis = upload(scope, latent, start);
  }

  @Override
  public boolean step(float[] codes) {
    if (iteration < ITERATIONS) {
      iterate();
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

  @Override
  public double progress() {
    double within =
        (multiplied / (double) chosen.getShape().get(0) + orthonormal / (double) latent) / 2;
    double analysed = Math.min(1, (iteration + within) / ITERATIONS);
    return (analysed + projected / (double) grid.tileCount()) / 2;
  }

  private NDArray choose() {
    int count = Math.min(grid.tileCount(), Math.max(4 * latent, FLOATS_AT_ONCE / features));
    float[] tiles = new float[count * features];
    for (int i = 0; i < count; i++) {
      sampler.gather((int) ((long) i * grid.tileCount() / count), tiles, i * features);
      for (int j = 0; j < features; j++) {
        mean[j] += tiles[i * features + j] / count;
      }
    }
    subtractMean(tiles);
    return upload(scope, count, tiles);
  }

  /** A part of basis <- orthonormal rows of basis X^T X. */
  private void iterate() {
    int tiles = (int) chosen.getShape().get(0);
    if (multiplied < tiles) {
      multiply(tiles);
    } else if (orthonormal < latent) {
      orthonormalise(tiles);
    } else {
      NDArray next = upload(scope, latent, rows);
      basis.close();
      basis = next;
      multiplied = 0;
      orthonormal = 0;
      iteration++;
    }
  }

  /** Adds basis X^T X over some of the tiles. */
  private void multiply(int tiles) {
    int count = (int) Math.max(1, Math.min(tiles - multiplied, PRODUCT_WORK / rows.length));
    // A view belongs to the scope of what it shows: left open, views would pile up there.
    try (Scope step = scope.child();
        NDArray some = chosen.get(new NDIndex("{}:{}", multiplied, multiplied + count));
        NDArray columns = some.transpose()) {
      NDArray current = upload(step, latent, basis.toFloatArray());
      NDArray coordinates = current.matMul(columns); // (D,N)
      float[] sums = coordinates.matMul(some).toFloatArray(); // (D,F)
      for (int i = 0; i < sums.length; i++) {
        rows[i] = multiplied == 0 ? sums[i] : rows[i] + sums[i];
      }
    }
    multiplied += count;
  }

  /** Gram-Schmidt; the length of a row before scaling is its variance times the tiles. */
  private void orthonormalise(long tiles) {
    long work = 0;
    while (orthonormal < latent && work < LOOP_WORK) {
      int row = orthonormal * features;
      for (int p = 0; p < orthonormal; p++) {
        int other = p * features;
        float dot = dot(row, other);
        for (int j = 0; j < features; j++) {
          rows[row + j] -= dot * rows[other + j];
        }
      }
      double length = Math.sqrt(dot(row, row)) + 1e-20;
      deviations[orthonormal] = Math.sqrt(length / tiles);
      for (int j = 0; j < features; j++) {
        rows[row + j] /= (float) length;
      }
      orthonormal++;
      work += 2L * orthonormal * features;
    }
  }

  private float dot(int a, int b) {
    double sum = 0;
    for (int j = 0; j < features; j++) {
      sum += rows[a + j] * rows[b + j];
    }
    return (float) sum;
  }

  private void project(float[] codes) {
    int count = Math.min(grid.tileCount() - projected, Math.max(1, (1 << 18) / features));
    float[] tiles = new float[count * features];
    for (int i = 0; i < count; i++) {
      sampler.gather(projected + i, tiles, i * features);
    }
    subtractMean(tiles);
    try (Scope step = scope.child();
        NDArray columns = basis.transpose()) {
      HostArray array = step.hostArray(new Shape(count, features), memory);
      array.buffer().put(0, tiles);
      array.upload();
      float[] coordinates = array.array().matMul(columns).toFloatArray();
      for (int i = 0; i < coordinates.length; i++) {
        // The smallest step of 8 bits keeps directions without content from being blown up.
        double value = coordinates[i] / Math.sqrt(deviations[i % latent] + 1.0 / 255);
        codes[projected * latent + i] = (float) value;
        sumOfSquares += value * value;
      }
    }
    projected += count;
  }

  private void subtractMean(float[] tiles) {
    for (int i = 0; i < tiles.length; i++) {
      tiles[i] -= mean[i % features];
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
