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
 * The modulation network of Mehta et al. 2021.
 *
 * @param layers L, 2 or more
 * @param first layer that is gated, 0 or 1; gates before it only serve the next
 */
record GateChain(int layers, int first) implements CodeMap {
  @Override
  public List<Told> told() {
    return IntStream.range(first, layers).mapToObj(GateChain::gate).toList();
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
    return codes -> new Tape(modulation, codes, first);
  }

  private static final class Tape implements CodeTape {
    private final Modulation modulation;
    private final NDArray codes;
    private final int first;
    private final NDArray[] gates;

    Tape(Modulation modulation, NDArray codes, int first) {
      this.modulation = modulation;
      this.codes = codes;
      this.first = first;
      gates = modulation.gates(codes);
    }

    @Override
    public Map<Told, NDArray> values() {
      Map<Told, NDArray> values = new HashMap<>();
      for (int i = first; i < gates.length; i++) {
        values.put(gate(i), gates[i]);
      }
      return values;
    }

    @Override
    public NDArray backward(Map<Told, NDArray> gradients, WeightSums sums) {
      NDArray[] ofGates = new NDArray[gates.length];
      for (int i = 0; i < gates.length; i++) {
        ofGates[i] =
            i < first ? gates[i].zerosLike() : Objects.requireNonNull(gradients.get(gate(i)));
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
