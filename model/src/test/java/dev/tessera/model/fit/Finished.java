package dev.tessera.model.fit;

import dev.tessera.model.fit.step.FitState;

/** Runs that are stepped on the thread of the test. */
public final class Finished {
  private Finished() {}

  /** What a run leaves that is stepped until it ends by itself. */
  public static <R> FitResult<R> of(Run<R> run) {
    try (run) {
      while (run.step()) {}
      return run.result().orElseThrow();
    }
  }

  /** What a run that is left after so many optimiser steps goes on from. */
  public static <R> FitState at(long steps, Run<R> run) {
    try (run) {
      while (run.snapshot(Snapshot.Watch.NOTHING).step() < steps) {
        if (!run.step()) {
          throw new IllegalStateException("ended before step " + steps);
        }
      }
      return run.result().orElseThrow().state();
    }
  }
}
