package dev.tessera.model.signal.mesh;

import dev.tessera.model.MayUse;
import dev.tessera.model.Restricted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Divides a batch over the caller's thread and a few more. Those end when there has been nothing to
 * do for a second, so nothing has to be closed.
 */
@MayUse(
    value = Restricted.THREADS,
    because = "distances of a batch are independent, and the caller waits for all of them")
final class BatchThreads {
  /** Does one piece of a batch. */
  @FunctionalInterface
  interface Piece {
    /**
     * Does [from,to).
     *
     * @param worker 0 to threads - 1; two pieces at one time have different workers
     */
    void run(int worker, int from, int to);
  }

  private final int threads;
  private final ThreadPoolExecutor others;

  /**
   * Makes no thread yet.
   *
   * @param threads the caller's included, 1 or more
   */
  BatchThreads(int threads) {
    this.threads = threads;
    others =
        new ThreadPoolExecutor(
            Math.max(1, threads - 1),
            Math.max(1, threads - 1),
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "distance");
              thread.setDaemon(true);
              return thread;
            });
    others.allowCoreThreadTimeOut(true);
  }

  /** Does [0,count) in pieces of one size, and returns when all are done. */
  void run(int count, int size, Piece piece) {
    AtomicInteger next = new AtomicInteger();
    int helpers = Math.min(threads, (count + size - 1) / size) - 1;
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 1; i <= helpers; i++) {
      int worker = i;
      running.add(CompletableFuture.runAsync(() -> work(worker, next, count, size, piece), others));
    }
    try {
      work(0, next, count, size, piece);
    } finally {
      running.forEach(CompletableFuture::join);
    }
  }

  private static void work(int worker, AtomicInteger next, int count, int size, Piece piece) {
    for (int from = next.getAndAdd(size); from < count; from = next.getAndAdd(size)) {
      piece.run(worker, from, Math.min(count, from + size));
    }
  }
}
