package dev.tessera.model.fit.points;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.SurfaceCut;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Finds the distances to a mesh at the points of its tiles: the tree of triangles first. */
public final class SurfacePreparation implements Preparation<SparseTiling> {
  /** Of preparing, for a mesh of some 50,000 triangles. */
  private static final double BUILD_SHARE = 0.1;

  private final SurfaceCut cut;
  private final float[] points;
  private final Optional<SparseTiling> tiles;
  private final MeshDistanceBuild build;
  private Optional<MeshDistance> distance;
  private Optional<DistanceSampling> sampling = Optional.empty();

  /**
   * Nothing done yet.
   *
   * @param signal the mesh
   * @param cut how its space is cut
   * @param points local coordinates in each tile, (S,3)
   * @param tiles to take, instead of those near the surface; or empty
   * @param distance to the mesh, if it is there already
   * @throws IllegalArgumentException if the tiles are not those of the cut
   */
  public SurfacePreparation(
      ShapeSignal signal,
      SurfaceCut cut,
      float[] points,
      Optional<SparseTiling> tiles,
      Optional<MeshDistance> distance) {
    this.cut = cut;
    this.points = points;
    this.tiles = tiles;
    this.distance = distance;
    build = new MeshDistanceBuild(signal.mesh());
    if (tiles.isPresent()
        && (tiles.get().perAxis() != cut.cells() || tiles.get().overlap() != cut.overlap())) {
      throw new IllegalArgumentException(
          "wanted " + cut.cells() + "^3 voxels, overlap " + cut.overlap() + ": " + tiles.get());
    }
  }

  @Override
  public boolean step() {
    if (distance.isEmpty()) {
      if (!build.step()) {
        distance = Optional.of(build.distance());
      }
      return true;
    }
    if (sampling.isEmpty()) {
      sampling = Optional.of(sampling(distance.get()));
    }
    return sampling.get().step();
  }

  private DistanceSampling sampling(MeshDistance field) {
    return tiles.isPresent()
        ? DistanceSampling.of(field, cut.clamp(), points, tiles.get())
        : DistanceSampling.near(field, cut.clamp(), points, cut.cells(), cut.overlap());
  }

  @Override
  public double progress() {
    double built = distance.isPresent() ? 1 : build.progress();
    double measured = sampling.map(DistanceSampling::progress).orElse(0.0);
    return BUILD_SHARE * built + (1 - BUILD_SHARE) * measured;
  }

  @Override
  public SurfacePoints points() {
    return sampling
        .map(DistanceSampling::points)
        .orElseThrow(() -> new NoSuchElementException("the mesh is still being prepared"));
  }
}
