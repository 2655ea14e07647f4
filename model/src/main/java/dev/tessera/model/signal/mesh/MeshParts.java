package dev.tessera.model.signal.mesh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The parts of a closed mesh that share no vertex, those first that enclose most. */
public final class MeshParts {
  private final Mesh mesh;
  private final int[] parts;
  private final double[] volumes;

  private MeshParts(Mesh mesh, int[] parts, double[] volumes) {
    this.mesh = mesh;
    this.parts = parts;
    this.volumes = volumes;
  }

  /** Takes a mesh apart, in time proportional to its size. */
  public static MeshParts of(Mesh mesh) {
    VertexGroups groups = VertexGroups.of(mesh);
    double[] ofRoots = new double[mesh.vertexCount()];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double sum = 0;
      for (int axis = 0; axis < 3; axis++) {
        sum += mesh.position(mesh.vertex(t, 0), axis) * mesh.cross(t, axis);
      }
      ofRoots[groups.root(mesh.vertex(t, 0))] += sum / 6;
    }
    int[] roots =
        IntStream.range(0, ofRoots.length)
            .filter(v -> groups.used(v) && groups.root(v) == v)
            .boxed()
            .sorted(Comparator.comparingDouble(v -> -Math.abs(ofRoots[v])))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] numbers = new int[ofRoots.length];
    for (int i = 0; i < roots.length; i++) {
      numbers[roots[i]] = i;
    }
    int[] parts =
        IntStream.range(0, ofRoots.length)
            .map(v -> groups.used(v) ? numbers[groups.root(v)] : -1)
            .toArray();
    return new MeshParts(mesh, parts, Arrays.stream(roots).mapToDouble(v -> ofRoots[v]).toArray());
  }

  /** How many there are. */
  public int count() {
    return volumes.length;
  }

  /**
   * What a part encloses, cubic units of the mesh; less than 0 where it is the wall of a hollow.
   */
  public double volume(int part) {
    return volumes[part];
  }

  /** The parts that are no walls of hollows. */
  public BitSet solid() {
    BitSet solid = new BitSet();
    for (int part = 0; part < volumes.length; part++) {
      solid.set(part, volumes[part] >= 0);
    }
    return solid;
  }

  /** What a part encloses of what all do; hollows count as if they were not. */
  public double share(int part) {
    double all = Arrays.stream(volumes).map(Math::abs).sum();
    return all > 0 ? Math.abs(volumes[part]) / all : 0;
  }

  /** The vertices of the parts of a range. */
  public int[] vertices(int from, int to) {
    return IntStream.range(0, parts.length)
        .filter(v -> parts[v] >= from && parts[v] < to)
        .toArray();
  }

  /** The mesh without some of its parts; itself if there are none. */
  public Mesh without(BitSet dropped) {
    if (dropped.isEmpty()) {
      return mesh;
    }
    int[] numbers = new int[parts.length];
    double[] positions = new double[3 * parts.length];
    int kept = 0;
    for (int v = 0; v < parts.length; v++) {
      numbers[v] = parts[v] < 0 || dropped.get(parts[v]) ? -1 : kept++;
      for (int axis = 0; axis < 3 && numbers[v] >= 0; axis++) {
        positions[3 * numbers[v] + axis] = mesh.position(v, axis);
      }
    }
    int[] corners =
        Arrays.stream(mesh.corners()).map(v -> numbers[v]).filter(v -> v >= 0).toArray();
    return Mesh.of(Arrays.copyOf(positions, 3 * kept), corners);
  }
}
