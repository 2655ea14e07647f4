package dev.tessera.model.flow;

import dev.tessera.model.signal.mesh.Mesh;

/**
 * A surface that a flow carried to a place.
 *
 * @param mesh in the unit sphere of the place
 * @param share of it in what is there, 0 to 1
 */
public record Carried(Mesh mesh, double share) {}
