package dev.tessera.model.fit.points;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.tile.SparseTiling;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the tiles near a surface and the distances at their points, in short steps.
 *
 * <p>Of the cells that {@link NearTiles} finds those are kept that have a point within the clamp
 * among their own.
 */
public final class DistanceSampling implements Preparation<SparseTiling> {
  private static final int AXES = 3;

  /** Distances of a step: 20 ms in a mesh of a million faces. */
  private static final int AT_ONCE = 1 << 11;

  private final DistanceField distance;
  private final double clamp;
  private final float[] points;
  private final int perStep;

  /** Every cell of the grid as a tile, to know where cells lie. */
  private final SparseTiling grid;

  /** Empty if the tiles are given. */
  private final Optional<NearTiles> search;

  private boolean searched;
  private int[] kinds;
  private int[] candidates;
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
  public static DistanceSampling near(
      DistanceField distance, double clamp, float[] points, int cells, double overlap) {
    NearTiles search = new NearTiles(distance, cells, overlap, clamp);
    return new DistanceSampling(
        distance, clamp, points, search.grid(), Optional.of(search), new int[0]);
  }

  /** The distances at the points of given tiles. */
  public static DistanceSampling of(
      DistanceField distance, double clamp, float[] points, SparseTiling tiles) {
    int[] kinds = tiles.kinds();
    SparseTiling grid = SparseTiling.of(tiles.perAxis(), tiles.overlap(), new int[kinds.length]);
    return new DistanceSampling(distance, clamp, points, grid, Optional.empty(), kinds);
  }

  private DistanceSampling(
      DistanceField distance,
      double clamp,
      float[] points,
      SparseTiling grid,
      Optional<NearTiles> search,
      int[] kinds) {
    this.distance = distance;
    this.clamp = clamp;
    this.points = points;
    this.grid = grid;
    this.search = search;
    this.kinds = kinds;
    searched = search.isEmpty();
    candidates = IntStream.range(0, kinds.length).filter(cell -> kinds[cell] == 0).toArray();
    perStep = Math.max(1, AT_ONCE / (points.length / AXES));
  }

  @Override
  public boolean step() {
    if (!searched) {
      search(search.orElseThrow());
    } else if (sampled < candidates.length) {
      sampleSome();
    }
    return !done();
  }

  private void search(NearTiles middles) {
    searched = !middles.step();
    if (searched) {
      kinds = middles.sides();
      candidates = middles.near();
    }
  }

  private boolean done() {
    return searched && sampled == candidates.length;
  }

  @Override
  public double progress() {
    double middles = search.map(NearTiles::progress).orElse(1.0);
    double tiles = searched ? sampled / Math.max(1.0, candidates.length) : 0;
    return 0.1 * middles + 0.9 * tiles;
  }

  private void sampleSome() {
    int samples = points.length / AXES;
    int count = Math.min(perStep, candidates.length - sampled);
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
      if (search.isEmpty() || reaches(found, i * samples, samples)) {
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

  @Override
  public SurfacePoints points() {
    if (!done()) {
      throw new NoSuchElementException("distances are still being looked for");
    }
    return new SurfacePoints(
        SparseTiling.of(grid.perAxis(), grid.overlap(), kinds),
        points,
        Arrays.copyOf(values, kept * (points.length / AXES)));
  }
}
