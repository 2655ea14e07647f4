package dev.tessera.model.signal.mesh;

import dev.tessera.model.signal.DistanceField;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * The exact distance to the closest triangle of a mesh, negative where the generalised winding
 * number is more than 1/2: right for closed meshes, several parts and parts within parts, sensible
 * where a scan has holes. Distances are right to float rounding everywhere.
 *
 * <p>Large batches are sorted and divided over the processors; results do not depend on how many
 * there are. For any number of threads at a time, none of which waits for another.
 */
public final class MeshDistance implements DistanceField {
  /** Vertices between two reports of how much is done. */
  private static final int VERTICES = 1 << 15;

  private final TriangleTree tree;
  private final ClusterExpansion expansion;
  private final double openLength;
  private final int threads;

  /** Those that no caller uses now. */
  private final Queue<DistanceBatch> idle = new ConcurrentLinkedQueue<>();

  MeshDistance(TriangleTree tree, ClusterExpansion expansion, double openLength) {
    this(tree, expansion, openLength, Runtime.getRuntime().availableProcessors());
  }

  private MeshDistance(
      TriangleTree tree, ClusterExpansion expansion, double openLength, int threads) {
    this.tree = tree;
    this.expansion = expansion;
    this.openLength = openLength;
    this.threads = threads;
  }

  /**
   * The distance to a mesh, at once if anybody asked for it before; {@link MeshDistanceBuild}
   * prepares it in short steps.
   *
   * @param mesh in any units; triangles without area count as lines
   * @throws IllegalArgumentException if it has no triangles
   */
  public static MeshDistance of(Mesh mesh) {
    return of(mesh, () -> false);
  }

  /**
   * As above, for work that may be cancelled.
   *
   * @param cancelled asked often
   * @throws CancellationException once cancelled says so
   */
  public static MeshDistance of(Mesh mesh, BooleanSupplier cancelled) {
    return of(
        mesh,
        (double done) -> {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException();
          }
        });
  }

  /**
   * As above, for work that is watched.
   *
   * @param share told how much is done, 0 to 1; what it throws ends the work
   */
  public static MeshDistance of(Mesh mesh, DoubleConsumer share) {
    MeshDistanceBuild build = new MeshDistanceBuild(mesh);
    while (build.step()) {
      share.accept(build.progress());
    }
    return build.distance();
  }

  /** The same on another number of threads. */
  MeshDistance on(int otherThreads) {
    return new MeshDistance(tree, expansion, openLength, otherThreads);
  }

  /** The sum of the lengths of the edges that are open, see {@link OpenEdges}. */
  double openLength() {
    return openLength;
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    inPieces(
        points,
        count,
        (query, sorted, from, to) -> query.signedDistances(points, sorted, from, to, distances));
  }

  /**
   * The distances of the vertices of another mesh.
   *
   * @param done told now and then how much is done, 0 to 1; what it throws ends the evaluation
   * @return (V)
   */
  public float[] at(Mesh other, DoubleConsumer done) {
    float[] points = other.floatPositions();
    float[] distances = new float[other.vertexCount()];
    for (int from = 0; from < distances.length; from += VERTICES) {
      done.accept(from / (double) distances.length);
      int to = Math.min(distances.length, from + VERTICES);
      float[] some = new float[to - from];
      evaluate(Arrays.copyOfRange(points, 3 * from, 3 * to), some.length, some);
      System.arraycopy(some, 0, distances, from, some.length);
    }
    return distances;
  }

  /**
   * Finds the closest points of the mesh.
   *
   * @param points x, y, z of each point, (count,3)
   * @param count points to search for, 0 to points.length / 3
   * @param closestPoints receives x, y, z of the closest point of the mesh, (count,3)
   * @param triangles receives the triangle of the mesh on which it lies, (count)
   */
  public void closest(float[] points, int count, float[] closestPoints, int[] triangles) {
    inPieces(
        points,
        count,
        (query, sorted, from, to) ->
            query.closestPoints(points, sorted, from, to, closestPoints, triangles));
  }

  /**
   * How often the mesh encloses points: 1 inside and 0 outside of a closed one, between them near
   * one that is open; right to 0.05.
   *
   * @param points x, y, z of each point, (count,3)
   * @param turns receives the winding number of each, (count)
   */
  void windings(float[] points, int count, float[] turns) {
    inPieces(
        points,
        count,
        (query, sorted, from, to) -> query.windings(points, sorted, from, to, turns));
  }

  private void inPieces(float[] points, int count, DistanceBatch.Piece piece) {
    DistanceBatch kept = idle.poll();
    DistanceBatch batch =
        kept == null ? new DistanceBatch(tree, expansion, openLength, threads) : kept;
    batch.run(points, count, piece);
    idle.add(batch);
  }
}
