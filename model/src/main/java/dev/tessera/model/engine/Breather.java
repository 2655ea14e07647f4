package dev.tessera.model.engine;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets a thread work beside those of the engine without holding them up: now and then it rests, for
 * as long as it worked. The engine has a thread for every core, and each of its operations takes as
 * long as the slowest of them. For one thread.
 */
public final class Breather {
  private static final long LEAST_NANOS = 500_000;

  /** Waiting for a disk looks like work, and nobody need rest from it. */
  private static final long MOST_NANOS = 5_000_000;

  private long since = System.nanoTime();

  /** Rests if there was some work since the last time; to be called often. */
  public void rest() {
    long worked = System.nanoTime() - since;
    if (worked >= LEAST_NANOS) {
      LockSupport.parkNanos(Math.min(worked, MOST_NANOS));
      since = System.nanoTime();
    }
  }

  /**
   * Whether to give up, for who asks it often while it works: it rests when it asks.
   *
   * @param cancelled asked each time
   */
  public BooleanSupplier asking(BooleanSupplier cancelled) {
    return () -> {
      rest();
      return cancelled.getAsBoolean();
    };
  }
}
