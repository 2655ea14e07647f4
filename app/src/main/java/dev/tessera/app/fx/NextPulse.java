package dev.tessera.app.fx;

import javafx.animation.AnimationTimer;

/** Runs a task once in the next pulse, however often it was asked to; for the JavaFX thread. */
public final class NextPulse {
  private final AnimationTimer timer;

  /** Prepares a task without asking for it. */
  public NextPulse(Runnable task) {
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            task.run();
          }
        };
  }

  /** Asks for one run; the task may ask again. */
  public void request() {
    timer.start();
  }
}
