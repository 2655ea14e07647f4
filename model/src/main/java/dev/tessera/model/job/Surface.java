package dev.tessera.model.job;

import dev.tessera.model.render.Mending;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;

/**
 * The surface of a shape.
 *
 * @param mesh in the unit sphere, closed, counter-clockwise seen from outside
 * @param normals of its vertices, from the gradient of the field
 * @param evaluations points at which the field was evaluated for the mesh
 * @param mending what was done so that it has no more pieces than it may
 */
public record Surface(Mesh mesh, Normals normals, long evaluations, Mending mending) {
  /** As it was found. */
  public Surface(Mesh mesh, Normals normals, long evaluations) {
    this(mesh, normals, evaluations, Mending.NONE);
  }
}
