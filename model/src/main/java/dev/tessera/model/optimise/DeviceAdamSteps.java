package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightSums;
import java.util.Map;

/** {@link CodeSteps.AdamSteps} on the device. */
final class DeviceAdamSteps implements DeviceCodeSteps {
  private final Field field;
  private final DeviceAdam adam;
  private final NDArray slope;
  private final double rate;
  private final int steps;

  /**
   * As the heap has it.
   *
   * @param adam the codes and their moments
   * @param slope (1) what an error is multiplied by for its gradient
   * @param rate learning rate
   * @param steps of a round
   */
  DeviceAdamSteps(Field field, DeviceAdam adam, NDArray slope, double rate, int steps) {
    this.field = field;
    this.adam = adam;
    this.slope = slope;
    this.rate = rate;
    this.steps = steps;
  }

  /** How far each code goes, (steps,T). */
  @Override
  public float[] sent(int[] tiles) {
    float[] sizes = new float[steps * tiles.length];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(adam.sizes(tiles, rate), 0, sizes, step * tiles.length, tiles.length);
    }
    return sizes;
  }

  @Override
  public void improve(NDArray tiles, NDArray sent, NDArray samples, NDArray points) {
    NDArray taken = adam.taken(tiles);
    NDArray sizes = sent.reshape(steps, -1, 1);
    for (int step = 0; step < steps; step++) {
      NDArray now = adam.values(taken, tiles.getManager());
      try (FieldTape tape = field.forward(now, points)) {
        NDArray error = tape.result().sub(samples).muli(slope);
        NDArray gradient = tape.backward(error, WeightSums.FROZEN);
        adam.move(taken, gradient.muli(adam.share()), sizes.get(step));
      }
    }
    adam.put(tiles, taken);
  }

  @Override
  public NDArray codes(NDArray tiles) {
    return adam.values(adam.taken(tiles), tiles.getManager());
  }

  @Override
  public void put(NDArray tiles, NDArray codes) {
    adam.putValues(tiles, codes);
  }

  @Override
  public float[] codes() {
    return adam.values();
  }

  @Override
  public float[] code(int tile) {
    return adam.row(tile);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    adam.save("codes", arrays);
  }
}
