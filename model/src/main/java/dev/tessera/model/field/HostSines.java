package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.engine.Workers;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sine layers by {@link SinePass}, for the CPU: the engine's results are read and written where
 * they lie, and phases give way to the slopes m cos(a), which is all that the way back needs.
 */
final class HostSines implements UnitLayer.Maker {
  private final int width;
  private final Workers workers;

  /**
   * For layers of one width.
   *
   * @param width H, units of a layer
   * @param workers that share the rows
   */
  HostSines(int width, Workers workers) {
    this.width = width;
    this.workers = workers;
  }

  @Override
  public UnitLayer first(NDArray phase, NDArray gate) {
    NDArray sine = like(phase);
    try (NDArray one = one(gate)) {
      forward(phase, one, sine);
    }
    try (NDArray ofTiles = gate.reshape(gate.getShape().get(0), 1, width);
        NDArray product = sine.mul(ofTiles)) {
      return new First(phase, sine, gate, product.reshape(-1, width));
    }
  }

  @Override
  public UnitLayer next(NDArray phase, @Nullable NDArray gate) {
    NDArray result = like(phase);
    NDArray given = gate == null ? one(phase) : gate;
    forward(phase, given, result);
    return new Next(phase, given, result, gate != null);
  }

  /** The gate that changes nothing, of one tile. */
  private NDArray one(NDArray neighbour) {
    return neighbour.getManager().ones(new Shape(1, width));
  }

  private void forward(NDArray phase, NDArray gate, NDArray result) {
    FloatBuffer a = Scope.floats(phase);
    FloatBuffer m = Scope.floats(gate);
    FloatBuffer h = Scope.floats(result);
    share(phase, gate, (rows, part) -> new SinePass(width).forward(rows, a, m, h));
  }

  @Override
  public NDArray result(NDArray phase, @Nullable NDArray gate) {
    NDArray given = gate == null ? one(phase) : gate;
    FloatBuffer a = Scope.floats(phase);
    FloatBuffer m = Scope.floats(given);
    share(phase, given, (rows, part) -> new SinePass(width).sine(rows, a, m));
    return phase;
  }

  private interface Work {
    void on(SinePass.Rows rows, int part);
  }

  /** Shares the rows of an array out, (T*S,H), of as many tiles as there are gates. */
  private void share(NDArray array, NDArray gate, Work work) {
    int rows = (int) array.getShape().get(0);
    int samples = rows / (int) gate.getShape().get(0);
    int parts = workers.count();
    workers.run(parts, part -> work.on(SinePass.Rows.part(rows, samples, part, parts), part));
  }

  private static NDArray like(NDArray array) {
    return array.getManager().create(array.getShape(), DataType.FLOAT32);
  }

  /** The sum of what each part has, as an array. */
  private static NDArray sum(float[][] parts, NDArray neighbour, Shape shape) {
    float[] sum = parts[0];
    for (int part = 1; part < parts.length; part++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += parts[part][i];
      }
    }
    return neighbour.getManager().create(sum, shape);
  }

  /** Of which all tiles share the phases: slope cos(a), (S,H). */
  private final class First implements UnitLayer {
    private final NDArray slope;
    private final NDArray sine;
    private final NDArray gate;
    private final NDArray result;

    First(NDArray slope, NDArray sine, NDArray gate, NDArray result) {
      this.slope = slope;
      this.sine = sine;
      this.gate = gate;
      this.result = result;
    }

    @Override
    public NDArray result() {
      return result;
    }

    @Override
    public Gradients backward(NDArray upstream) {
      NDArray ofPhase = like(sine);
      FloatBuffer gradient = Scope.floats(upstream);
      SinePass.Shared kept = new SinePass.Shared(Scope.floats(sine), Scope.floats(gate));
      FloatBuffer ofSine = Scope.floats(ofPhase);
      float[][] ofGates = new float[workers.count()][(int) gate.size()];
      int samples = (int) sine.getShape().get(0);
      workers.run(
          ofGates.length,
          part ->
              new SinePass(width)
                  .backwardShared(
                      SinePass.Rows.part(samples, samples, part, ofGates.length),
                      gradient,
                      kept,
                      ofGates[part],
                      ofSine));
      upstream.close();
      sine.close();
      result.close();
      ofPhase.muli(slope);
      return new Gradients(
          sum(ofGates, gate, gate.getShape()), ofPhase, () -> ofPhase.sum(new int[] {0}));
    }

    @Override
    public void close() {
      slope.close();
      sine.close();
      result.close();
    }
  }

  /** Of which each tile has phases of its own: slope m cos(a), (T*S,H). */
  private final class Next implements UnitLayer {
    private final NDArray slope;
    private final NDArray gate;
    private final NDArray result;
    private final boolean gated;

    Next(NDArray slope, NDArray gate, NDArray result, boolean gated) {
      this.slope = slope;
      this.gate = gate;
      this.result = result;
      this.gated = gated;
    }

    @Override
    public NDArray result() {
      return result;
    }

    @Override
    public Gradients backward(NDArray upstream) {
      FloatBuffer gradient = Scope.floats(upstream);
      SinePass.Kept kept = new SinePass.Kept(Scope.floats(result), Scope.floats(slope));
      float[][] ofGates = new float[workers.count()][(int) gate.size()];
      float[][] ofBias = new float[ofGates.length][width];
      share(
          upstream,
          gate,
          (rows, part) ->
              new SinePass(width).backward(rows, gradient, kept, ofGates[part], ofBias[part]));
      close(); // while in the cache, for what comes next
      NDArray bias = sum(ofBias, gate, new Shape(width));
      return new Gradients(gated ? quotient(ofGates) : null, upstream, () -> bias);
    }

    /** Where the gate is 0, its gradient is not needed. */
    private NDArray quotient(float[][] products) {
      NDArray sum = sum(products, gate, gate.getShape());
      FloatBuffer m = Scope.floats(gate);
      FloatBuffer values = Scope.floats(sum);
      for (int i = 0; i < m.capacity(); i++) {
        values.put(i, m.get(i) == 0 ? 0 : values.get(i) / m.get(i));
      }
      return sum;
    }

    @Override
    public void close() {
      slope.close();
      result.close();
    }
  }
}
