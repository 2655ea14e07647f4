package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The two networks of Mehta et al. 2021, shared by all tiles, on the device.
 *
 * <p>Modulation: m_0 = relu(A_0 z + a_0), m_i = relu(A_i [m_{i-1} ; z] + a_i). Synthesis: h_0 = m_0
 * * sin(w0 (W_0 x + b_0)), h_i = m_i * sin(w (W_i h_{i-1} + b_i)), y = W_o h_{L-1} + b_o, with *
 * element-wise. The modulation depends on the tile alone and is computed once per tile.
 *
 * <p>All tiles of a call are evaluated at the same S local points, so the first sine layer, too, is
 * computed once per call: sin(w0 (W_0 x + b_0)) is (S,H) whatever T is.
 */
final class ModulatedField implements Field {
  private final FieldSpec spec;
  private final WeightLayout layout;
  private final WeightMemory memory;
  private final List<Dense> synthesis = new ArrayList<>();
  private final Modulation modulation;
  private final Dense output;
  private final UnitLayer.Maker sines;

  /**
   * Allocates the networks.
   *
   * @param scope they live in
   * @param weights initial values
   */
  ModulatedField(Scope scope, Weights weights) {
    spec = weights.spec();
    layout = WeightLayout.of(spec);
    memory = new WeightMemory(scope, weights, this::omega);
    for (int i = 0; i < spec.layers(); i++) {
      synthesis.add(memory.dense("synthesis." + i));
    }
    modulation = new Modulation(memory, spec.layers());
    output = memory.dense("output");
    sines = UnitFunction.SINE.maker(scope, spec.width());
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }

  @Override
  public void load(float[] values) {
    memory.load(values);
  }

  @Override
  public void loadMultiplied(NDArray values) {
    memory.loadMultiplied(values);
  }

  @Override
  public WeightParts parts(Scope scope) {
    return memory.parts(scope);
  }

  @Override
  public WeightGradient gradient(Scope scope) {
    return memory.gradient(scope);
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    boolean shared = codes.getShape().get(0) >= points.getShape().get(0);
    if (spec.layers() == 1 && shared) {
      try (FieldTape tape = forward(codes, points)) {
        return tape.takeResult();
      }
    }
    NDArray[] gates = modulation.gates(codes);
    try {
      return spec.layers() == 1
          ? tileByTile(codes, points, gates[0])
          : layerByLayer(codes, points, gates);
    } finally {
      for (NDArray gate : gates) {
        gate.close();
      }
    }
  }

  /**
   * One sine layer at more points than there are tiles: (m W_o) sin is the same product as m (W_o
   * sin), and what is in brackets is smaller.
   */
  private NDArray tileByTile(NDArray codes, NDArray points, NDArray gate) {
    try (NDArray sine = firstSine(points, codes); // (S,H)
        NDArray perUnit = sine.transpose()) {
      NDArray values = TileColours.product(gate, output.weight(), perUnit);
      values.addi(output.bias());
      return values;
    }
  }

  /** As {@link #layered}, keeping nothing for a gradient. */
  private NDArray layerByLayer(NDArray codes, NDArray points, NDArray[] gates) {
    long tiles = codes.getShape().get(0);
    long rows = tiles * points.getShape().get(0);
    NDArray hidden = firstSine(points, codes); // (S,H)
    try (NDArray gate = gates[0].reshape(tiles, 1, spec.width())) {
      hidden = closing(hidden, hidden.mul(gate)); // (T,S,H)
      hidden = closing(hidden, hidden.reshape(rows, spec.width()));
    }
    for (int i = 1; i < spec.layers(); i++) {
      NDArray phase = closing(hidden, synthesis.get(i).apply(hidden));
      phase.attach(codes.getManager());
      hidden = sines.result(phase, gates[i]);
    }
    NDArray flat = closing(hidden, output.apply(hidden)); // (T*S,C)
    return closing(flat, flat.reshape(tiles, -1, spec.channels()));
  }

