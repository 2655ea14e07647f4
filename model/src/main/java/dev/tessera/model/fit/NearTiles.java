package dev.tessera.model.fit;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.tile.VoxelTiles;

/** Tiles that may hold a point within the clamp of a surface, told by the distances of middles. */
final class NearTiles {
  private NearTiles() {}

  /**
   * The tiles of a shape.
   *
   * @param distance exact, in unit-sphere lengths
   * @param cells along each axis
   * @param overlap in cell sides
   * @param clamp where distances saturate
   */
  static VoxelTiles of(DistanceField distance, int cells, double overlap, double clamp) {
    int[] kinds = new int[cells * cells * cells];
    VoxelTiles grid = VoxelTiles.of(cells, overlap, kinds);
    float[] middles = new float[3 * kinds.length];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = (float) grid.centre(i / 3, i % 3);
    }
    float[] distances = new float[kinds.length];
    distance.evaluate(middles, kinds.length, distances);
    double reach = clamp + grid.halfSide() * Math.sqrt(3);
    for (int cell = 0; cell < kinds.length; cell++) {
      if (Math.abs(distances[cell]) >= reach) {
        kinds[cell] = distances[cell] < 0 ? VoxelTiles.INSIDE : VoxelTiles.OUTSIDE;
      }
    }
    return VoxelTiles.of(cells, overlap, kinds);
  }
}
