package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightSums;
import java.util.Map;

/** A few steps of Adam on the codes, each tile with moments of its own. */
public final class AdamSteps implements CodeSteps {
  private static final int STEPS_AT_ONCE = 4;

  private final Field field;
  private final int tiles;
  private final int samplesPerTile;
  private final double rate;
  private Adam adam;

  /**
   * Nothing moved yet.
   *
   * @param tiles T of the whole signal
   * @param samplesPerTile S
   * @param rate learning rate
   */
  public AdamSteps(Field field, int tiles, int samplesPerTile, double rate) {
    this.field = field;
    this.tiles = tiles;
    this.samplesPerTile = samplesPerTile;
    this.rate = rate;
    adam = new Adam(tiles, field.spec().latent());
  }

  @Override
  public long floatsPerTile() {
    return samplesPerTile * field.spec().form().floatsPerSample(field.spec());
  }

  @Override
  public int rounds() {
    return 8;
  }

  @Override
  public float[] improve(int[] some, NDArray codes, NDArray samples, NDArray points) {
    int latent = field.spec().latent();
    float[] next = codes.toFloatArray();
    for (int step = 0; step < STEPS_AT_ONCE; step++) {
      float[] gradient;
      NDArray now = codes.getManager().create(next, codes.getShape());
      try (FieldTape tape = field.forward(now, points)) {
        NDArray error = tape.result().sub(samples).muli(2.0 / samplesPerTile);
        gradient = tape.backward(error, WeightSums.FROZEN).toFloatArray();
      }
      for (int t = 0; t < some.length; t++) {
        adam.step(some[t], next, t * latent, gradient, t * latent, rate);
      }
    }
    return next;
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    adam.save("codes", arrays);
  }

  @Override
  public void restore(FitState state) {
    adam = Adam.restored(state, "codes", tiles, field.spec().latent());
  }
}
