package dev.tessera.model.fit.step;

import dev.tessera.model.field.FieldSpec;

/** How many tiles are worked on at once. */
final class MicroBatch {
  /** Floats of one activation (T,S,H) that fit the cache beside its neighbours: 2 MB, measured. */
  private static final int ACTIVATION_FLOATS = 1 << 19;

  private MicroBatch() {}

  /** Points that the tiles of a micro-batch share: one value of each unit at every point. */
  static int points(FieldSpec spec) {
    return Math.max(1, ACTIVATION_FLOATS / spec.width());
  }

  /** Tiles of a micro-batch, at least 1. */
  static int tiles(int samplesPerTile, FieldSpec spec) {
    return (int)
        Math.max(1, ACTIVATION_FLOATS / spec.form().floatsPerSample(spec) / samplesPerTile);
  }
}
