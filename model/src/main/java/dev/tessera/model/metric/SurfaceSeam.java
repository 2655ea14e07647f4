package dev.tessera.model.metric;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.VoxelWeights;
import java.util.function.DoubleConsumer;

/**
 * How much farther a fitted surface is from the original where tiles meet than elsewhere:
 *
 * <pre>mean distance of vertices in cross-faded slabs / mean distance of all others</pre>
 *
 * The surface is extracted on an even lattice, so vertices stand for area. About 1 means that seams
 * do not show.
 */
public final class SurfaceSeam {
  private SurfaceSeam() {}

  /**
   * Compares slabs with the rest.
   *
   * @param fitted extracted surface, in the unit sphere
   * @param original distance to the original, in the unit sphere
   * @param tiles of the field that gave the surface
   * @param done told now and then how much is done, 0 to 1; what it throws ends the comparison
   * @return the ratio; 1 where there is nothing to compare (no slabs, nothing but slabs, or no
   *     error at all), infinite if errors occur in slabs only
   */
  public static double of(
      Mesh fitted, MeshDistance original, SparseTiling tiles, DoubleConsumer done) {
    int vertices = fitted.vertexCount();
    float[] distances = original.at(fitted, done);
    VoxelWeights weights = new VoxelWeights(tiles);
    double[] sum = new double[2];
    long[] count = new long[2];
    for (int v = 0; v < vertices; v++) {
      int cells = weights.at(fitted.position(v, 0), fitted.position(v, 1), fitted.position(v, 2));
      int side = cells > 1 ? 1 : 0;
      sum[side] += Math.abs(distances[v]);
      count[side]++;
    }
    if (count[0] == 0 || count[1] == 0 || sum[0] + sum[1] == 0) {
      return 1;
    }
    return (sum[1] / count[1]) / (sum[0] / count[0]);
  }
}
