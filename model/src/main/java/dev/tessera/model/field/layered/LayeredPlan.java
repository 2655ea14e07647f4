package dev.tessera.model.field.layered;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.UnitFunction;
import dev.tessera.model.field.WeightLayout;
import java.util.SplittableRandom;

/**
 * A layered network: h_{-1} = E(x), phase_i = s_i (W_i h_{i-1} + b_i) + t_i, h_i = m_i
 * sigma(phase_i), y = W_L h_{L-1} + b_L. Scales s, shifts t and gates m are 1, 0 and 1 unless the
 * code tells others; so may be W and b. Phases of sines are multiplied by w0 in layer 0, by w in
 * others.
 *
 * @param spec sizes and frequencies
 * @param input E
 * @param units sigma
 * @param code what is told
 * @param skips whether h_{i-1} is added to h_i from layer 1 on
 */
record LayeredPlan(
    FieldSpec spec, InputMap input, UnitFunction units, CodeMap code, boolean skips) {
  /** Without skips. */
  LayeredPlan(FieldSpec spec, InputMap input, UnitFunction units, CodeMap code) {
    this(spec, input, units, code, false);
  }

  /** L, the number of the layer that is the output. */
  int last() {
    return spec.layers();
  }

  /** Numbers that a layer gets. */
  int inputs(int layer) {
    return layer == 0 ? input.features(spec) : spec.width() * units.results();
  }

  /** Phases of a layer, or C. */
  int outputs(int layer) {
    return layer == last() ? spec.channels() : spec.width();
  }

  /** Numbers that a phase is a sum of: a shift of the first is linear in the code. */
  int fanIn(int layer) {
    boolean joined = layer == 0 && code.told().contains(new Told(Told.Quantity.SHIFT, 0));
    return inputs(layer) + (joined ? spec.latent() : 0);
  }

  /** The frequency of a layer's phases. */
  double omega(int layer) {
    if (layer == last() || !units.periodic()) {
      return 1;
    }
    return layer == 0 ? spec.firstOmega() : spec.hiddenOmega();
  }

  static String weightName(int layer, int last) {
    return layer == 0 ? "point.weight" : denseName(layer, last) + ".weight";
  }

  static String biasName(int layer, int last) {
    return denseName(layer, last) + ".bias";
  }

  private static String denseName(int layer, int last) {
    return layer == last ? "output" : "synthesis." + layer;
  }

  WeightLayout layout() {
    WeightLayout.Builder blocks = new WeightLayout.Builder();
    input.add(blocks, spec);
    for (int i = 0; i <= last(); i++) {
      if (!code.givesWeights()) {
        blocks.add(weightName(i, last()), outputs(i), inputs(i));
      }
      if (i == 0) {
        code.add(blocks, this);
      }
      if (!code.givesWeights()) {
        blocks.add(biasName(i, last()), outputs(i), 1);
      }
    }
    return blocks.build();
  }

  /** What a block is multiplied by on the device. */
  double factor(WeightLayout.Block block) {
    if (block.name().startsWith("input.")) {
      return input.factor(spec);
    }
    for (int i = 0; i <= last(); i++) {
      if (block.name().equals(weightName(i, last())) || block.name().equals(biasName(i, last()))) {
        return omega(i);
      }
    }
    return code.factor(block.name().substring(0, block.name().lastIndexOf('.')), this);
  }

  /** Weights of sines ~ U(-bound, bound), Sitzmann et al. 2020. */
  double weightBound(int layer) {
    return layer == 0 ? 1.0 / inputs(0) : Math.sqrt(6.0 / inputs(layer)) / spec.hiddenOmega();
  }

  /** Biases ~ U(-bound, bound); those of the output are 0. */
  double biasBound(int layer) {
    return layer == last() ? 0 : 1 / Math.sqrt(inputs(layer));
  }

  float[] start(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    WeightLayout layout = layout();
    float[] values = new float[layout.length()];
    input.start(values, layout, random);
    if (!code.givesWeights()) {
      startLayer(values, 0, random);
    }
    code.start(values, this, random);
    for (int i = 1; i <= last() && !code.givesWeights(); i++) {
      startLayer(values, i, random);
    }
    return values;
  }

  /**
   * Layers of sines as Sitzmann et al. 2020, of ReLU as He et al. 2015, the output for variance 1.
   */
  private void startLayer(float[] values, int layer, SplittableRandom random) {
    WeightLayout.Block weight = layout().named(weightName(layer, last()));
    if (units.periodic()) {
      weight.uniform(values, weightBound(layer), random);
    } else {
      weight.normal(values, Math.sqrt((layer == last() ? 1.0 : 2.0) / fanIn(layer)), random);
    }
    layout().named(biasName(layer, last())).uniform(values, biasBound(layer), random);
  }

  /** Those of E, and of every layer, whether its weights are told or learned. */
  long sampleMultiplyAdds() {
    long sum = input.multiplyAdds(spec);
    for (int i = 0; i <= last(); i++) {
      sum += (long) outputs(i) * inputs(i);
    }
    return sum;
  }

  /** Those of all that is made of the code. */
  long tileMultiplyAdds() {
    WeightLayout.Builder blocks = new WeightLayout.Builder();
    code.add(blocks, this);
    return blocks.build().blocks().stream()
        .filter(block -> !block.name().endsWith(".bias"))
        .mapToLong(WeightLayout.Block::length)
        .sum();
  }

  long floatsPerSample() {
    long units = (long) spec.width() * this.units.results();
    return Math.max(units, input.floatsPerPoint(spec));
  }

  /** Weights that are told need room for each code. */
  long codeFloats() {
    return code.givesWeights()
        ? code.told().stream().mapToLong(each -> CodeHeads.size(each, this)).sum()
        : 0;
  }
}
