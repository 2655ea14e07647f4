package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightMemory;

/**
 * Positional encoding, sin and cos of 2^j pi/2 x_a for each axis a and octave j (Mildenhall et al.
 * 2020), up to {@link #HIGHEST} w0. They begin with pi; an octave lower, opposite edges of a tile
 * do not look alike.
 */
record OctaveInput() implements InputMap {
  private static final double LOWEST = Math.PI / 2;

  static int octaves(FieldSpec spec) {
    double ratio = HIGHEST * spec.firstOmega() / LOWEST;
    return 1 + (int) Math.max(0, Math.floor(Math.log(ratio) / Math.log(2)));
  }

  @Override
  public int features(FieldSpec spec) {
    return 2 * octaves(spec) * spec.dimensions();
  }

  @Override
  public OnDevice open(Scope scope, WeightMemory memory, FieldSpec spec) {
    int octaves = octaves(spec);
    float[] frequencies = new float[octaves];
    for (int j = 0; j < octaves; j++) {
      frequencies[j] = (float) Math.scalb(LOWEST, j);
    }
    NDArray each = scope.upload(frequencies, 1, 1, octaves);
    return (points, owner) -> {
      try (NDArray along = points.reshape(-1, spec.dimensions(), 1)) {
        along.attach(owner);
        try (NDArray phases = along.mul(each)) { // (S,d,J)
          return FourierInput.waves(phases.reshape(-1, (long) spec.dimensions() * octaves));
        }
      }
    };
  }
}
