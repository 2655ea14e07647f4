package dev.tessera.model.signal.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A mesh with what can safely be repaired repaired: where the surface lies never changes, only how
 * it is put together and which side of it is out.
 *
 * <ul>
 *   <li>Vertices of equal position become one, if that closes edges and spoils none.
 *   <li>Triangles with a corner twice go; other triangles without area only if no edge opens.
 *   <li>Triangles that hang together turn the same way, as most of them do; a closed surface has
 *       its outside out, unless it is the wall of a cavity in another; so has an open one that
 *       clearly encloses something.
 *   <li>Vertices without a triangle go.
 * </ul>
 *
 * @param mesh the repaired mesh; the given one if nothing was to do
 * @param facts what was done, for people, such as "12 triangles turned over"
 */
public record MeshRepair(Mesh mesh, List<String> facts) {
  /** Copies the facts. */
  public MeshRepair {
    facts = List.copyOf(facts);
  }

  /** Repairs a mesh. */
  public static MeshRepair of(Mesh mesh) {
    List<String> facts = new ArrayList<>();
    Mesh repaired = welded(mesh, facts);
    repaired = withoutFlat(repaired, facts);
    repaired = oriented(repaired, facts);
    repaired = withoutUnused(repaired, facts);
    return new MeshRepair(repaired, facts);
  }

  private static Mesh welded(Mesh mesh, List<String> facts) {
    Edges before = Edges.of(mesh);
    if (before.boundaries() == 0) {
      return mesh;
    }
    Mesh welded = Welding.weld(mesh);
    Edges after = Edges.of(welded);
    if (after.boundaries() >= before.boundaries() || after.nonManifold() > before.nonManifold()) {
      return mesh;
    }
    fact(
        facts,
        mesh.vertexCount() - welded.vertexCount(),
        "vertex merged with another at its place",
        "vertices merged with others at their places");
    return welded;
  }

  private static Mesh withoutFlat(Mesh mesh, List<String> facts) {
    boolean[] line = new boolean[mesh.triangleCount()];
    boolean[] flat = new boolean[mesh.triangleCount()];
    int lines = 0;
    int flats = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      line[t] = !Edges.hasThreeCorners(mesh, t);
      flat[t] = mesh.isDegenerate(t);
      lines += line[t] ? 1 : 0;
      flats += flat[t] ? 1 : 0;
    }
    Mesh without = mesh;
    if (flats > lines) {
      Edges before = Edges.of(mesh);
      Edges after = Edges.of(without(mesh, flat));
      if (after.boundaries() <= before.boundaries()) {
        lines = flats;
        without = without(mesh, flat);
      }
    }
    if (without == mesh && lines > 0) {
      without = without(mesh, line);
    }
    fact(facts, lines, "triangle without area left out", "triangles without area left out");
    return without;
  }

  private static Mesh without(Mesh mesh, boolean[] left) {
    int[] corners = mesh.corners();
    int kept = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (!left[t]) {
        System.arraycopy(corners, 3 * t, corners, 3 * kept++, 3);
      }
    }
    return Mesh.of(mesh.positions(), Arrays.copyOf(corners, 3 * kept));
  }

  private static Mesh oriented(Mesh mesh, List<String> facts) {
    boolean[] over = Outside.turnedOver(mesh);
    int[] corners = mesh.corners();
    int turned = 0;
    for (int t = 0; t < over.length; t++) {
      if (over[t]) {
        int swap = corners[3 * t + 1];
        corners[3 * t + 1] = corners[3 * t + 2];
        corners[3 * t + 2] = swap;
        turned++;
      }
    }
    if (turned == 0) {
      return mesh;
    }
    if (turned == mesh.triangleCount()) {
      facts.add("the surface was inside out and is turned over");
    } else {
      fact(facts, turned, "triangle turned over", "triangles turned over");
    }
    return Mesh.of(mesh.positions(), corners);
  }

  private static Mesh withoutUnused(Mesh mesh, List<String> facts) {
    int[] now = new int[mesh.vertexCount()];
    int[] corners = mesh.corners();
    for (int corner : corners) {
      now[corner] = 1;
    }
    double[] positions = mesh.positions();
    int kept = 0;
    for (int v = 0; v < now.length; v++) {
      if (now[v] == 1) {
        System.arraycopy(positions, 3 * v, positions, 3 * kept, 3);
        now[v] = kept++;
      }
    }
    if (kept == now.length) {
      return mesh;
    }
    for (int i = 0; i < corners.length; i++) {
      corners[i] = now[corners[i]];
    }
    fact(facts, now.length - kept, "unused vertex left out", "unused vertices left out");
    return Mesh.of(Arrays.copyOf(positions, 3 * kept), corners);
  }

  /** Says how often something is so, if it is. */
  static void fact(List<String> facts, int count, String one, String many) {
    if (count > 0) {
      facts.add(String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many));
    }
  }
}
