package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import org.jspecify.annotations.Nullable;

/**
 * Turns a distance field over [-1,1]^3 into a closed triangle mesh, in short steps. To cancel, stop
 * asking for steps.
 *
 * <p>Marching cubes on a lattice that exists only near the surface. Beginning with at least 16
 * cells along each axis, cells are cut in eight and those octants are kept that may hold the
 * surface ({@link SplitRule}); each point of the lattice is evaluated at most once. On the finest
 * level the surface is also followed into cells that had been ruled out, so the mesh is closed and
 * each edge has exactly two triangles, even where the field changes faster than the settings say;
 * what may be missed then are whole parts that lie apart.
 *
 * <p>Beyond [-1,1]^3 everything is outside: a shape that reaches the border is closed there. A
 * point is inside if its distance is less than 0.
 */
public final class IsosurfaceExtractor {

  /** Vertices whose positions are computed in one step: some 10 ms. */
  private static final int VERTICES = 1 << 17;

  private final IsosurfaceSettings settings;
  private final PointBatch points;
  private final double totalWork;
  private double finishedWork;
  private double currentWork = 1;
  private double progress;
  private LatticeSweep sweep;
  private LatticeSweep.Visitor visitor;
  private @Nullable LatticeSweep finer;
  private @Nullable SurfaceBuilder surface;
  private boolean followed;
  private @Nullable Mesh mesh;

  /**
   * Prepares an extraction; evaluates nothing yet.
   *
   * @param field asked for at most {@code settings.batch()} points at a time, or for as many as it
   *     wants in place of them, those of one call near to each other
   */
  public IsosurfaceExtractor(DistanceField field, IsosurfaceSettings settings) {
    this.settings = settings;
    points = new PointBatch(field, settings.batch());
    LatticeLevel coarsest = LatticeLevel.coarsest(settings.resolution());
    totalWork = (Math.pow(4, 1 + coarsest.levelsBelow()) - 1) / 3;
    sweep = new LatticeSweep(coarsest);
    int n = coarsest.cells();
    for (int cell = 0; cell < n * n * n; cell++) {
      sweep.add(cell % n, cell / n % n, cell / (n * n));
    }
    visitor = visitor();
  }

  private LatticeSweep.Visitor visitor() {
    LatticeLevel lattice = sweep.lattice();
    if (lattice.isFinest()) {
      SurfaceBuilder builder = new SurfaceBuilder(lattice);
      surface = builder;
      return new SurfaceFollower(sweep, builder);
    }
    LatticeSweep next = new LatticeSweep(lattice.finer());
    finer = next;
    return new CellSplitter(settings, lattice, next);
  }

  /**
   * Evaluates at most {@code settings.batch()} points, or puts a part of the mesh together.
   *
   * @return whether there is more to do
   * @throws IllegalStateException if a distance is not a number
   */
  public boolean step() {
    if (followed) {
      finish();
    } else if (!sweep.step(points, visitor)) {
      advance();
    }
    progress = Math.max(progress, estimatedProgress());
    return mesh == null;
  }

  private void finish() {
    if (surface != null && !surface.fix(VERTICES)) {
      mesh = surface.mesh();
    }
  }

  private void advance() {
    finishedWork += currentWork;
    followed = finer == null;
    if (finer != null) {
      currentWork *= 4;
      sweep = finer;
      finer = null;
      visitor = visitor();
    }
  }

  private double estimatedProgress() {
    return followed ? 1 : (finishedWork + sweep.progress() * currentWork) / totalWork;
  }

  /** How much is done, 0 to 1, estimated; never goes back. */
  public double progress() {
    return progress;
  }

  /** Points of the field evaluated so far. */
  public long evaluations() {
    return points.evaluations();
  }

  /**
   * The surface: no triangle if the field is nowhere less than 0.
   *
   * @throws IllegalStateException before the last step
   */
  public Mesh mesh() {
    if (mesh == null) {
      throw new IllegalStateException("the surface is not complete");
    }
    return mesh;
  }
}
