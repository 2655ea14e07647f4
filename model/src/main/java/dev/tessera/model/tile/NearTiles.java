package dev.tessera.model.tile;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.Arrays;

/**
 * Finds the cells of a grid whose tiles may hold a point within the clamp of a surface, in short
 * steps: those whose middle is no farther from it than the clamp and half a tile's diagonal.
 */
public final class NearTiles {
  private static final int AXES = 3;

  /** Distances of a step: 10 ms in a mesh of a million faces. */
  private static final int AT_ONCE = 768;

  private final DistanceField distance;
  private final SparseTiling grid;
  private final double reach;
  private final int[] sides;
  private final int[] near;
  private int nearCount;
  private int asked;

  /**
   * Prepares.
   *
   * @param distance exact, in unit-sphere lengths
   * @param cells along each axis
   * @param overlap in cell sides
   * @param clamp where distances saturate
   */
  public NearTiles(DistanceField distance, int cells, double overlap, double clamp) {
    this.distance = distance;
    sides = new int[cells * cells * cells];
    near = new int[sides.length];
    grid = SparseTiling.of(cells, overlap, sides);
    reach = clamp + grid.halfSide() * Math.sqrt(AXES);
  }

  /**
   * Prepares.
   *
   * @param build of the distance to a mesh; complete before the first step
   * @param cut how its space is cut
   */
  public static NearTiles of(MeshDistanceBuild build, SurfaceCut cut) {
    return new NearTiles(build.field(), cut.cells(), cut.overlap(), cut.clamp());
  }

  /** Nothing to search: the cells that are tiles. */
  public static NearTiles of(SparseTiling tiles) {
    DistanceField none = (points, count, distances) -> {};
    NearTiles known = new NearTiles(none, tiles.perAxis(), tiles.overlap(), 1);
    int[] kinds = tiles.kinds();
    for (int cell = 0; cell < kinds.length; cell++) {
      known.sides[cell] = kinds[cell];
      if (kinds[cell] == 0) {
        known.near[known.nearCount++] = cell;
      }
    }
    known.asked = kinds.length;
    return known;
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    int count = Math.min(AT_ONCE, sides.length - asked);
    float[] middles = new float[count * AXES];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = (float) grid.centre(asked + i / AXES, i % AXES);
    }
    float[] distances = new float[count];
    distance.evaluate(middles, count, distances);
    for (int i = 0; i < count; i++) {
      sides[asked + i] = distances[i] < 0 ? SparseTiling.INSIDE : SparseTiling.OUTSIDE;
      if (Math.abs(distances[i]) < reach) {
        near[nearCount++] = asked + i;
      }
    }
    asked += count;
    return asked < sides.length;
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return asked / (double) sides.length;
  }

  /** Every cell of the grid as a tile, to know where cells lie. */
  public SparseTiling grid() {
    return grid;
  }

  /** A copy of the sides on which the middles of all cells lie, near or not. */
  public int[] sides() {
    return sides.clone();
  }

  /** The cells that are near, ascending. */
  public int[] near() {
    return Arrays.copyOf(near, nearCount);
  }

  /** The cells that are near as tiles. */
  public SparseTiling tiles() {
    int[] kinds = sides();
    for (int cell : near()) {
      kinds[cell] = 0;
    }
    return SparseTiling.of(grid.perAxis(), grid.overlap(), kinds);
  }
}
