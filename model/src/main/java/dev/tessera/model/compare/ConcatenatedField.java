package dev.tessera.model.compare;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A SIREN (Sitzmann et al. 2020) whose input is the point joined with the tile's code, on the
 * device: the baseline "SIREN with [z,x]" of Mehta et al. 2021.
 *
 * <p>h_0 = sin(w0 (W_0 [x ; z] + b_0)), h_i = sin(w (W_i h_{i-1} + b_i)), y = W_o h_{L-1} + b_o.
 * The code adds a constant to each phase of the first layer and does nothing else: in any layer it
 * moves waves, it cannot make one weaker.
 *
 * <p>Weights are flat: W_0 (H,d+D), b_0 (H), then W_i (H,H), b_i (H) for each further sine layer,
 * then W_o (C,H), b_o (C).
 */
final class ConcatenatedField implements CodedNetwork {
  /** How far codes ~ N(0,1) spread the phases of the first layer at the start, radians. */
  private static final double PHASE_SPREAD = 3;

  /** One dense layer on the device. */
  private record Dense(HostArray weight, HostArray bias) {}

  /** One evaluation: result (T*S,C) and, for each sine layer, phase and sine, (T*S,H). */
  private record Forward(NDArray result, List<NDArray> phases, List<NDArray> sines) {}

  private final FieldSpec spec;
  private final HostArray codeWeight;
  private final List<Dense> layers = new ArrayList<>();

  /**
   * Allocates the network.
   *
   * @param scope it lives in
   * @param spec its hyper-parameters, those of the modulated twin
   * @param weights initial values
   */
  ConcatenatedField(Scope scope, FieldSpec spec, float[] weights) {
    this.spec = spec;
    int width = spec.width();
    codeWeight = scope.hostArray(new Shape(width, spec.latent()));
    for (int i = 0; i <= spec.layers(); i++) {
      int rows = i == spec.layers() ? spec.channels() : width;
      int columns = i == 0 ? spec.dimensions() : width;
      layers.add(
          new Dense(scope.hostArray(new Shape(rows, columns)), scope.hostArray(new Shape(rows))));
    }
    load(weights);
  }

  /** Numbers in all weights together. */
  static int weightCount(FieldSpec spec) {
    int width = spec.width();
    return width * (spec.dimensions() + spec.latent() + 1)
        + (spec.layers() - 1) * width * (width + 1)
        + spec.channels() * (width + 1);
  }

  /**
   * Weights to start from: as in the modulated twin, the code's columns of W_0 such that the phases
   * differ by {@value #PHASE_SPREAD} radians from tile to tile. That gives the code a say from the
   * first step and was the best of three choices by the PSNR reached.
   */
  static float[] initialWeights(FieldSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[weightCount(spec)];
    int width = spec.width();
    double codeBound = PHASE_SPREAD * Math.sqrt(3.0 / spec.latent()) / spec.firstOmega();
    double hiddenBound = Math.sqrt(6.0 / width) / spec.hiddenOmega();
    int next = 0;
    for (int h = 0; h < width; h++) {
      next = uniform(values, next, spec.dimensions(), 1.0 / spec.dimensions(), random);
      next = uniform(values, next, spec.latent(), codeBound, random);
    }
    next = uniform(values, next, width, 1 / Math.sqrt(spec.dimensions()), random);
    for (int i = 1; i < spec.layers(); i++) {
      next = uniform(values, next, width * width, hiddenBound, random);
      next = uniform(values, next, width, 1 / Math.sqrt(width), random);
    }
    uniform(values, next, spec.channels() * width, hiddenBound, random);
    return values;
  }

