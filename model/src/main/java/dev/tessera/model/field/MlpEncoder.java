package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;

/** The encoder z = P x + p + Q relu(R x + r) on the device; see {@link EncoderWeights}. */
public final class MlpEncoder implements TileEncoder {
  private final int inputs;
  private final int hidden;
  private final int latent;
  private final HostArray memory;
  private final NDArray linear;
  private final NDArray linearBias;
  private final NDArray inner;
  private final NDArray innerBias;
  private final NDArray correction;

  /**
   * Allocates the network.
   *
   * @param scope it lives in
   */
  public MlpEncoder(Scope scope, EncoderWeights weights) {
    inputs = weights.inputs();
    hidden = weights.hidden();
    latent = weights.latent();
    memory = scope.hostArray(new Shape(EncoderWeights.length(inputs, hidden, latent)));
    linear = view(0, latent, inputs);
    linearBias = view(innerStart() - latent, latent);
    inner = view(innerStart(), hidden, inputs);
    innerBias = view(innerStart() + hidden * inputs, hidden);
    correction = view(innerStart() + hidden * (inputs + 1), latent, hidden);
    load(weights.toArray());
  }

  private int innerStart() {
    return latent * (inputs + 1);
  }

  private NDArray view(int offset, int... shape) {
    long[] sizes = new long[shape.length];
    long length = 1;
    for (int a = 0; a < shape.length; a++) {
      sizes[a] = shape[a];
      length *= shape[a];
    }
    NDArray numbers = memory.array().get(new NDIndex("{}:{}", offset, offset + length));
    return numbers.reshape(sizes);
  }

  /**
   * Replaces all weights.
   *
   * @param values in the order of {@link EncoderWeights}
   */
  public void load(float[] values) {
    memory.buffer().put(0, values);
    memory.upload();
  }

  /** As above, by weights on the device, (P). */
  public void load(NDArray values) {
    memory.array().set(new NDIndex(":"), values);
  }

  @Override
  public int floatsPerTile() {
    return hidden + latent;
  }

  @Override
  public NDArray encode(NDArray tiles) {
    NDArray flat = tiles.reshape(-1, inputs);
    NDArray codes = Linear.linear(flat, linear, linearBias).singletonOrThrow(); // (T,D)
    if (hidden > 0) {
      try (NDArray active = hidden(flat)) {
        addCorrection(codes, active);
      }
    }
    return codes;
  }

  /** relu(R x + r), (T,hidden). */
  private NDArray hidden(NDArray flat) {
    try (NDArray before = Linear.linear(flat, inner, innerBias).singletonOrThrow()) {
      return before.getNDArrayInternal().relu();
    }
  }

  private void addCorrection(NDArray codes, NDArray active) {
    try (NDArray columns = correction.transpose()) {
      columns.attach(codes.getManager());
      codes.addi(active.matMul(columns));
    }
  }

  /**
   * Adds the gradient of a loss by the chain rule.
   *
   * @param tiles (T,S,C) as they were encoded
   * @param codeGradient dLoss/dz, (T,D)
   * @param sums the gradient of all weights is added, in the order of {@link EncoderWeights}
   */
  public void backward(NDArray tiles, NDArray codeGradient, float[] sums) {
    int next = 0;
    for (NDArray part : gradients(tiles, codeGradient)) {
      try (part) {
        for (float value : part.toFloatArray()) {
          sums[next++] += value;
        }
      }
    }
  }

  /**
   * The gradient of a loss by the chain rule.
   *
   * @param tiles (T,S,C) as they were encoded
   * @param codeGradient dLoss/dz, (T,D); the result lives in its scope
   * @return of all weights, in the order of {@link EncoderWeights}, (P)
   */
  public NDArray gradient(NDArray tiles, NDArray codeGradient) {
    NDList flat = new NDList();
    gradients(tiles, codeGradient).forEach(part -> flat.add(part.reshape(-1)));
    return NDArrays.concat(flat);
  }

  /** Of each matrix and vector, in order. */
  private NDList gradients(NDArray tiles, NDArray codeGradient) {
    NDList parts = new NDList();
    try (NDArray flat = tiles.reshape(-1, inputs)) {
      parts.add(Dense.gradient(codeGradient, flat));
      parts.add(codeGradient.sum(new int[] {0}));
      if (hidden == 0) {
        return parts;
      }
      try (NDArray active = hidden(flat);
          NDArray open = active.sign();
          NDArray gradient = codeGradient.matMul(correction).muli(open)) { // (T,hidden)
        parts.add(Dense.gradient(gradient, flat));
        parts.add(gradient.sum(new int[] {0}));
        parts.add(Dense.gradient(codeGradient, active));
      }
    }
    return parts;
  }
}
