package dev.tessera.app.curves;

import dev.tessera.model.fit.FitCurve;

/** What the horizontal axis counts. */
public enum CurveAxis {
  /** Optimiser steps. */
  STEPS("Steps", "steps"),
  /** Seconds of fitting, pauses not counted. */
  SECONDS("Time", "seconds");

  private final String label;
  private final String title;

  CurveAxis(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** A word for buttons. */
  public String label() {
    return label;
  }

  /** The title of the axis, its unit. */
  public String title() {
    return title;
  }

  /** Where a point of a curve stands on this axis. */
  double of(FitCurve curve, int index) {
    return this == STEPS ? curve.step(index) : curve.seconds(index);
  }
}
