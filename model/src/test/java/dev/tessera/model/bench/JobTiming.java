package dev.tessera.model.bench;

import dev.tessera.model.service.Job;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long the model thread is held by one job: the longest of its steps, the most that the thread
 * itself was busy in one, which other work on the machine does not lengthen, and what a cancel that
 * comes as a step begins has to wait for, which is that step, the result and the end.
 */
final class JobTiming {
  private static final long ALLOWED_NANOS = 50_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** When a job is cancelled, as shares of its time. */
  private static final double[] MOMENTS = {0, 0.3, 0.85};

  /** What a job is doing. */
  private enum Phase {
    CONSTRUCTION,
    OPEN,
    STEP,
    RESULT,
    CLOSE
  }

  /** A piece of a job. */
  @FunctionalInterface
  private interface Piece<T> {
    T call() throws Exception;
  }

  private final String kind;
  private final StepWatch watch;
  private final Runnable looks;
  private int steps;
  private int tooLong;
  private long longest;
  private long busiest;
  private Phase phase = Phase.CONSTRUCTION;
  private String where = "";
  private long cancel;

  private JobTiming(String kind, StepWatch watch, Runnable looks) {
    this.kind = kind;
    this.watch = watch;
    this.looks = looks;
  }

  /**
   * Runs a job to its end, then again and again to be cancelled.
   *
   * @param looks takes what the job publishes, as a window does
   */
  static JobTiming of(String kind, Callable<? extends Job<?>> make, Runnable looks)
      throws Exception {
    try (StepWatch watch = new StepWatch(ALLOWED_NANOS)) {
      JobTiming timing = new JobTiming(kind, watch, looks);
      long start = System.nanoTime();
      timing.run(make, Long.MAX_VALUE);
      long whole = System.nanoTime() - start;
      int wholeSteps = timing.steps;
      for (double moment : MOMENTS) {
        timing.run(make, (long) (moment * whole));
      }
      timing.steps = wholeSteps;
      return timing;
    }
  }

  private void run(Callable<? extends Job<?>> make, long until) throws Exception {
    long start = System.nanoTime();
    Job<?> job = timed(Phase.CONSTRUCTION, make::call);
    try {
      boolean more = true;
      timed(Phase.OPEN, () -> opened(job));
      long step = System.nanoTime();
      while (more && System.nanoTime() - start < until) {
        step = System.nanoTime();
        more = timed(Phase.STEP, job::step);
        steps++;
        looks.run();
      }
      timed(Phase.RESULT, job::result);
      timed(Phase.CLOSE, () -> closed(job));
      if (more) {
        cancel = Math.max(cancel, System.nanoTime() - step);
      }
    } catch (Exception | Error e) {
      job.close();
      throw e;
    }
  }

  private static boolean opened(Job<?> job) throws Exception {
    job.open();
    return true;
  }

  private static boolean closed(Job<?> job) {
    job.close();
    return true;
  }

  private <T> T timed(Phase what, Piece<T> piece) throws Exception {
    watch.begin();
    long busy = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    T value = piece.call();
    long nanos = System.nanoTime() - start;
    busiest = Math.max(busiest, THREADS.getCurrentThreadCpuTime() - busy);
    String place = watch.end().orElse("");
    tooLong += nanos > ALLOWED_NANOS ? 1 : 0;
    if (nanos > longest) {
      longest = nanos;
      phase = what;
      where = place;
    }
    return value;
  }

  /** The longest step, nanoseconds. */
  long longest() {
    return longest;
  }

  /** The heads of the columns of {@link #toString}. */
  static String heads() {
    return String.format(
        "%-28s %7s %8s %-12s %8s %7s %8s  %s",
        "job", "steps", "longest", "in", "busiest", "> 50 ms", "cancel", "where the longest was");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-28s %7d %8.1f %-12s %8.1f %7d %8.1f  %s",
        kind,
        steps,
        longest * 1e-6,
        phase.name().toLowerCase(Locale.ROOT),
        busiest * 1e-6,
        tooLong,
        cancel * 1e-6,
        where);
  }
}
