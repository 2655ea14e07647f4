package dev.tessera.model.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks where a thread is when a step of it has gone on for longer than it may. */
final class StepWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 5;
  private static final int FRAMES = 3;

  private final Thread watched = Thread.currentThread();
  private final Thread watcher = new Thread(this::look, "step-watch");
  private final long allowedNanos;
  private volatile long since;
  private volatile String place = "";
  private volatile boolean closed;

  /**
   * Watches the thread that calls this.
   *
   * @param allowedNanos how long a step may take
   */
  StepWatch(long allowedNanos) {
    this.allowedNanos = allowedNanos;
    watcher.setDaemon(true);
    watcher.start();
  }

  /** A step begins. */
  void begin() {
    place = "";
    since = System.nanoTime();
  }

  /** A step ends; returns the innermost methods of the project that overstayed in it, if any. */
  Optional<String> end() {
    since = 0;
    return Optional.of(place).filter(p -> !p.isEmpty());
  }

  private void look() {
    while (!closed) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      long began = since;
      if (began != 0 && place.isEmpty() && System.nanoTime() - began > allowedNanos) {
        String seen = frames(watched.getStackTrace());
        if (since == began) {
          place = seen;
        }
      }
    }
  }

  private static String frames(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(f -> f.getClassName().startsWith("dev.tessera.model."))
        .filter(f -> !f.getClassName().startsWith("dev.tessera.model.bench."))
        .limit(FRAMES)
        .map(StepWatch::text)
        .collect(Collectors.joining(" < "));
  }

  private static String text(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
  }

  @Override
  public void close() {
    closed = true;
    watcher.interrupt();
  }
}
