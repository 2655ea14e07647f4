package dev.tessera.model.render;

/**
 * What an extraction will take, told before it begins.
 *
 * <p>A surface of area A crosses A / h^2 (|nx| + |ny| + |nz|) edges of a lattice of cells of side
 * h, 1.5 A / h^2 on average over all directions; each is a vertex, and a closed mesh has two
 * triangles per vertex. The other numbers are measured: they too grow with A / h^2.
 *
 * @param triangles of the mesh
 * @param evaluations of the field
 * @param bytes of memory at the end, the mesh included
 */
public record IsosurfaceEstimate(long triangles, long evaluations, long bytes) {
  /** The area of a shape that fills the unit sphere as scanned figures usually do. */
  public static final double USUAL_AREA = 5;

  private static final double VERTICES_PER_CELL = 1.5;
  private static final double EVALUATIONS_PER_CELL = 1.5;
  private static final double EVALUATIONS_PER_CELL_AND_SLOPE = 3.7;
  private static final double BYTES_PER_CELL = 350;

  /**
   * Estimates.
   *
   * @param area of the surface, in units of the domain, at least 0
   */
  public static IsosurfaceEstimate of(IsosurfaceSettings settings, double area) {
    double n = settings.resolution();
    double cells = area * n * n / 4;
    double dense = Math.pow(n + 1, 3);
    double coarsest = Math.pow(LatticeLevel.coarsest(settings.resolution()).cells() + 1, 3);
    double lattice =
        Math.min(
            dense,
            coarsest
                + cells
                    * (EVALUATIONS_PER_CELL + EVALUATIONS_PER_CELL_AND_SLOPE * settings.slope()));
    double vertices = VERTICES_PER_CELL * cells;
    return new IsosurfaceEstimate(
        Math.round(2 * vertices),
        Math.round(lattice),
        Math.round(BYTES_PER_CELL * cells + dense / 64));
  }
}
