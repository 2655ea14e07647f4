package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Modulation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import dev.tessera.model.field.WeightSums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The modulation network of Mehta et al. 2021, whose first gates only serve the next.
 *
 * @param layers L, 2 or more
 */
record GateChain(int layers) implements CodeMap {
  @Override
  public List<Told> told() {
    return IntStream.range(1, layers).mapToObj(GateChain::gate).toList();
  }

  private static Told gate(int layer) {
    return new Told(Told.Quantity.GATE, layer);
  }

  @Override
  public void add(WeightLayout.Builder blocks, LayeredPlan plan) {
    for (int i = 0; i < layers; i++) {
      Modulation.add(blocks, i, plan.spec().width(), plan.spec().latent());
    }
  }

  @Override
  public void start(float[] values, LayeredPlan plan, SplittableRandom random) {
    for (int i = 0; i < layers; i++) {
      Modulation.start(values, plan.layout(), i, random);
    }
  }

  @Override
  public Function<NDArray, CodeTape> open(WeightMemory memory, LayeredPlan plan) {
    Modulation modulation = new Modulation(memory, layers);
    return codes -> new Tape(modulation, codes);
  }

  private static final class Tape implements CodeTape {
    private final Modulation modulation;
    private final NDArray codes;
    private final NDArray[] gates;

    Tape(Modulation modulation, NDArray codes) {
      this.modulation = modulation;
      this.codes = codes;
      gates = modulation.gates(codes);
    }

    @Override
    public Map<Told, NDArray> values() {
      Map<Told, NDArray> values = new HashMap<>();
      for (int i = 1; i < gates.length; i++) {
        values.put(gate(i), gates[i]);
      }
      return values;
    }

    @Override
    public NDArray backward(Map<Told, NDArray> gradients, WeightSums sums) {
      NDArray[] ofGates = new NDArray[gates.length];
      ofGates[0] = gates[0].zerosLike();
      for (int i = 1; i < gates.length; i++) {
        ofGates[i] = Objects.requireNonNull(gradients.get(gate(i)));
      }
      return modulation.backward(codes, gates, ofGates, sums);
    }

    @Override
    public void close() {
      for (NDArray each : gates) {
        each.close();
      }
    }
  }
}
