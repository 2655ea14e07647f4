package dev.tessera.model.fit;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.tile.VoxelTiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the tiles near a surface and the distances at their points, in short steps.
 *
 * <p>A cell whose middle is farther from the surface than the clamp and half a tile's diagonal has
 * no point within the clamp; of the others those are kept that have one among their own.
 */
final class ShapePreparation {
  private static final int AXES = 3;

  /** Distances of a step: 20 ms at 800,000 a second. */
  private static final int AT_ONCE = 1 << 14;

  private final DistanceField distance;
  private final double clamp;
  private final float[] points;
  private final int perStep;

  /** Every cell of the grid as a tile, to know where cells lie. */
  private final VoxelTiles grid;

  private final boolean given;
  private final int[] kinds;

  /** Middles that were asked, then candidates. */
  private int asked;

  private int[] candidates = {};
  private int candidateCount;
  private int sampled;
  private float[] values = {};
  private int kept;

  /**
   * Prepares.
   *
   * @param distance to the surface, in unit-sphere lengths
   * @param clamp where distances saturate
   * @param points local coordinates in each tile, (S,3)
   * @param cells along each axis
   * @param overlap in cell sides
   */
  static ShapePreparation near(
      DistanceField distance, double clamp, float[] points, int cells, double overlap) {
    int[] kinds = new int[cells * cells * cells];
    VoxelTiles all = VoxelTiles.of(cells, overlap, kinds);
    return new ShapePreparation(distance, clamp, points, all, kinds, false);
  }

  /** The distances at the points of given tiles. */
  static ShapePreparation of(
      DistanceField distance, double clamp, float[] points, VoxelTiles tiles) {
    int[] kinds = tiles.kinds();
    VoxelTiles all = VoxelTiles.of(tiles.perAxis(), tiles.overlap(), new int[kinds.length]);
    ShapePreparation preparation =
        new ShapePreparation(distance, clamp, points, all, kinds, true);
    for (int cell = 0; cell < kinds.length; cell++) {
      if (kinds[cell] == 0) {
        preparation.candidates[preparation.candidateCount++] = cell;
      }
    }
    preparation.asked = kinds.length;
    return preparation;
  }

  private ShapePreparation(
      DistanceField distance,
      double clamp,
      float[] points,
      VoxelTiles grid,
      int[] kinds,
      boolean given) {
    this.distance = distance;
    this.clamp = clamp;
    this.points = points;
    this.grid = grid;
    this.kinds = kinds;
    this.given = given;
    candidates = new int[kinds.length];
    perStep = Math.max(1, AT_ONCE / (points.length / AXES));
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more to do
   */
  boolean step() {
    if (asked < kinds.length) {
      askMiddles();
    } else if (sampled < candidateCount) {
      sampleSome();
    }
    return asked < kinds.length || sampled < candidateCount;
  }

  /** How much is done, 0 to 1. */
  double progress() {
    double middles = asked / (double) kinds.length;
    double tiles = asked < kinds.length ? 0 : sampled / Math.max(1.0, candidateCount);
    return 0.1 * middles + 0.9 * tiles;
  }

  /** Distances that were asked for so far. */
  long queries() {
    return (given ? 0L : asked) + (long) sampled * (points.length / AXES);
  }

  private void askMiddles() {
    int count = Math.min(AT_ONCE, kinds.length - asked);
    float[] middles = new float[count * AXES];
    for (int i = 0; i < count; i++) {
      for (int axis = 0; axis < AXES; axis++) {
        middles[i * AXES + axis] = (float) grid.centre(asked + i, axis);
      }
    }
    float[] distances = new float[count];
    distance.evaluate(middles, count, distances);
    double reach = clamp + grid.halfSide() * Math.sqrt(AXES);
    for (int i = 0; i < count; i++) {
      kinds[asked + i] = distances[i] < 0 ? VoxelTiles.INSIDE : VoxelTiles.OUTSIDE;
      if (Math.abs(distances[i]) < reach) {
        candidates[candidateCount++] = asked + i;
      }
    }
    asked += count;
  }

  private void sampleSome() {
    int samples = points.length / AXES;
    int count = Math.min(perStep, candidateCount - sampled);
    float[] at = new float[count * points.length];
    for (int i = 0; i < count; i++) {
      for (int p = 0; p < points.length; p++) {
        int axis = p % AXES;
        double middle = grid.centre(candidates[sampled + i], axis);
        at[i * points.length + p] = (float) (middle + grid.halfSide() * points[p]);
      }
    }
    float[] found = new float[count * samples];
    distance.evaluate(at, found.length, found);
    for (int i = 0; i < count; i++) {
      int cell = candidates[sampled + i];
      if (given || reaches(found, i * samples, samples)) {
        keep(cell, found, i * samples, samples);
      }
    }
    sampled += count;
  }

  private boolean reaches(float[] found, int from, int samples) {
    for (int s = from; s < from + samples; s++) {
      if (Math.abs(found[s]) < clamp) {
        return true;
      }
    }
    return false;
  }

  private void keep(int cell, float[] found, int from, int samples) {
    if ((kept + 1) * samples > values.length) {
      long wanted = Math.max(64L * samples, 2L * values.length);
      values = Arrays.copyOf(values, Math.toIntExact(wanted));
    }
    for (int s = 0; s < samples; s++) {
      double value = found[from + s] / clamp;
      values[kept * samples + s] = (float) Math.max(-1, Math.min(1, value));
    }
    kinds[cell] = 0;
    kept++;
  }

  /** What was found; empty until {@link #step} said there is no more to do. */
  Optional<ShapeSamples> samples() {
    if (asked < kinds.length || sampled < candidateCount) {
      return Optional.empty();
    }
    return Optional.of(
        new ShapeSamples(
            VoxelTiles.of(grid.perAxis(), grid.overlap(), kinds),
            points,
            Arrays.copyOf(values, kept * (points.length / AXES))));
  }
}
