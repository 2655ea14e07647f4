package dev.tessera.app.session;

import java.util.concurrent.atomic.AtomicBoolean;

/** The outside of work given to the {@link IoPool}. */
public final class IoTask {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Asks the work to end; it is told at its next look. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Whether the work was asked to end. */
  public boolean cancelled() {
    return cancelled.get();
  }
}
