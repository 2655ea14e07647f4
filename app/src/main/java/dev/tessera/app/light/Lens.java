package dev.tessera.app.light;

import dev.tessera.model.light.Focus;

/**
 * What is between the light field and the eye.
 *
 * @param disparity of what is sharp, pixels per view
 * @param aperture how far from the middle views count; 0 for a pinhole, through which all is sharp
 * @param round whether the aperture is a disc, else a square
 */
record Lens(double disparity, double aperture, boolean round) {
  /** Through which all is sharp. */
  static final Lens PINHOLE = new Lens(0, 0, true);

  boolean pinhole() {
    return aperture == 0;
  }

  /** The lens in its place. */
  Focus at(LookPlace place) {
    return new Focus(place.v(), place.u(), disparity, aperture, round);
  }
}
