package dev.tessera.app.fx;

import javafx.animation.AnimationTimer;

/** Runs a task once, when a window that was just shown has been drawn; for the JavaFX thread. */
public final class FirstFrame {
  /** The first pulse sends a frame off, the second waits until it is drawn. */
  private static final int PULSES = 3;

  private FirstFrame() {}

  /** Runs a task after the frame that is drawn next. */
  public static void then(Runnable task) {
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        pulses++;
        if (pulses == PULSES) {
          stop();
          task.run();
        }
      }
    }.start();
  }
}
