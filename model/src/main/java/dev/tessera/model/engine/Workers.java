package dev.tessera.model.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Threads that compute for the model thread while it waits, each with a processor of its own: the
 * engine uses one thread for what such a worker asks for. Where work falls into parts, that is
 * faster than one part after another with all processors at each operation.
 */
public final class Workers {
  /** No others: all parts are worked on by the thread that asks. */
  static final Workers NONE = new Workers(1, Runnable::run);

  private final int count;
  private final Executor threads;

  private Workers(int count, Executor threads) {
    this.count = count;
    this.threads = threads;
  }

  /**
   * As many as the engine has threads for one operation.
   *
   * @param count of threads, 1 or more
   */
  static Workers of(int count) {
    return count == 1 ? NONE : new Workers(count, Executors.newFixedThreadPool(count, Worker::new));
  }

  private static final class Worker extends Thread {
    Worker(Runnable work) {
      super(work, "tessera-worker");
      setDaemon(true);
    }

    @Override
    public void run() {
      JniUtils.setNumThreads(1);
      super.run();
    }
  }

  /** How many parts are worked on at a time; one where a worker asks. */
  public int count() {
    return Thread.currentThread() instanceof Worker ? 1 : count;
  }

  /** Work on items that follow each other. */
  @FunctionalInterface
  public interface Run {
    /** Works on the items from one to another. */
    void work(int first, int end);
  }

  /**
   * Works on some items and waits for all of them, a run of them for each that works.
   *
   * @param items number of them
   */
  public void share(int items, Run work) {
    int parts = Math.min(items, count());
    run(
        parts,
        part ->
            work.work(
                (int) ((long) items * part / parts), (int) ((long) items * (part + 1) / parts)));
  }

  /**
   * Works on some parts and waits for all of them. A worker that asks does them all by itself.
   *
   * @param parts number of them
   * @param work does the part of a number from 0; others are done at the same time
   */
  public void run(int parts, IntConsumer work) {
    if (parts == 1 || count() == 1) {
      IntStream.range(0, parts).forEach(work);
      return;
    }
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int part = i;
      running.add(CompletableFuture.runAsync(() -> work.accept(part), threads));
    }
    try {
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    } finally {
      // What a worker asks for itself is what threads still to come would begin with.
      JniUtils.setNumThreads(count);
    }
  }
}
