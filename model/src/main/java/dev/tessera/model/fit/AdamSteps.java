package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightSums;

/** A few steps of Adam on the codes, each tile with moments of its own. */
final class AdamSteps implements CodeSteps {
  private static final int STEPS_AT_ONCE = 4;

  private final Field field;
  private final int samplesPerTile;
  private final Adam adam;
  private final double rate;

  AdamSteps(Field field, int tiles, int samplesPerTile, double rate) {
    this.field = field;
    this.samplesPerTile = samplesPerTile;
    this.rate = rate;
    adam = new Adam(tiles, field.spec().latent());
  }

  @Override
  public long floatsPerTile() {
    return (long) samplesPerTile * field.spec().form().floatsPerSample(field.spec());
  }

  @Override
  public float[] improve(int[] tiles, NDArray codes, NDArray samples, NDArray points) {
    int latent = field.spec().latent();
    float[] next = codes.toFloatArray();
    for (int step = 0; step < STEPS_AT_ONCE; step++) {
      float[] gradient;
      NDArray now = codes.getManager().create(next, codes.getShape());
      try (FieldTape tape = field.forward(now, points)) {
        NDArray error = tape.result().sub(samples).muli(2.0 / samplesPerTile);
        gradient = tape.backward(error, WeightSums.FROZEN).toFloatArray();
      }
      for (int t = 0; t < tiles.length; t++) {
        adam.step(tiles[t], next, t * latent, gradient, t * latent, rate);
      }
    }
    return next;
  }
}
