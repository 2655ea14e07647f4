package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains networks and one code per shape by Adam, to lower mean|clamp(f) - clamp(d)| / clamp +
 * penalty * mean(z^2). {@link #step} works on one shape: points differ from shape to shape. Results
 * depend on the options and the number of steps alone.
 */
final class FamilyTrainer {
  private static final long WARM_UP = 100;
  private static final double MEMORY = 0.98;

  private final FamilyOptions options;
  private final FieldSpec spec;
  private final Scope scope;
  private final List<ShapePoints> shapes;
  private final Field field;
  private final WeightGradient gradient;
  private final float[] weights;
  private final float[] codes;
  private final Adam networkAdam;
  private final Adam codeAdam;
  private final ClampedError loss;
  private final float[] codeGradient;
  private final float[] points;
  private final float[] distances;
  private final HostMemory pointMemory = new HostMemory();
  private final HostMemory gradientMemory = new HostMemory();

  private long step;
  private int shapesDone;
  private int[] rows = {};
  private SplittableRandom random = new SplittableRandom(0);
  private double errors;
  private double averageError = Double.NaN;

  /**
   * Prepares.
   *
   * @param scope lives as long as training
   * @param options all settings
   * @param shapes at least one; a code each, in this order
   * @param state where to go on from, or empty
   */
  FamilyTrainer(
      Scope scope, FamilyOptions options, List<ShapePoints> shapes, Optional<FamilyState> state) {
    this.scope = scope;
    this.options = options;
    this.shapes = shapes;
    spec = options.field();
    int numbers = shapes.size() * spec.latent();
    if (state.isPresent()) {
      FamilyState old = state.get();
      weights = old.array("weights", WeightLayout.of(spec).length());
      codes = old.array("codes", numbers);
      networkAdam = MomentArrays.adam(old::array, "network", 1, weights.length);
      codeAdam = MomentArrays.adam(old::array, "codes", shapes.size(), spec.latent());
      averageError = old.array("average", 1)[0];
      step = old.step();
    } else {
      weights = Initialisation.weights(spec, options.seed()).toArray();
      codes = Initialisation.codes(shapes.size(), spec.latent(), options.seed() + 1);
      for (int i = 0; i < numbers; i++) {
        codes[i] *= (float) options.codeStart();
      }
      networkAdam = new Adam(1, weights.length);
      codeAdam = new Adam(shapes.size(), spec.latent());
    }
    field = Field.of(scope, Weights.of(spec, weights.clone()));
    gradient = field.gradient(scope);
    loss = new ClampedError(options.clamp());
    codeGradient = new float[Math.min(options.shapesPerStep(), shapes.size()) * spec.latent()];
    points = new float[3 * options.pointsPerShape()];
    distances = new float[options.pointsPerShape()];
  }

  long steps() {
    return step;
  }

  /** Mean |error| of the latest batches, unit-sphere lengths. */
  double error() {
    return averageError * options.clamp();
  }

  Field field() {
    return field;
  }

  Weights weights() {
    return Weights.of(spec, weights.clone());
  }

  Codes codes() {
    return Codes.of(shapes.size(), spec.latent(), codes.clone());
  }

  /** A copy of everything, as it was after the last whole step. */
  Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("weights", weights.clone());
    arrays.put("codes", codes.clone());
    MomentArrays.put(arrays, "network", networkAdam);
    MomentArrays.put(arrays, "codes", codeAdam);
    arrays.put("average", new float[] {(float) averageError});
    return arrays;
  }

  /**
   * Works on one shape.
   *
   * @param progress how much of the run is done, 0 to 1; the learning rates follow it
   * @return whether this completed an optimiser step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress) {
    if (shapesDone == 0) {
      begin();
    }
    try (Scope batch = scope.child()) {
      learn(batch, shapesDone);
    }
    if (++shapesDone < rows.length) {
      return false;
    }
    double decay = Math.min(1, (step + 1.0) / WARM_UP) * LearningRate.decay(progress);
    networkAdam.step(0, weights, gradient.values(), 0, options.networkRate() * decay);
    field.load(weights);
    for (int i = 0; i < rows.length; i++) {
      double rate = options.codeRate() * decay;
      codeAdam.step(rows[i], codes, codeGradient, i * spec.latent(), rate);
    }
    shapesDone = 0;
    step++;
    noteError();
    return true;
  }

  private void begin() {
    errors = 0;
    gradient.clear();
    random = new SplittableRandom(new SplittableRandom(options.seed() ^ step).nextLong());
    int[] all = Ranges.from(0, shapes.size());
    int count = Math.min(options.shapesPerStep(), all.length);
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i, all.length);
      int swapped = all[j];
      all[j] = all[i];
      all[i] = swapped;
    }
    rows = Arrays.copyOf(all, count);
  }

  private void learn(Scope batch, int index) {
    int row = rows[index];
    int latent = spec.latent();
    shapes.get(row).draw(random, points, distances);
    float[] code = new float[latent];
    for (int i = 0; i < latent; i++) {
      code[i] = codes[row * latent + i] + (float) (options.codeNoise() * random.nextGaussian());
    }
    NDArray z = batch.manager().create(code, new Shape(1, latent));
    NDArray at = upload(batch, pointMemory, points, distances.length, 3); // (S,3)
    try (FieldTape tape = field.forward(z, at)) {
      float[] values = tape.result().toFloatArray();
      float weight = 1f / (rows.length * distances.length);
      errors += loss.apply(values, 0, distances, weight);
      NDArray ofResult = upload(batch, gradientMemory, values, 1, values.length, 1); // (1,S,1)
      float[] ofCode = tape.backward(ofResult, gradient).toFloatArray();
      float pull = (float) (2 * options.penalty() / (rows.length * latent));
      for (int i = 0; i < latent; i++) {
        codeGradient[index * latent + i] = ofCode[i] + pull * codes[row * latent + i];
      }
    }
  }

  private void noteError() {
    double error = errors / ((double) rows.length * distances.length);
    if (!Double.isFinite(error)) {
      throw new FitDivergedException(step);
    }
    // Rounded as a checkpoint holds it, so that a run taken up again shows the same numbers.
    averageError =
        (float) (Double.isNaN(averageError) ? error : MEMORY * averageError + (1 - MEMORY) * error);
  }

  private static NDArray upload(Scope batch, HostMemory memory, float[] values, long... shape) {
    HostArray array = batch.hostArray(new Shape(shape), memory);
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }
}
