package dev.tessera.model.signal.mesh;

import dev.tessera.model.signal.DistanceField;

/**
 * The exact distance to the closest triangle of a mesh, negative where the generalised winding
 * number is more than 1/2: right for closed meshes, several parts and parts within parts, sensible
 * where a scan has holes. Distances are right to float rounding everywhere.
 *
 * <p>Large batches are sorted and divided over the processors; results do not depend on how many
 * there are. One batch at a time: a second caller waits.
 */
public final class MeshDistance implements DistanceField {
  /** Points that are sorted together. */
  private static final int BLOCK = 1 << 18;

  /** Points that one thread does in a row; each piece starts without memory of others. */
  private static final int PIECE = 1024;

  private final BatchThreads threads;
  private final PointQuery[] queries;
  private final MortonOrder order = new MortonOrder();

  MeshDistance(TriangleTree tree, ClusterExpansion expansion, double openLength, int threadCount) {
    threads = new BatchThreads(threadCount);
    queries = new PointQuery[threadCount];
    for (int i = 0; i < threadCount; i++) {
      queries[i] = new PointQuery(tree, expansion, openLength);
    }
  }

  /**
   * Prepares the distance to a mesh at once; {@link MeshDistanceBuild} does it in short steps.
   *
   * @param mesh in any units; triangles without area count as lines
   * @throws IllegalArgumentException if it has no triangles
   */
  public static MeshDistance of(Mesh mesh) {
    return of(mesh, Runtime.getRuntime().availableProcessors());
  }

  static MeshDistance of(Mesh mesh, int threads) {
    MeshDistanceBuild build = new MeshDistanceBuild(mesh, threads);
    while (build.step()) {}
    return build.distance();
  }

  @Override
  public synchronized void evaluate(float[] points, int count, float[] distances) {
    inPieces(
        points,
        count,
        (query, sorted, from, to) -> query.signedDistances(points, sorted, from, to, distances));
  }

  /**
   * Finds the closest points of the mesh.
   *
   * @param points x, y, z of each point, (count,3)
   * @param count points to search for, 0 to points.length / 3
   * @param closestPoints receives x, y, z of the closest point of the mesh, (count,3)
   * @param triangles receives the triangle of the mesh on which it lies, (count)
   */
  public synchronized void closest(
      float[] points, int count, float[] closestPoints, int[] triangles) {
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
  synchronized void windings(float[] points, int count, float[] turns) {
    inPieces(
        points,
        count,
        (query, sorted, from, to) -> query.windings(points, sorted, from, to, turns));
  }

  private interface Piece {
    void run(PointQuery query, int[] sorted, int from, int to);
  }

  private void inPieces(float[] points, int count, Piece piece) {
    for (int block = 0; block < count; block += BLOCK) {
      int size = Math.min(BLOCK, count - block);
      int[] sorted = order.of(points, block, size);
      threads.run(size, PIECE, (worker, from, to) -> piece.run(queries[worker], sorted, from, to));
    }
  }
}