  private static int uniform(
      float[] values, int from, int count, double bound, SplittableRandom random) {
    for (int i = from; i < from + count; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return from + count;
  }

  @Override
  public void load(float[] weights) {
    if (weights.length != weightCount(spec)) {
      throw new IllegalArgumentException(
          spec + " wants " + weightCount(spec) + " weights, found " + weights.length);
    }
    int d = spec.dimensions();
    int row = d + spec.latent();
    float first = (float) spec.firstOmega();
    for (int h = 0; h < spec.width(); h++) {
      copy(weights, h * row, layers.get(0).weight(), h * d, d, first);
      copy(weights, h * row + d, codeWeight, h * spec.latent(), spec.latent(), first);
    }
    int next = copy(weights, spec.width() * row, layers.get(0).bias(), first);
    for (int i = 1; i < layers.size(); i++) {
      float omega = omega(i);
      next = copy(weights, next, layers.get(i).weight(), omega);
      next = copy(weights, next, layers.get(i).bias(), omega);
    }
    codeWeight.upload();
    for (Dense layer : layers) {
      layer.weight().upload();
      layer.bias().upload();
    }
  }

  /** The frequency that is folded into a layer's weights on the device. */
  private float omega(int layer) {
    return layer == 0
        ? (float) spec.firstOmega()
        : layer < spec.layers() ? (float) spec.hiddenOmega() : 1;
  }

  private static int copy(float[] from, int start, HostArray to, float factor) {
    int count = to.buffer().capacity();
    copy(from, start, to, 0, count, factor);
    return start + count;
  }

  private static void copy(
      float[] from, int start, HostArray to, int offset, int count, float factor) {
    for (int i = 0; i < count; i++) {
      to.buffer().put(offset + i, from[start + i] * factor);
    }
  }

  @Override
  public NDArray evaluate(NDArray codes, NDArray points) {
    return forward(codes, points)
        .result()
        .reshape(codes.getShape().get(0), -1, spec.channels()); // (T,S,C)
  }

  @Override
  public NDArray activations(int layer, NDArray codes, NDArray points) {
    NDArray phase = firstPhase(codes, points);
    for (int i = 1; i <= layer; i++) {
      phase = apply(phase.sin(), layers.get(i));
    }
    return phase.sin().reshape(codes.getShape().get(0), -1, spec.width()); // (T,S,H)
  }

  private Forward forward(NDArray codes, NDArray points) {
    List<NDArray> phases = new ArrayList<>();
    List<NDArray> sines = new ArrayList<>();
    NDArray phase = firstPhase(codes, points);
    for (int i = 1; i <= spec.layers(); i++) {
      NDArray sine = phase.sin();
      phases.add(phase);
      sines.add(sine);
      phase = apply(sine, layers.get(i));
    }
    return new Forward(phase, phases, sines);
  }

  /** w0 (W_0 [x ; z] + b_0), (T*S,H): the part of the code is computed once per tile. */
  private NDArray firstPhase(NDArray codes, NDArray points) {
    long tiles = codes.getShape().get(0);
    NDArray ofTile = apply(codes, new Dense(codeWeight, layers.get(0).bias())); // (T,H)
    NDArray ofPoint = Linear.linear(points, layers.get(0).weight().array()).singletonOrThrow();
    // The points may live longer than this call; what is computed from them must not.
    ofPoint.attach(codes.getManager());
    return ofTile.reshape(tiles, 1, spec.width()).add(ofPoint).reshape(-1, spec.width());
  }

  private static NDArray apply(NDArray input, Dense layer) {
    return Linear.linear(input, layer.weight().array(), layer.bias().array()).singletonOrThrow();
  }

  @Override
  public Lesson learn(NDArray codes, NDArray points, NDArray target) {
    Forward forward = forward(codes, points);
    float[] values = forward.result().toFloatArray();
    NDArray flat = target.reshape(-1, spec.channels());
    NDArray upstream = forward.result().sub(flat).muli(2.0 / values.length); // (T*S,C)
    float[] weights = new float[weightCount(spec)];
    int end = weights.length;
    for (int i = spec.layers(); i > 0; i--) {
      // upstream is dLoss/dphase of layer i, the output counted as one
      end = put(sum(upstream, 0), weights, end, omega(i));
      end = put(product(upstream, forward.sines().get(i - 1)), weights, end, omega(i));
      upstream = upstream.matMul(layers.get(i).weight().array());
      upstream.muli(forward.phases().get(i - 1).cos()); // (T*S,H)
    }
    float[] ofCodes = firstLayer(codes, points, upstream, weights);
    return new Lesson(values, weights, ofCodes);
  }

  /** Gradients of W_0 and b_0, and dLoss/dz (T,D) from dLoss/dphase (T*S,H) of the first layer. */
  private float[] firstLayer(NDArray codes, NDArray points, NDArray upstream, float[] weights) {
    NDArray perTile = upstream.reshape(codes.getShape().get(0), -1, spec.width()); // (T,S,H)
    NDArray ofTile = perTile.sum(new int[] {1}); // (T,H)
    NDArray ofPoint = perTile.sum(new int[] {0}); // (S,H)
    int d = spec.dimensions();
    int row = d + spec.latent();
    float omega = omega(0);
    put(sum(ofTile, 0), weights, spec.width() * (row + 1), omega);
    float[] toPoints = product(ofPoint, points).toFloatArray(); // (H,d)
    float[] toCodes = product(ofTile, codes).toFloatArray(); // (H,D)
    for (int h = 0; h < spec.width(); h++) {
      for (int c = 0; c < row; c++) {
        float value = c < d ? toPoints[h * d + c] : toCodes[h * spec.latent() + c - d];
        weights[h * row + c] = value * omega;
      }
    }
    return ofTile.matMul(codeWeight.array()).toFloatArray();
  }

  private static NDArray sum(NDArray values, int axis) {
    return values.sum(new int[] {axis});
  }

  /** gradient^T input: (out,in). */
  private static NDArray product(NDArray gradient, NDArray input) {
    return gradient.transpose().matMul(input);
  }

  /** Writes a block that ends before {@code end}; returns where it begins. */
  private static int put(NDArray gradient, float[] weights, int end, float omega) {
    float[] values = gradient.toFloatArray();
    int start = end - values.length;
    for (int i = 0; i < values.length; i++) {
      weights[start + i] = values[i] * omega;
    }
    return start;
  }
}
