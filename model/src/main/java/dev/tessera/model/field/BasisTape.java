package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Of fields with one sine layer. All tiles share its sines, so the field is a matrix product: y = m
 * Phi + b_o with the basis Phi[h,(s,c)] = W_o[c,h] sin(w0 (W_0 x_s + b_0))_h. Nothing of size T*S*H
 * is ever formed, which makes a step an order of magnitude faster than layer by layer.
 */
final class BasisTape implements FieldTape {
  private final ModulatedField field;
  private final NDArray codes;
  private final NDArray points;
  private final NDArray gate;
  private final NDArray phase;
  private final NDArray sine;
  private final NDArray basis;
  private @Nullable NDArray result;

  private BasisTape(
      ModulatedField field,
      NDArray codes,
      NDArray points,
      NDArray gate,
      NDArray phase,
      NDArray sine,
      NDArray basis,
      NDArray result) {
    this.field = field;
    this.codes = codes;
    this.points = points;
    this.gate = gate;
    this.phase = phase;
    this.sine = sine;
    this.basis = basis;
    this.result = result;
  }

  /**
   * Evaluates.
   *
   * @param codes (T,D); the tape lives in its scope
   * @param points (S,d)
   * @param gate m, (T,H)
   */
  static BasisTape of(ModulatedField field, NDArray codes, NDArray points, NDArray gate) {
    int channels = field.spec().channels();
    NDArray phase = field.synthesisLayer(0).apply(points); // (S,H)
    // The points may live longer than this call; what is computed from them must not.
    phase.attach(codes.getManager());
    NDArray sine = phase.sin();
    NDArray basis = basis(field, codes, sine);
    NDArray result;
    try (NDArray flat = gate.matMul(basis)) {
      result = flat.reshape(codes.getShape().get(0), -1, channels);
      result.addi(field.outputLayer().bias());
    }
    return new BasisTape(field, codes, points, gate, phase, sine, basis, result);
  }

  /** Phi, (H,S*C), at points (S,d). */
  static NDArray basisAt(ModulatedField field, NDArray codes, NDArray points) {
    try (NDArray phase = field.synthesisLayer(0).apply(points)) {
      phase.attach(codes.getManager());
      try (NDArray sine = phase.sin()) {
        return basis(field, codes, sine);
      }
    }
  }

  /** Phi, (H,S*C), from the sines (S,H); in the scope of the codes. */
  private static NDArray basis(ModulatedField field, NDArray codes, NDArray sine) {
    long width = field.spec().width();
    int channels = field.spec().channels();
    try (NDArray perUnit = sine.transpose();
        NDArray sines = perUnit.reshape(width, -1, 1);
        NDArray colours = field.outputLayer().weight().transpose()) {
      colours.attach(codes.getManager());
      try (NDArray colour = colours.reshape(width, 1, channels);
          NDArray product = sines.mul(colour)) { // (H,S,C)
        return product.reshape(width, -1);
      }
    }
  }

  @Override
  public NDArray result() {
    if (result == null) {
      throw new IllegalStateException("the result was taken");
    }
    return result;
  }

  @Override
  public NDArray takeResult() {
    NDArray taken = result();
    result = null;
    return taken;
  }

  @Override
  public NDArray backward(NDArray resultGradient, WeightSums sums) {
    WeightLayout layout = field.layout();
    long tiles = codes.getShape().get(0);
    try (NDArray flat = resultGradient.reshape(tiles, -1); // (T,S*C)
        NDArray perValue = resultGradient.reshape(-1, field.spec().channels());
        NDArray transposed = basis.transpose()) {
      if (sums != WeightSums.FROZEN) {
        sums.add(layout.outputBias(), () -> perValue.sum(new int[] {0}));
        basisBackward(flat, sums);
      }
      NDArray gateGradient = flat.matMul(transposed); // (T,H)
      return field
          .modulation()
          .backward(codes, new NDArray[] {gate}, new NDArray[] {gateGradient}, sums);
    }
  }

  /** From the result's gradient (T,S*C) to W_o, W_0 and b_0. */
  private void basisBackward(NDArray flat, WeightSums sums) {
    WeightLayout layout = field.layout();
    int channels = field.spec().channels();
    long width = field.spec().width();
    try (NDArray ofBasis = Dense.gradient(gate, flat); // (H,S*C)
        NDArray perChannel = ofBasis.reshape(new Shape(width, -1, channels)); // (H,S,C)
        NDArray perUnit = sine.transpose();
        NDArray sines = perUnit.reshape(width, 1, -1); // (H,1,S)
        NDArray ofColour = sines.matMul(perChannel); // (H,1,C)
        NDArray colours = field.outputLayer().weight().transpose()) { // (H,C)
      try (NDArray squeezed = ofColour.reshape(width, channels)) {
        sums.add(layout.outputWeight(), () -> squeezed.transpose());
      }
      colours.attach(codes.getManager());
      try (NDArray colour = colours.reshape(width, channels, 1);
          NDArray ofSine = perChannel.matMul(colour); // (H,S,1)
          NDArray perPoint = ofSine.reshape(width, -1);
          NDArray cosine = phase.cos();
          NDArray transposedCosine = cosine.transpose();
          NDArray phaseGradient = perPoint.mul(transposedCosine)) { // (H,S)
        sums.add(layout.layer(0, 0), () -> phaseGradient.matMul(points));
        sums.add(layout.layer(0, 1), () -> phaseGradient.sum(new int[] {1}));
      }
    }
  }

  @Override
  public void close() {
    phase.close();
    sine.close();
    basis.close();
    gate.close();
    if (result != null) {
      result.close();
    }
  }
}
