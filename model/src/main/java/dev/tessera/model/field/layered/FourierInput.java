package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import dev.tessera.model.field.WeightSums;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random Fourier features, [sin(w0 B x), cos(w0 B x)] with H/2 rows B ~ N(0,1), which stay as they
 * were drawn: Tancik et al. 2020 with w0 = 2 pi sigma.
 */
record FourierInput() implements InputMap {
  private static final String FREQUENCY = "input.frequency";

  private static int frequencies(FieldSpec spec) {
    return spec.width() / 2;
  }

  @Override
  public int features(FieldSpec spec) {
    return 2 * frequencies(spec);
  }

  @Override
  public void add(WeightLayout.Builder blocks, FieldSpec spec) {
    blocks.add(FREQUENCY, frequencies(spec), spec.dimensions());
  }

  @Override
  public long multiplyAdds(FieldSpec spec) {
    return (long) frequencies(spec) * spec.dimensions();
  }

  @Override
  public double factor(FieldSpec spec) {
    return spec.firstOmega();
  }

  @Override
  public void start(float[] values, WeightLayout layout, SplittableRandom random) {
    layout.named(FREQUENCY).normal(values, 1, random);
  }

  @Override
  public OnDevice open(Scope scope, WeightMemory memory, FieldSpec spec) {
    WeightLayout.Block block = memory.layout().named(FREQUENCY);
    NDArray frequencies = memory.view(block);
    return new OnDevice() {
      @Override
      public NDArray at(NDArray points, NDManager owner) {
        NDArray phase = Linear.linear(points, frequencies).singletonOrThrow();
        phase.attach(owner);
        return waves(phase);
      }

      @Override
      public void backward(NDArray points, @Nullable NDArray gradient, WeightSums sums) {
        sums.add(block, () -> frequencies.getManager().zeros(frequencies.getShape()));
      }
    };
  }

  /** [sin(a), cos(a)] of phases, which are closed. */
  static NDArray waves(NDArray phase) {
    try (phase;
        NDArray sine = phase.sin();
        NDArray cosine = phase.cos()) {
      return sine.concat(cosine, -1);
    }
  }
}
