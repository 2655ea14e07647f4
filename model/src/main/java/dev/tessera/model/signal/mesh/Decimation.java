package dev.tessera.model.signal.mesh;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A mesh of fewer triangles: edges are collapsed in the order of the error this makes, measured by
 * quadrics (Garland and Heckbert, "Surface simplification using quadric error metrics", 1997).
 *
 * <p>A closed surface stays closed and keeps its handles; boundaries stay where they are; no
 * triangle turns over. What deviates from the paper: quadrics are weighted by area, pairs that are
 * no edges are not joined, edges of three triangles or more stay, and among collapses without error
 * short edges come first.
 */
public final class Decimation {
  /** How the cost of an edge grows with its length to the fourth, over that of its error. */
  private static final double SHORT_FIRST = 1e-7;

  /** How much boundaries weigh over surfaces. */
  private static final double BOUNDARY = 100;

  private static final int CHECK_EVERY = 1 << 10;

  private final CollapsingMesh mesh;
  private final CollapseRule rule;
  private final Quadrics quadrics;
  private final CollapseQueue queue = new CollapseQueue();
  private final int[] versions;
  private final double[] place = new double[3];
  private int[] ring = new int[16];

  private Decimation(Mesh mesh, Placement placement) {
    this.mesh = new CollapsingMesh(placement.toUnit(mesh));
    this.rule = new CollapseRule(this.mesh);
    this.quadrics = new Quadrics(mesh.vertexCount());
    this.versions = new int[mesh.vertexCount()];
  }

  /**
   * Reduces a mesh.
   *
   * @param mesh any mesh; it should be closed where the result should be
   * @param triangles how many to end with; fewer than there are, or nothing is done. More remain
   *     where fewer would open the surface or turn it over
   * @param cancelled asked often, from this thread
   * @throws CancellationException once cancelled says so
   */
  public static Mesh to(Mesh mesh, int triangles, BooleanSupplier cancelled) {
    if (mesh.triangleCount() <= triangles) {
      return mesh;
    }
    Placement placement = Placement.of(mesh, UpAxis.Y);
    return placement.toFile(new Decimation(mesh, placement).reduce(mesh, triangles, cancelled));
  }

  private Mesh reduce(Mesh original, int triangles, BooleanSupplier cancelled) {
    for (int t = 0; t < mesh.allTriangles(); t++) {
      if (mesh.isAlive(t)) {
        quadrics.addTriangle(mesh, t);
      }
    }
    Edges edges = Edges.of(original);
    for (int e = 0; e < edges.count(); e++) {
      if (edges.uses(e) != 2) {
        mesh.setBoundary(edges.from(e, 0), edges.to(e, 0));
        quadrics.addBoundary(
            mesh, edges.triangle(e, 0), edges.from(e, 0), edges.to(e, 0), BOUNDARY);
      }
    }
    for (int e = 0; e < edges.count(); e++) {
      offer(edges.from(e, 0), edges.to(e, 0));
    }
    for (int step = 0; mesh.triangleCount() > triangles && queue.next(); step++) {
      if (step % CHECK_EVERY == 0 && cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      int a = queue.a();
      int b = queue.b();
      if (queue.version() == versions[a] + versions[b]) {
        quadrics.best(mesh, a, b, place);
        if (rule.canCollapse(a, b, place)) {
          collapse(a, b);
        }
      }
    }
    return mesh.toMesh();
  }

  private void collapse(int a, int b) {
    mesh.collapse(a, b, place);
    quadrics.merge(a, b);
    versions[a]++;
    versions[b]++;
    int count = 0;
    for (int corner = mesh.firstCorner(a); corner >= 0; corner = mesh.nextCorner(corner)) {
      for (int k = 1; k < 3; k++) {
        if (count == ring.length) {
          ring = Arrays.copyOf(ring, 2 * count);
        }
        ring[count++] = mesh.otherVertex(corner, k);
      }
    }
    Arrays.sort(ring, 0, count);
    for (int i = 0; i < count; i++) {
      if (i == 0 || ring[i] != ring[i - 1]) {
        offer(a, ring[i]);
      }
    }
  }

  private void offer(int a, int b) {
    double error = quadrics.best(mesh, a, b, place);
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = mesh.position(a, axis) - mesh.position(b, axis);
      square += d * d;
    }
    queue.add(error + SHORT_FIRST * square * square, a, b, versions[a] + versions[b]);
  }
}