  private NDArray firstSine(NDArray points, NDArray codes) {
    try (NDArray phase = synthesis.get(0).apply(points)) {
      // The points may live longer than this call; what is computed from them must not.
      phase.attach(codes.getManager());
      return phase.sin();
    }
  }

  @Override
  public PointValues prepare(NDArray codes) {
    NDArray[] gates = modulation.gates(codes);
    return (points, tiles) -> {
      NDArray hidden = points; // (N,d), then (N,H)
      for (int i = 0; i < gates.length; i++) {
        try (NDArray phase = synthesis.get(i).apply(hidden)) {
          phase.attach(points.getManager());
          hidden = phase.sin();
        }
        try (NDArray gate = PointValues.rows(gates[i], tiles)) {
          hidden.muli(gate);
        }
      }
      NDArray values = output.apply(hidden);
      values.attach(points.getManager());
      return values;
    };
  }

  @Override
  public Linearisation linearise(NDArray codes, NDArray points) {
    if (!spec.form().linearises(spec)) {
      throw new IllegalArgumentException("only fields of one layer are linearised, found " + spec);
    }
    long tiles = codes.getShape().get(0);
    NDArray gate = modulation.gates(codes)[0]; // (T,H)
    NDArray basis = BasisTape.basisAt(this, codes, points); // (H,S*C)
    NDArray values = gate.matMul(basis).reshape(tiles, -1, spec.channels());
    values.addi(output.bias());
    NDArray weight = modulation.firstWeight().transpose(); // (D,H)
    weight.attach(codes.getManager());
    NDArray slopes = gate.sign().reshape(tiles, 1, -1).mul(weight); // (T,D,H): relu
    return new Linearisation(
        values.reshape(tiles, -1),
        slopes.reshape(-1, spec.width()).matMul(basis).reshape(tiles, spec.latent(), -1));
  }

  @Override
  public FieldTape forward(NDArray codes, NDArray points) {
    NDArray[] gates = modulation.gates(codes);
    return spec.layers() == 1
        ? BasisTape.of(this, codes, points, gates[0])
        : layered(codes, points, gates);
  }

  @Override
  public NDArray activations(int layer, NDArray codes, NDArray points) {
    UnitLayer[] layers = sines(layer + 1, codes, points, modulation.gates(codes));
    return layers[layer].result().reshape(codes.getShape().get(0), -1, spec.width());
  }

  private FieldTape layered(NDArray codes, NDArray points, NDArray[] gates) {
    UnitLayer[] layers = sines(spec.layers(), codes, points, gates);
    NDArray flat = output.apply(layers[layers.length - 1].result()); // (T*S,C)
    NDArray result = closing(flat, flat.reshape(codes.getShape().get(0), -1, spec.channels()));
    return new LayeredTape(this, codes, points, gates, layers, result);
  }

  /** The first sine layers. */
  private UnitLayer[] sines(int count, NDArray codes, NDArray points, NDArray[] gates) {
    UnitLayer[] layers = new UnitLayer[count];
    NDArray hidden = points;
    for (int i = 0; i < layers.length; i++) {
      NDArray phase = synthesis.get(i).apply(hidden); // (S,H) or (T*S,H)
      // The points may live longer than this call; what is computed from them must not.
      phase.attach(codes.getManager());
      layers[i] = i == 0 ? sines.first(phase, gates[i]) : sines.next(phase, gates[i]);
      hidden = layers[i].result();
    }
    return layers;
  }

  /** The second array; the first, which it was made of, is freed. */
  private static NDArray closing(NDArray made, NDArray result) {
    made.close();
    return result;
  }

  Dense synthesisLayer(int i) {
    return synthesis.get(i);
  }

  Modulation modulation() {
    return modulation;
  }

  Dense outputLayer() {
    return output;
  }

  WeightLayout layout() {
    return layout;
  }

  /** The frequency folded into a block on the device: w0 or w for synthesis layers, else 1. */
  float omega(WeightLayout.Block block) {
    if (!block.name().startsWith("synthesis.")) {
      return 1;
    }
    return (float)
        (block.name().startsWith("synthesis.0.") ? spec.firstOmega() : spec.hiddenOmega());
  }
}
