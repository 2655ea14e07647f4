package dev.tessera.app.way;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Optional;

/**
 * A frame of a morph on the screen.
 *
 * @param fields of which it is the surface
 * @param place where
 * @param resolution cells along each axis
 * @param mesh in the unit sphere
 * @param normals from the gradient of the field; empty in a preview
 */
record ShownFrame(
    ShapeFields fields, WayPlace place, int resolution, Mesh mesh, Optional<Normals> normals) {}
