package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;

/** The networks of {@link ShiftedForm}; w0 is not folded into any block. */
final class ShiftedField implements Field {
  private final FieldSpec spec;
  private final WeightLayout layout;
  private final HostArray memory;

  ShiftedField(Scope scope, Weights weights) {
    spec = weights.spec();
    layout = WeightLayout.of(spec);
    memory = scope.hostArray(new Shape(layout.length()));
    load(weights.toArray());
  }

  private NDArray block(String name) {
    return layout.named(name).view(memory.array());
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }

  @Override
  public void load(float[] values) {
    memory.buffer().put(0, values);
    memory.upload();
  }

  @Override
  public WeightGradient gradient(Scope scope) {
    return new WeightGradient(scope, layout, block -> 1);
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    try (FieldTape tape = forward(codes, points)) {
      return tape.takeResult();
    }
  }

  @Override
  public PointValues prepare(NDArray codes) {
    NDArray shifts = codes.matMul(block("code").transpose());
    return (points, tiles) ->
        values(points.matMul(block("point").transpose()).add(shifts.get(tiles)));
  }

  /** (..., C) of phases (..., H) before the frequency. */
  private NDArray values(NDArray phases) {
    return phases
        .mul(spec.firstOmega())
        .sin()
        .matMul(block("output").transpose())
        .add(block("output.bias"));
  }

  @Override
  public FieldTape forward(NDArray codes, NDArray points) {
    long tiles = codes.getShape().get(0);
    long samples = points.getShape().get(0);
    int width = spec.width();
    NDArray along = points.matMul(block("point").transpose()); // (S,H)
    along.attach(codes.getManager());
    NDArray shifts = codes.matMul(block("code").transpose()); // (T,H)
    NDArray phases = shifts.reshape(tiles, 1, width).add(along.reshape(1, samples, width));
    NDArray flat = phases.reshape(tiles * samples, width);
    NDArray result = values(flat).reshape(tiles, samples, spec.channels());
    return new Tape(codes, points, flat, result);
  }

  private final class Tape implements FieldTape {
    private final NDArray codes;
    private final NDArray points;
    private final NDArray phases;
    private final NDArray result;

    Tape(NDArray codes, NDArray points, NDArray phases, NDArray result) {
      this.codes = codes;
      this.points = points;
      this.phases = phases;
      this.result = result;
    }

    @Override
    public NDArray result() {
      return result;
    }

    @Override
    public NDArray takeResult() {
      return result;
    }

    @Override
    public NDArray backward(NDArray resultGradient, WeightSums sums) {
      long tiles = codes.getShape().get(0);
      NDArray flat = resultGradient.reshape(-1, spec.channels());
      NDArray angle = phases.mul(spec.firstOmega());
      NDArray ofPhase = flat.matMul(block("output")).mul(angle.cos()).mul(spec.firstOmega());
      NDArray perTile = ofPhase.reshape(tiles, -1, spec.width());
      NDArray ofShift = perTile.sum(new int[] {1}); // (T,H)
      sums.add(layout.named("output"), () -> flat.transpose().matMul(angle.sin()));
      sums.add(layout.named("output.bias"), () -> flat.sum(new int[] {0}));
      sums.add(layout.named("code"), () -> ofShift.transpose().matMul(codes));
      sums.add(layout.named("point"), () -> perTile.sum(new int[] {0}).transpose().matMul(points));
      return ofShift.matMul(block("code"));
    }

    @Override
    public void close() {
      phases.close();
    }
  }
}
