package dev.tessera.model.job;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;

/**
 * The surface of a fitted shape.
 *
 * @param mesh in the unit sphere, closed, counter-clockwise seen from outside
 * @param normals of its vertices, from the gradient of the field
 * @param evaluations points at which the field was evaluated for the mesh
 */
public record Surface(Mesh mesh, Normals normals, long evaluations) {}
