package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A SIREN (Sitzmann et al. 2020) whose input is the point joined with the tile's code, on the
 * device: the baseline "SIREN with [z,x]" of Mehta et al. 2021.
 *
 * <p>h_0 = sin(w0 (W_0 [x ; z] + b_0)), h_i = sin(w (W_i h_{i-1} + b_i)), y = W_o h_{L-1} + b_o.
 * The code adds a constant to each phase of the first layer and does nothing else: in any layer it
 * moves waves, it cannot make one weaker.
 */
final class ConcatenatedField implements Field {
  private final FieldSpec spec;
  private final WeightLayout layout;
  private final WeightMemory memory;
  private final Map<String, NDArray> views = new HashMap<>();

  ConcatenatedField(Scope scope, Weights weights) {
    spec = weights.spec();
    layout = WeightLayout.of(spec);
    memory = new WeightMemory(scope, weights, this::omega);
    for (WeightLayout.Block block : layout.blocks()) {
      views.put(block.name(), memory.view(block));
    }
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

  /** The frequency folded into a block on the device. */
  private float omega(WeightLayout.Block block) {
    boolean first =
        block.name().equals("point.weight")
            || block.name().equals("code.weight")
            || block.name().startsWith("synthesis.0.");
    return first
        ? (float) spec.firstOmega()
        : block.name().startsWith("synthesis.") ? (float) spec.hiddenOmega() : 1;
  }

  private NDArray weights(String block) {
    return Objects.requireNonNull(views.get(block));
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    try (FieldTape tape = forward(codes, points)) {
      return tape.takeResult();
    }
  }

  @Override
  public PointValues prepare(NDArray codes) {
    NDArray ofTile =
        Linear.linear(codes, weights("code.weight"), weights("synthesis.0.bias"))
            .singletonOrThrow(); // (T,H)
    return (points, tiles) -> {
      NDArray phase = ModulatedField.rows(ofTile, tiles);
      NDArray ofPoint = Linear.linear(points, weights("point.weight")).singletonOrThrow();
      ofPoint.attach(points.getManager());
      phase.addi(ofPoint);
      for (int i = 1; i < spec.layers(); i++) {
        phase = layer(phase.sin(), i);
      }
      NDArray values = output(phase.sin());
      values.attach(points.getManager());
      return values;
    };
  }

  @Override
  public NDArray activations(int layer, NDArray codes, NDArray points) {
    NDArray phase = firstPhase(codes, points);
    for (int i = 1; i <= layer; i++) {
      phase = layer(phase.sin(), i);
    }
    return phase.sin().reshape(codes.getShape().get(0), -1, spec.width()); // (T,S,H)
  }

  /** w0 (W_0 [x ; z] + b_0), (T*S,H): the part of the code is computed once per tile. */
  private NDArray firstPhase(NDArray codes, NDArray points) {
    long tiles = codes.getShape().get(0);
    NDArray ofTile =
        Linear.linear(codes, weights("code.weight"), weights("synthesis.0.bias"))
            .singletonOrThrow(); // (T,H)
    ofTile.attach(codes.getManager());
    NDArray ofPoint = Linear.linear(points, weights("point.weight")).singletonOrThrow();
    // The points may live longer than this call; what is computed from them must not.
    ofPoint.attach(codes.getManager());
    return ofTile.reshape(tiles, 1, spec.width()).add(ofPoint).reshape(-1, spec.width());
  }

  private NDArray layer(NDArray input, int i) {
    return Linear.linear(
            input, weights("synthesis." + i + ".weight"), weights("synthesis." + i + ".bias"))
        .singletonOrThrow();
  }

  private NDArray output(NDArray input) {
    return Linear.linear(input, weights("output.weight"), weights("output.bias"))
        .singletonOrThrow();
  }

  @Override
  public FieldTape forward(NDArray codes, NDArray points) {
    List<NDArray> phases = new ArrayList<>();
    List<NDArray> sines = new ArrayList<>();
    NDArray phase = firstPhase(codes, points);
    for (int i = 0; i < spec.layers(); i++) {
      NDArray sine = phase.sin();
      phases.add(phase);
      sines.add(sine);
      phase = i + 1 < spec.layers() ? layer(sine, i + 1) : output(sine);
    }
    NDArray result = phase.reshape(codes.getShape().get(0), -1, spec.channels());
    return new Tape(codes, points, phases, sines, result);
  }

  /** One evaluation; for each sine layer phase and sine, (T*S,H). */
  private final class Tape implements FieldTape {
    private final NDArray codes;
    private final NDArray points;
    private final List<NDArray> phases;
    private final List<NDArray> sines;
    private final NDArray result;
    private boolean taken;

    Tape(NDArray codes, NDArray points, List<NDArray> phases, List<NDArray> sines, NDArray result) {
      this.codes = codes;
      this.points = points;
      this.phases = phases;
      this.sines = sines;
      this.result = result;
    }

    @Override
    public NDArray result() {
      return result;
    }

    @Override
    public NDArray takeResult() {
      taken = true;
      return result;
    }

    @Override
    public NDArray backward(NDArray resultGradient, WeightSums sums) {
      NDArray flat = resultGradient.reshape(-1, spec.channels()); // (T*S,C)
      int last = spec.layers() - 1;
      sums.add(layout.outputWeight(), () -> LayeredTape.product(flat, sines.get(last)));
      sums.add(layout.outputBias(), () -> flat.sum(new int[] {0}));
      NDArray upstream = flat.matMul(weights("output.weight"));
      upstream.muli(phases.get(last).cos()); // (T*S,H)
      for (int i = last; i > 0; i--) {
        NDArray ofPhase = upstream;
        NDArray input = sines.get(i - 1);
        sums.add(block(i, "weight"), () -> LayeredTape.product(ofPhase, input));
        sums.add(block(i, "bias"), () -> ofPhase.sum(new int[] {0}));
        upstream = ofPhase.matMul(weights(block(i, "weight").name()));
        upstream.muli(phases.get(i - 1).cos());
      }
      NDArray perTile = upstream.reshape(codes.getShape().get(0), -1, spec.width()); // (T,S,H)
      NDArray ofTile = perTile.sum(new int[] {1}); // (T,H)
      sums.add(block(0, "bias"), () -> ofTile.sum(new int[] {0}));
      sums.add(
          layout.named("point.weight"),
          () -> LayeredTape.product(perTile.sum(new int[] {0}), points));
      sums.add(layout.named("code.weight"), () -> LayeredTape.product(ofTile, codes));
      return ofTile.matMul(weights("code.weight"));
    }

    private WeightLayout.Block block(int layer, String part) {
      return layout.named("synthesis." + layer + "." + part);
    }

    @Override
    public void close() {
      phases.forEach(NDArray::close);
      sines.forEach(NDArray::close);
      if (!taken) {
        result.close();
      }
    }
  }
}
