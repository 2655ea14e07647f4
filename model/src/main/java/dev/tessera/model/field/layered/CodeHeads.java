package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.UnitFunction;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Everything told is linear in the code, or in what a ReLU network of H units a layer makes of it.
 *
 * @param mapping layers of that network; 0 for none
 * @param told what is told
 * @param spread how far codes ~ N(0,1) spread the phases of sines at the start, radians
 */
record CodeHeads(int mapping, List<Told> told, double spread) implements CodeMap {
  /** How far scales are spread about 1 at the start. */
  private static final double SCALE_SPREAD = 0.25;

  /** How far told weights are spread about what all tiles share, as a share of that. */
  private static final double WEIGHT_SPREAD = 0.5;

  /** Nothing is told: all tiles are alike. */
  static CodeHeads none() {
    return new CodeHeads(0, List.of(), 0);
  }

  /** One quantity in several layers, counted from 0. */
  static List<Told> inLayers(Told.Quantity quantity, int count) {
    return IntStream.range(0, count).mapToObj(layer -> new Told(quantity, layer)).toList();
  }

  static String mappingName(int layer) {
    return "mapping." + layer;
  }

  /** Numbers that the heads are linear in. */
  private int features(LayeredPlan plan) {
    return mapping == 0 ? plan.spec().latent() : plan.spec().width();
  }

  /** Numbers told of a tile. */
  static int size(Told each, LayeredPlan plan) {
    int outputs = plan.outputs(each.layer());
    return each.quantity() == Told.Quantity.WEIGHTS
        ? Math.multiplyExact(outputs, plan.inputs(each.layer()))
        : outputs;
  }

  /** A shift beside the bias of its layer needs none of its own. */
  boolean biased(Told each) {
    return each.quantity() != Told.Quantity.SHIFT || givesWeights();
  }

  @Override
  public void add(WeightLayout.Builder blocks, LayeredPlan plan) {
    for (int i = 0; i < mapping; i++) {
      int width = plan.spec().width();
      blocks.add(mappingName(i) + ".weight", width, i == 0 ? plan.spec().latent() : width);
      blocks.add(mappingName(i) + ".bias", width, 1);
    }
    for (Told each : told) {
      blocks.add(each.name() + ".weight", size(each, plan), features(plan));
      if (biased(each)) {
        blocks.add(each.name() + ".bias", size(each, plan), 1);
      }
    }
  }

  @Override
  public double factor(String name, LayeredPlan plan) {
    return told.stream()
        .filter(each -> each.name().equals(name) && each.quantity() != Told.Quantity.SCALE)
        .mapToDouble(each -> plan.omega(each.layer()))
        .findFirst()
        .orElse(1);
  }

  /** ReLU layers as He et al. 2015, told weights about those of a network without codes. */
  @Override
  public void start(float[] values, LayeredPlan plan, SplittableRandom random) {
    WeightLayout layout = plan.layout();
    for (int i = 0; i < mapping; i++) {
      WeightLayout.Block weight = layout.named(mappingName(i) + ".weight");
      weight.normal(values, Math.sqrt(2.0 / weight.columns()), random);
    }
    for (Told each : told) {
      WeightLayout.Block weight = layout.named(each.name() + ".weight");
      if (each.quantity() == Told.Quantity.SHIFT && plan.units() == UnitFunction.RECTIFIER) {
        weight.normal(values, Math.sqrt(2.0 / plan.fanIn(each.layer())), random);
      } else {
        weight.uniform(values, perFeature(each, plan), random);
      }
      if (each.quantity() == Told.Quantity.SCALE) {
        WeightLayout.Block bias = layout.named(each.name() + ".bias");
        Arrays.fill(values, bias.offset(), bias.offset() + bias.length(), 1);
      } else if (biased(each)) {
        layout.named(each.name() + ".bias").uniform(values, shared(each, plan), random);
      }
    }
  }

  /** Of the uniform draw of a weight of one feature, whose square is 1 in the mean. */
  private double perFeature(Told each, LayeredPlan plan) {
    double root = Math.sqrt(features(plan));
    if (givesWeights()) {
      return WEIGHT_SPREAD * shared(each, plan) / root;
    }
    double wanted =
        each.quantity() == Told.Quantity.SCALE ? SCALE_SPREAD : spread / plan.omega(each.layer());
    return wanted * Math.sqrt(3) / root;
  }

  private static double shared(Told each, LayeredPlan plan) {
    return each.quantity() == Told.Quantity.WEIGHTS
        ? plan.weightBound(each.layer())
        : plan.biasBound(each.layer());
  }

  @Override
  public Function<NDArray, CodeTape> open(WeightMemory memory, LayeredPlan plan) {
    HeadNetwork network = new HeadNetwork(this, memory, plan);
    return network::forward;
  }
}
