package dev.tessera.model.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How long work off the model thread goes on without asking whether it was cancelled, which is what
 * somebody who cancels it waits for.
 */
final class WorkTiming {
  private static final long ALLOWED_NANOS = 500_000_000;

  /** Work that asks now and then. */
  @FunctionalInterface
  interface Work {
    /** Works to the end. */
    void run(BooleanSupplier cancelled) throws Exception;
  }

  private final String kind;
  private final StepWatch watch;
  private long asked;
  private long longest;
  private String where = "";

  private WorkTiming(String kind, StepWatch watch) {
    this.kind = kind;
    this.watch = watch;
  }

  static WorkTiming of(String kind, Work work) throws Exception {
    try (StepWatch watch = new StepWatch(ALLOWED_NANOS)) {
      WorkTiming timing = new WorkTiming(kind, watch);
      timing.begin();
      work.run(timing::asks);
      timing.end();
      return timing;
    }
  }

  private boolean asks() {
    end();
    begin();
    return false;
  }

  private void begin() {
    asked = System.nanoTime();
    watch.begin();
  }

  private void end() {
    long nanos = System.nanoTime() - asked;
    Optional<String> place = watch.end();
    if (nanos > longest) {
      longest = nanos;
      where = place.orElse("");
    }
  }

  /** The longest time without asking, nanoseconds. */
  long longest() {
    return longest;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-36s %9.1f  %s", kind, longest * 1e-6, where);
  }
}
