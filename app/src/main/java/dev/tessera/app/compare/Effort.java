package dev.tessera.app.compare;

/** How long both networks learn. */
public enum Effort {
  /** A first look, some seconds. */
  SHORT("500 steps", 500),
  /** About 2 dB better. */
  USUAL("1,500 steps", 1500),
  /** Until little is gained. */
  LONG("5,000 steps", 5000);

  private final String label;
  private final long steps;

  Effort(String label, long steps) {
    this.label = label;
    this.steps = steps;
  }

  /** A few words for menus. */
  public String label() {
    return label;
  }

  /** Optimiser steps of both networks. */
  public long steps() {
    return steps;
  }
}
