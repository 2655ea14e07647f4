package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.tessera.model.field.Dense;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import dev.tessera.model.field.WeightSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link CodeHeads} on the device: u_0 = relu(A_0 z + a_0), ..., what is told = B u + c. */
final class HeadNetwork {
  private final CodeHeads heads;
  private final LayeredPlan plan;
  private final WeightLayout layout;
  private final List<Dense> mapping = new ArrayList<>();
  private final Map<Told, NDArray> weights = new HashMap<>();
  private final Map<Told, NDArray> biases = new HashMap<>();

  HeadNetwork(CodeHeads heads, WeightMemory memory, LayeredPlan plan) {
    this.heads = heads;
    this.plan = plan;
    layout = memory.layout();
    for (int i = 0; i < heads.mapping(); i++) {
      mapping.add(memory.dense(CodeHeads.mappingName(i)));
    }
    for (Told each : heads.told()) {
      weights.put(each, memory.view(block(each, "weight")));
      if (heads.biased(each)) {
        biases.put(each, memory.view(block(each, "bias")));
      }
    }
  }

  private WeightLayout.Block block(Told each, String part) {
    return layout.named(each.name() + "." + part);
  }

  CodeTape forward(NDArray codes) {
    List<NDArray> features = new ArrayList<>(); // z (T,D), then u (T,H)
    features.add(codes);
    for (Dense layer : mapping) {
      try (NDArray linear = layer.apply(features.get(features.size() - 1))) {
        features.add(linear.getNDArrayInternal().relu());
      }
    }
    Map<Told, NDArray> values = new HashMap<>();
    for (Told each : heads.told()) {
      values.put(each, told(each, features.get(features.size() - 1)));
    }
    return new Tape(features, values);
  }

  /** (T,out), or (T,out,in) if it is weights. */
  private NDArray told(Told each, NDArray features) {
    NDArray weight = Objects.requireNonNull(weights.get(each));
    NDArray bias = biases.get(each);
    NDArray values =
        (bias == null ? Linear.linear(features, weight) : Linear.linear(features, weight, bias))
            .singletonOrThrow();
    if (each.quantity() != Told.Quantity.WEIGHTS) {
      return values;
    }
    try (NDArray flat = values) {
      return flat.reshape(-1, plan.outputs(each.layer()), plan.inputs(each.layer()));
    }
  }

  private final class Tape implements CodeTape {
    private final List<NDArray> features;
    private final Map<Told, NDArray> values;

    Tape(List<NDArray> features, Map<Told, NDArray> values) {
      this.features = features;
      this.values = values;
    }

    @Override
    public Map<Told, NDArray> values() {
      return values;
    }

    @Override
    public NDArray backward(Map<Told, NDArray> gradients, WeightSums sums) {
      NDArray last = features.get(features.size() - 1);
      NDArray upstream = null;
      for (Told each : heads.told()) {
        NDArray weight = Objects.requireNonNull(weights.get(each));
        try (NDArray gradient = Objects.requireNonNull(gradients.get(each));
            NDArray flat = gradient.reshape(-1, weight.getShape().get(0))) {
          sums.add(block(each, "weight"), () -> Dense.gradient(flat, last));
          if (heads.biased(each)) {
            sums.add(block(each, "bias"), () -> flat.sum(new int[] {0}));
          }
          upstream = sum(flat.matMul(weight), upstream);
        }
      }
      return upstream == null ? features.get(0).zerosLike() : throughMapping(upstream, sums);
    }

    private NDArray throughMapping(NDArray gradient, WeightSums sums) {
      NDArray upstream = gradient;
      for (int i = mapping.size() - 1; i >= 0; i--) {
        NDArray ofLinear = upstream.muli(features.get(i + 1).sign()); // relu: 0 or positive
        NDArray input = features.get(i);
        String name = CodeHeads.mappingName(i);
        sums.add(layout.named(name + ".weight"), () -> Dense.gradient(ofLinear, input));
        sums.add(layout.named(name + ".bias"), () -> ofLinear.sum(new int[] {0}));
        upstream = ofLinear.matMul(mapping.get(i).weight());
      }
      return upstream;
    }

    @Override
    public void close() {
      features.subList(1, features.size()).forEach(NDArray::close);
      values.values().forEach(NDArray::close);
    }
  }

  private static NDArray sum(NDArray part, @Nullable NDArray others) {
    if (others == null) {
      return part;
    }
    part.addi(others);
    others.close();
    return part;
  }
}
