package dev.tessera.model.job;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Arrays;

/**
 * Small parts of a surface that lie apart, such as are left where limbs pass each other on the way
 * between two shapes.
 */
public final class Crumbs {
  /**
   * What is left of a surface.
   *
   * @param surface without its crumbs
   * @param dropped the volume of the crumbs, of that of all parts
   */
  public record Rest(Surface surface, double dropped) {
    /** A surface as it is. */
    public static Rest whole(Surface surface) {
      return new Rest(surface, 0);
    }
  }

  /** Of the volume, what parts that lie apart have to be more than crumbs. */
  public static final double SHARE = 0.002;

  private final Mesh mesh;
  private final int[] parents;

  private Crumbs(Mesh mesh) {
    this.mesh = mesh;
    parents = new int[mesh.vertexCount()];
    for (int v = 0; v < parents.length; v++) {
      parents[v] = v;
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      int root = root(mesh.vertex(t, 0));
      parents[root(mesh.vertex(t, 1))] = root;
      parents[root(mesh.vertex(t, 2))] = root;
    }
  }

  private int root(int vertex) {
    int at = vertex;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /**
   * How many parts a surface has that are no crumbs.
   *
   * @param share of the volume of all parts that a part has at least
   */
  public static int parts(Mesh mesh, double share) {
    double[] volumes = new Crumbs(mesh).volumes();
    double least = share * Arrays.stream(volumes).sum();
    return (int) Arrays.stream(volumes).filter(volume -> volume > 0 && volume >= least).count();
  }

  /**
   * The largest part of a surface, if all others together are small; else the surface as it is.
   *
   * @param share of the volume that others may have
   */
  public static Rest without(Surface surface, double share) {
    if (surface.mesh().triangleCount() == 0) {
      return Rest.whole(surface);
    }
    Crumbs crumbs = new Crumbs(surface.mesh());
    double[] volumes = crumbs.volumes();
    int largest = 0;
    double all = 0;
    for (int v = 0; v < volumes.length; v++) {
      largest = volumes[v] > volumes[largest] ? v : largest;
      all += volumes[v];
    }
    double dropped = 1 - volumes[largest] / all;
    return dropped > share ? Rest.whole(surface) : new Rest(crumbs.part(largest, surface), dropped);
  }

  /** Of each part, at the vertex that stands for it; what is hollow counts as if it were not. */
  private double[] volumes() {
    double[] volumes = new double[parents.length];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double sum = 0;
      for (int axis = 0; axis < 3; axis++) {
        sum += mesh.position(mesh.vertex(t, 0), axis) * mesh.cross(t, axis);
      }
      volumes[root(mesh.vertex(t, 0))] += sum / 6;
    }
    return Arrays.stream(volumes).map(Math::abs).toArray();
  }

  private Surface part(int root, Surface surface) {
    int[] numbers = new int[parents.length];
    int kept = 0;
    for (int v = 0; v < parents.length; v++) {
      numbers[v] = root(v) == root ? kept++ : -1;
    }
    double[] positions = new double[3 * kept];
    float[] normals = new float[3 * kept];
    for (int v = 0; v < parents.length; v++) {
      for (int axis = 0; axis < 3 && numbers[v] >= 0; axis++) {
        positions[3 * numbers[v] + axis] = mesh.position(v, axis);
        normals[3 * numbers[v] + axis] = surface.normals().get(v, axis);
      }
    }
    int[] corners =
        Arrays.stream(mesh.corners()).map(v -> numbers[v]).filter(v -> v >= 0).toArray();
    return new Surface(Mesh.of(positions, corners), Normals.of(normals), surface.evaluations());
  }
}
