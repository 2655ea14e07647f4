package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.Range;

/**
 * A size of frames in pixels.
 *
 * @param width from left to right, at least 1
 * @param height from top to bottom, at least 1
 */
public record ClipSize(int width, int height) {
  /** Refuses an empty one. */
  public ClipSize {
    Range.require("width", width, 1, Integer.MAX_VALUE);
    Range.require("height", height, 1, Integer.MAX_VALUE);
  }

  /** The same with its sides exchanged. */
  ClipSize turned() {
    return new ClipSize(/* width= */ height, /* height= */ width);
  }
}
