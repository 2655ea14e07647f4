package dev.tessera.model.signal.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a mesh is as a surface, and what is wrong with it. Vertices count as different where the
 * mesh has them twice; triangles with a corner twice take no part in edges.
 *
 * @param boundaryEdges edges of one triangle
 * @param nonManifoldEdges edges of more than two triangles
 * @param twistedEdges edges whose two triangles cannot be made to agree on an outside
 * @param components parts that share no vertex
 * @param flipped triangles that turn against most of those they hang together with
 * @param degenerate triangles without area, see {@link Mesh#isDegenerate}
 * @param eulerCharacteristic used vertices - edges + triangles: 2 for a sphere, 0 for a torus
 * @param area square units of the mesh
 * @param signedVolume cubic units of the mesh, negative where inside is out; for an open surface
 *     that of the cones to the middle of its bounds
 */
public record MeshReport(
    int boundaryEdges,
    int nonManifoldEdges,
    int twistedEdges,
    int components,
    int flipped,
    int degenerate,
    int eulerCharacteristic,
    double area,
    double signedVolume) {

  /**
   * Looks at a mesh, in time proportional to its size.
   *
   * @throws IllegalArgumentException if it has no vertices
   */
  public static MeshReport of(Mesh mesh) {
    Edges edges = Edges.of(mesh);
    MeshSheets sheets = MeshSheets.of(mesh, edges);
    VertexGroups groups = VertexGroups.of(mesh);
    int degenerate = 0;
    int faces = 0;
    double area = 0;
    double volume = 0;
    Bounds bounds = Bounds.of(mesh);
    for (int t = 0; t < mesh.triangleCount(); t++) {
      degenerate += mesh.isDegenerate(t) ? 1 : 0;
      faces += Edges.hasThreeCorners(mesh, t) ? 1 : 0;
      area += mesh.area(t);
      for (int axis = 0; axis < 3; axis++) {
        double from = mesh.position(mesh.vertex(t, 0), axis) - bounds.middle(axis);
        volume += from * mesh.cross(t, axis);
      }
    }
    return new MeshReport(
        edges.boundaries(),
        edges.nonManifold(),
        sheets.twistedEdges(),
        groups.count(),
        sheets.flipped(),
        degenerate,
        groups.usedVertices() - edges.count() + faces,
        area,
        volume / 6);
  }

  /** Whether it is the closed boundary of a solid: every edge has two triangles that agree. */
  public boolean watertight() {
    return boundaryEdges == 0 && nonManifoldEdges == 0 && twistedEdges == 0 && flipped == 0;
  }

  /** Whether it is closed and all of it turns the wrong way. */
  public boolean insideOut() {
    return watertight() && signedVolume < 0;
  }

  /** What there is to say, for people: one sentence. */
  public String sentence() {
    List<String> faults = new ArrayList<>();
    MeshRepair.fact(faults, boundaryEdges, "boundary edge", "boundary edges");
    MeshRepair.fact(
        faults,
        nonManifoldEdges,
        "edge of three triangles or more",
        "edges of three triangles or more");
    MeshRepair.fact(faults, flipped, "triangle turned over", "triangles turned over");
    MeshRepair.fact(
        faults, twistedEdges, "edge where it is one-sided", "edges where it is one-sided");
    MeshRepair.fact(faults, degenerate, "triangle without area", "triangles without area");
    String pieces =
        components == 1 ? "in one piece" : String.format(Locale.ROOT, "in %,d pieces", components);
    String kind = watertight() ? "A closed" : boundaryEdges > 0 ? "An open" : "A";
    String side = insideOut() ? ", inside out" : "";
    String wrong = faults.isEmpty() ? "" : ": " + String.join(", ", faults);
    return kind + " surface " + pieces + side + wrong + ".";
  }
}
