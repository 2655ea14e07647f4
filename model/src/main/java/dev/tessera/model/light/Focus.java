package dev.tessera.model.light;

import dev.tessera.model.signal.Range;

/**
 * A lens: from where it looks, on what it is focused, and how open it is.
 *
 * @param v row of the view in its middle, fractions lie between
 * @param u column of the view in its middle
 * @param disparity of what is sharp, pixels per view
 * @param aperture how far from the middle views count, 0 for none but the middle
 * @param round whether the aperture is a disc, else a square
 */
public record Focus(double v, double u, double disparity, double aperture, boolean round) {
  /** Rejects values out of range, naming the setting. */
  public Focus {
    Range.require("aperture", aperture, 0, 1000);
  }

  /** Whether light from a view, so far from the middle, comes through. */
  boolean open(double down, double right) {
    double reach = aperture + 1e-9;
    return round
        ? down * down + right * right <= reach * reach
        : Math.max(Math.abs(down), Math.abs(right)) <= reach;
  }
}
