package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshParts;

/**
 * Finds where a part of a surface is nearest to the larger ones. Of many vertices only some are
 * looked at, so that it takes a moment whatever the mesh: what is found is then some cells longer
 * than the shortest way at most.
 */
final class BridgeSearch {
  /** Vertices of a part that are looked at. */
  private static final int OF_PART = 1500;

  /** Vertices of all larger ones that are looked at. */
  private static final int OF_LARGER = 15_000;

  private final Mesh mesh;
  private final MeshParts parts;

  BridgeSearch(Mesh mesh, MeshParts parts) {
    this.mesh = mesh;
    this.parts = parts;
  }

  /**
   * The way from a part to a larger one.
   *
   * @param part not the largest
   */
  Bridge from(int part) {
    int[] own = parts.vertices(part, part + 1);
    int[] larger = parts.vertices(0, part);
    int ownStep = 1 + own.length / OF_PART;
    int largerStep = 1 + larger.length / OF_LARGER;
    int from = own[0];
    int to = larger[0];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < own.length; i += ownStep) {
      for (int j = 0; j < larger.length; j += largerStep) {
        double square = square(own[i], larger[j]);
        if (square < least) {
          least = square;
          from = own[i];
          to = larger[j];
        }
      }
    }
    return Bridge.between(mesh, from, to);
  }

  private double square(int a, int b) {
    double x = mesh.position(a, 0) - mesh.position(b, 0);
    double y = mesh.position(a, 1) - mesh.position(b, 1);
    double z = mesh.position(a, 2) - mesh.position(b, 2);
    return x * x + y * y + z * z;
  }
}
