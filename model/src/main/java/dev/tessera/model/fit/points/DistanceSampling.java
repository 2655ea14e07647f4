package dev.tessera.model.fit.points;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.NearTiles;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds the tiles near a surface and the distances at their points, in short steps; the tree of
 * triangles of a mesh first.
 *
 * <p>Of the cells that {@link NearTiles} finds those are kept that have a point within the clamp
 * among their own.
 */
public final class DistanceSampling implements PointSource.Preparation<SparseTiling> {
  private static final int AXES = 3;

  /** Of preparing, for a mesh of some 50,000 triangles. */
  private static final double BUILD_SHARE = 0.1;

  /** Distances of a step: 20 ms in a mesh of a million faces. */
  private static final int AT_ONCE = 768;

  private final DistanceField distance;
  private final double clamp;
  private final float[] points;
  private final int perStep;

  /** Empty if the distance is known without. */
  private final Optional<MeshDistanceBuild> build;

  private final NearTiles search;

  /** Whether tiles are kept that do not come near the surface. */
  private final boolean given;

  private boolean built;
  private boolean searched;
  private int[] kinds = {};
  private int[] candidates = {};
  private int sampled;
  private float[] values = {};
  private int kept;

  /**
   * Prepares the tiles near a surface.
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
    return new DistanceSampling(Optional.empty(), distance, clamp, points, search, false);
  }

  /**
   * Prepares the tiles near a mesh, or given ones.
   *
   * @param signal the mesh
   * @param cut how its space is cut
   * @param points local coordinates in each tile, (S,3)
   * @param tiles to take, instead of those near the surface; or empty
   * @throws IllegalArgumentException if the tiles are not those of the cut
   */
  public static DistanceSampling of(
      ShapeSignal signal, SurfaceCut cut, float[] points, Optional<SparseTiling> tiles) {
    if (tiles.isPresent()
        && (tiles.get().perAxis() != cut.cells() || tiles.get().overlap() != cut.overlap())) {
      throw new IllegalArgumentException(
          "wanted " + cut.cells() + "^3 voxels, overlap " + cut.overlap() + ": " + tiles.get());
    }
    MeshDistanceBuild build = new MeshDistanceBuild(signal.mesh());
    return new DistanceSampling(
        Optional.of(build),
        build.field(),
        cut.clamp(),
        points,
        tiles.map(NearTiles::of).orElseGet(() -> NearTiles.of(build, cut)),
        tiles.isPresent());
  }

  private DistanceSampling(
      Optional<MeshDistanceBuild> build,
      DistanceField distance,
      double clamp,
      float[] points,
      NearTiles search,
      boolean given) {
    this.build = build;
    this.distance = distance;
    this.clamp = clamp;
    this.points = points;
    this.search = search;
    this.given = given;
    built = build.isEmpty();
    perStep = Math.max(1, AT_ONCE / (points.length / AXES));
  }

  @Override
  public boolean step() {
    if (!built) {
      built = !build.orElseThrow().step();
    } else if (!searched) {
      searched = !search.step();
      if (searched) {
        kinds = search.sides();
        candidates = search.near();
      }
    } else if (sampled < candidates.length) {
      sampleSome();
    }
    return !done();
  }

  private boolean done() {
    return searched && sampled == candidates.length;
  }

  @Override
  public double progress() {
    double tiles = searched ? sampled / Math.max(1.0, candidates.length) : 0;
    double measured = 0.1 * search.progress() + 0.9 * tiles;
    return build
        .map(tree -> BUILD_SHARE * tree.progress() + (1 - BUILD_SHARE) * measured)
        .orElse(measured);
  }

  private void sampleSome() {
    SparseTiling grid = search.grid();
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

  @Override
  public SurfacePoints points() {
    if (!done()) {
      throw new NoSuchElementException("distances are still being looked for");
    }
    SparseTiling grid = search.grid();
    return new SurfacePoints(
        SparseTiling.of(grid.perAxis(), grid.overlap(), kinds),
        points,
        Arrays.copyOf(values, kept * (points.length / AXES)));
  }
}
