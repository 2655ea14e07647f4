package dev.tessera.model.render;

/** How finely somebody wants the values of a rendering. */
public enum OutputDepth {
  /** As the field gives them, not clamped. */
  FULL,
  /**
   * For a file or a screen of 8 bits: values may come clamped to [0,1] and rounded to k/255
   * already, as {@link dev.tessera.model.signal.Argb#quantise} does it, where less to bring down
   * from a device is worth it. Values beside alpha never do: they are multiplied by it first.
   */
  EIGHT_BIT;

  /** Whether values of so many channels may be rounded. */
  boolean rounded(int channels) {
    return this == EIGHT_BIT && channels % 2 == 1;
  }
}
