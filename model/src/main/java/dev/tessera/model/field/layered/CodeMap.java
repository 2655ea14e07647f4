package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What a network is told by the code of a tile, and how that follows from it. */
interface CodeMap {
  /** All of it. */
  List<Told> told();

  /** Adds its blocks of weights. */
  void add(WeightLayout.Builder blocks, LayeredPlan plan);

  /** What its block NAME.weight or NAME.bias is multiplied by on the device. */
  default double factor(String name, LayeredPlan plan) {
    return 1;
  }

  /** Draws its blocks of the flat weights. */
  void start(float[] values, LayeredPlan plan, SplittableRandom random);

  /** What makes tapes of codes (T,D), with the weights of the memory. */
  Function<NDArray, CodeTape> open(WeightMemory memory, LayeredPlan plan);

  /** Whether W and b are the code's: layers then have no weights of their own. */
  default boolean givesWeights() {
    return told().stream().anyMatch(each -> each.quantity() == Told.Quantity.WEIGHTS);
  }
}
