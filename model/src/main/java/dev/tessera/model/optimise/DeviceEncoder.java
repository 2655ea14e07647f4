package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.MlpEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Codes that an encoder predicts; it moves at the end of a step, by the sum of its gradients. */
public final class DeviceEncoder implements DeviceCodes {
  private final Scope scope;
  private final MlpEncoder encoder;
  private final DeviceAdam adam;
  private float[] size = {};
  private Optional<NDArray> samples = Optional.empty();
  private Optional<Learned> learned = Optional.empty();

  /** What a step keeps to its end: the gradient, and how far the weights go. */
  private record Learned(Scope scope, NDArray gradient, NDArray size) {}

  /**
   * Of an encoder.
   *
   * @param scope lives as long as the encoder
   * @param adam its weights and moments, in one row
   */
  public DeviceEncoder(Scope scope, MlpEncoder encoder, DeviceAdam adam) {
    this.scope = scope;
    this.encoder = encoder;
    this.adam = adam;
  }

  @Override
  public float[] sizes(int[] rows, boolean first, double rate) {
    size = first ? adam.sizes(new int[1], rate) : size;
    return size.clone();
  }

  @Override
  public NDArray codes(NDArray rows, Supplier<NDArray> whole) {
    NDArray tiles = whole.get();
    samples = Optional.of(tiles);
    return encoder.encode(tiles);
  }

  @Override
  public void learn(NDArray gradient, NDArray sizes) {
    NDArray ofWeights = encoder.gradient(samples.orElseThrow(), gradient);
    if (learned.isPresent()) {
      learned.get().gradient().addi(ofWeights);
      return;
    }
    Scope own = scope.child();
    ofWeights.attach(own.manager());
    sizes.attach(own.manager());
    learned = Optional.of(new Learned(own, ofWeights, sizes));
  }

  @Override
  public void end() {
    Learned all = learned.orElseThrow();
    NDArray part = all.gradient().muli(adam.share()).reshape(1, -1);
    adam.move(adam.all(), part, all.size());
    encoder.load(adam.values(adam.all(), all.scope().manager()).reshape(-1));
    all.scope().close();
    learned = Optional.empty();
  }

  /** A copy of its weights. */
  public float[] weights() {
    return adam.values();
  }

  @Override
  public float[] book() {
    return new float[0];
  }

  @Override
  public float[] row(int tile) {
    throw new IllegalStateException("there is no code-book to look tile " + tile + " up in");
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("encoder", adam.values());
    adam.save("encoder", arrays);
  }
}
