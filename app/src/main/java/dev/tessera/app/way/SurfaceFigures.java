package dev.tessera.app.way;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;

/**
 * What a surface on the way encloses.
 *
 * @param volume cubic lengths of the files, of members of a family those of the unit sphere
 * @param pieces parts that do not hang together
 */
record SurfaceFigures(double volume, int pieces) {
  /** Cells along each axis at which tails and fingers hang together. */
  static final int CELLS = 128;

  /**
   * Measures a surface; for the I/O pool.
   *
   * @param mesh in the unit sphere
   * @param scale unit-sphere lengths per length of the file
   */
  static SurfaceFigures of(Mesh mesh, double scale) {
    if (mesh.triangleCount() == 0) {
      return new SurfaceFigures(0, 0);
    }
    MeshReport report = MeshReport.of(mesh);
    return new SurfaceFigures(report.signedVolume() / Math.pow(scale, 3), report.components());
  }
}
