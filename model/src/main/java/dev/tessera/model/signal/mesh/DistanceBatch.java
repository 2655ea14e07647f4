package dev.tessera.model.signal.mesh;

/** What one caller needs to search many points at a time; for one thread at a time. */
final class DistanceBatch {
  /** Points that are sorted together. */
  private static final int BLOCK = 1 << 18;

  /** Points that one thread does in a row; each piece starts without memory of others. */
  private static final int PIECE = 256;

  private final BatchThreads threads;
  private final PointQuery[] queries;
  private final MortonOrder order = new MortonOrder();

  /** Does some points of a block in their order. */
  @FunctionalInterface
  interface Piece {
    /** Does the points sorted[from] to sorted[to - 1]. */
    void run(PointQuery query, int[] sorted, int from, int to);
  }

  DistanceBatch(TriangleTree tree, ClusterExpansion expansion, double openLength, int threadCount) {
    threads = new BatchThreads(threadCount);
    queries = new PointQuery[threadCount];
    for (int i = 0; i < threadCount; i++) {
      queries[i] = new PointQuery(tree, expansion, openLength);
    }
  }

  /** Does all points. */
  void run(float[] points, int count, Piece piece) {
    for (int block = 0; block < count; block += BLOCK) {
      int size = Math.min(BLOCK, count - block);
      int[] sorted = order.of(points, block, size);
      threads.run(size, PIECE, (worker, from, to) -> piece.run(queries[worker], sorted, from, to));
    }
  }
}
