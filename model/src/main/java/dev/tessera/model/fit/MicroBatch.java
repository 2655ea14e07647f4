package dev.tessera.model.fit;

/** How many tiles are worked on at once. */
final class MicroBatch {
  /** Floats of one activation (T,S,H) that fit the cache beside its neighbours: 2 MB, measured. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  private MicroBatch() {}

  /** Samples of a micro-batch, all tiles together. */
  static int samples(int width) {
    return ACTIVATION_FLOATS / width;
  }

  /** Tiles of a micro-batch, at least 1. */
  static int tiles(int samplesPerTile, int width) {
    return Math.max(1, samples(width) / samplesPerTile);
  }
}
