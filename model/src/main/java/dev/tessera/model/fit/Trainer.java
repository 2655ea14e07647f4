package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.MlpEncoder;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.field.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains the paper's form on random tiles of a data set by Adam, to lower MSE + beta * mean(z^2);
 * see Mehta et al. 2021, section 3.3. {@link #step} does one micro-batch. Results depend on the
 * options and the number of steps alone.
 */
final class Trainer {
  private static final long WARM_UP = 100;
  private static final double MEMORY = 0.98;
  private static final long REFINING_FLOATS = 1L << 22;

  private final TrainOptions options;
  private final FieldSpec spec;
  private final Scope scope;
  private final TileSource source;
  private final float[] local;
  private final int samples;
  private final Field field;
  private final WeightGradient gradient;
  private final float[] weights;
  private final Adam networkAdam;
  private final float[] encoderWeights;
  private final Adam encoderAdam;
  private final Optional<MlpEncoder> encoder;
  private final float[] encoderGradient;
  private final float[] bookTiles;
  private final float[] codes;
  private final Adam codeAdam;
  private final float[] codeGradient;
  private final int tilesPerBatch;
  private final HostMemory tileMemory = new HostMemory();
  private final HostMemory targetMemory = new HostMemory();

  private long step;
  private int tilesDone;
  private float[] tiles = {};
  private int[] rows = {};
  private int[] points = {};
  private double squares;
  private double averageSquare = Double.NaN;

  /**
   * Prepares.
   *
   * @param scope lives as long as training
   * @param options all settings
   * @param source draws the tiles
   * @param state where to go on from, or empty
   */
  Trainer(Scope scope, TrainOptions options, TileSource source, Optional<TrainState> state) {
    this.options = options;
    this.scope = scope;
    this.source = source;
    spec = options.field();
    local = LocalPoints.of(options.tile());
    samples = options.tile() * options.tile();
    int features = samples * spec.channels();
    boolean book = options.mode() == TrainMode.CODE_BOOK;
    int rowCount = book ? options.codeBook() : 0;
    // The first draws are the code-book's tiles, so that its state need not hold them.
    bookTiles = book ? source.draw(rowCount) : new float[0];
    int encoderLength =
        book ? 0 : EncoderWeights.length(features, options.encoderHidden(), spec.latent());
    if (state.isPresent()) {
      TrainState old = state.get();
      weights = old.array("weights", WeightLayout.of(spec).length());
      encoderWeights = old.array("encoder", encoderLength);
      codes = old.array("codes", rowCount * spec.latent());
      networkAdam = MomentArrays.adam(old::array, "network", 1, weights.length);
      encoderAdam = MomentArrays.adam(old::array, "encoder", 1, encoderLength);
      codeAdam = MomentArrays.adam(old::array, "codes", rowCount, spec.latent());
      averageSquare = old.array("average", 1)[0];
      step = old.step();
      source.seek(old.draws());
    } else {
      Start start = start(book, features);
      weights = start.weights().toArray();
      encoderWeights = start.encoder().map(EncoderWeights::toArray).orElse(new float[0]);
      codes = Initialisation.codes(rowCount, spec.latent(), options.seed() + 1);
      networkAdam = new Adam(1, weights.length);
      encoderAdam = new Adam(1, encoderLength);
      codeAdam = new Adam(rowCount, spec.latent());
    }
    field = Field.of(scope, Weights.of(spec, weights.clone()));
    gradient = field.gradient(scope);
    encoder = encoderWeights().map(w -> new MlpEncoder(scope, w));
    encoderGradient = new float[encoderLength];
    codeGradient = new float[book ? options.tilesPerStep() * spec.latent() : 0];
    tilesPerBatch =
        options.mode() == TrainMode.REFINED
            ? (int) Math.max(1, REFINING_FLOATS / refining(1).floatsPerTile())
            : MicroBatch.tiles(Math.min(samples, options.samplesPerTile()), spec);
  }

  /** What training begins with. */
  private record Start(Weights weights, Optional<EncoderWeights> encoder) {}

  private Start start(boolean book, int features) {
    long seed = options.seed();
    if (options.principal() && PrincipalStart.suits(spec, options.tile())) {
      PrincipalStart principal =
          new PrincipalStart(scope, source, spec, options.tile(), options.encoderHidden(), seed);
      return new Start(
          principal.weights(), book ? Optional.empty() : Optional.of(principal.encoder()));
    }
    Optional<EncoderWeights> random =
        book
            ? Optional.empty()
            : Optional.of(
                RandomEncoder.weights(features, options.encoderHidden(), spec.latent(), seed + 2));
    return new Start(Initialisation.weights(spec, seed), random);
  }

  private CodeSteps refining(int count) {
    return spec.form().linearises(spec)
        ? new LevenbergMarquardt(field, count, samples)
        : new AdamSteps(field, count, samples, options.codeRate());
  }

  long steps() {
    return step;
  }

  /** dB of the latest batches. */
  double psnr() {
    return -10 * Math.log10(averageSquare);
  }

  Field field() {
    return field;
  }

  Optional<MlpEncoder> encoder() {
    return encoder;
  }

  float[] localPoints() {
    return local.clone();
  }

  private Optional<EncoderWeights> encoderWeights() {
    int features = samples * spec.channels();
    return options.mode() == TrainMode.CODE_BOOK
        ? Optional.empty()
        : Optional.of(
            new EncoderWeights(
                features, options.encoderHidden(), spec.latent(), encoderWeights.clone()));
  }

  /** A copy of the networks as they are. */
  Pretrained networks() {
    return new Pretrained(
        "untitled", options.tile(), Weights.of(spec, weights.clone()), encoderWeights());
  }

  /** A copy of everything, between optimiser steps. */
  Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("weights", weights.clone());
    arrays.put("encoder", encoderWeights.clone());
    arrays.put("codes", codes.clone());
    MomentArrays.put(arrays, "network", networkAdam);
    MomentArrays.put(arrays, "encoder", encoderAdam);
    MomentArrays.put(arrays, "codes", codeAdam);
    arrays.put("average", new float[] {(float) averageSquare});
    return arrays;
  }

  /** Whether an optimiser step is half done: its tiles were drawn. */
  boolean midway() {
    return tilesDone > 0;
  }

  /**
   * Works through one micro-batch.
   *
   * @param progress how much of the run is done, 0 to 1; the learning rates follow it
   * @return whether this completed an optimiser step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress) {
    if (tilesDone == 0) {
      begin();
    }
    int count = Math.min(tilesPerBatch, options.tilesPerStep() - tilesDone);
    double warm = Math.min(1, (step + 1.0) / WARM_UP);
    double decay = warm * LearningRate.decay(progress);
    try (Scope batch = scope.child()) {
      learn(batch, count);
    }
    tilesDone += count;
    if (tilesDone < options.tilesPerStep()) {
      return false;
    }
    double rate = options.networkRate() * decay;
    networkAdam.step(0, weights, gradient.values(), 0, rate);
    field.load(weights);
    if (encoder.isPresent()) {
      encoderAdam.step(0, encoderWeights, encoderGradient, 0, rate);
      encoder.get().load(encoderWeights);
    }
    // Codes wait for the end of the step, so that one cut short can be done again from its start.
    for (int t = 0; t < rows.length; t++) {
      double codeRate = options.codeRate() * decay;
      codeAdam.step(rows[t], codes, codeGradient, t * spec.latent(), codeRate);
    }
    tilesDone = 0;
    step++;
    noteLoss();
    return true;
  }

  private void noteLoss() {
    double square = squares / ((double) options.tilesPerStep() * points.length * spec.channels());
    if (!Double.isFinite(square)) {
      throw new FitDivergedException(step);
    }
    // Rounded as a checkpoint holds it, so that a run taken up again shows the same numbers.
    averageSquare =
        (float)
            (Double.isNaN(averageSquare) ? square : MEMORY * averageSquare + (1 - MEMORY) * square);
  }

  private void begin() {
    squares = 0;
    gradient.clear();
    Arrays.fill(encoderGradient, 0);
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(options.seed() ^ step).nextLong());
    points = points(random);
    if (options.mode() == TrainMode.CODE_BOOK) {
      int features = samples * spec.channels();
      rows = new int[options.tilesPerStep()];
      tiles = new float[rows.length * features];
      for (int t = 0; t < rows.length; t++) {
        rows[t] = random.nextInt(options.codeBook());
        System.arraycopy(bookTiles, rows[t] * features, tiles, t * features, features);
      }
    } else {
      tiles = source.draw(options.tilesPerStep());
    }
  }

  /** All samples of a tile, or some: the same for all tiles of a step. */
  private int[] points(SplittableRandom random) {
    int[] all = Ranges.from(0, samples);
    int count = Math.min(samples, options.samplesPerTile());
    for (int i = 0; i < count && count < samples; i++) {
      int j = random.nextInt(i, samples);
      int swapped = all[j];
      all[j] = all[i];
      all[i] = swapped;
    }
    return Arrays.copyOf(all, count);
  }

  private void learn(Scope batch, int count) {
    NDArray whole = wholeTiles(batch, count); // (T,S,C)
    boolean all = points.length == samples;
    NDArray target = all ? whole : someSamples(batch, count);
    NDArray at = upload(batch, somePoints(points), points.length, 2);
    if (encoder.isEmpty()) {
      learnBook(batch, count, target, at);
      return;
    }
    NDArray encoded = encoder.get().encode(whole); // (T,D)
    boolean refined = options.mode() == TrainMode.REFINED;
    NDArray ofCodes = backward(encoded, at, target, refined ? WeightSums.FROZEN : gradient);
    encoder.get().backward(whole, ofCodes, encoderGradient);
    if (refined) {
      backward(refine(batch, encoded, whole), at, target, gradient);
    }
  }

  /** Better codes than those encoded. */
  private NDArray refine(Scope batch, NDArray encoded, NDArray whole) {
    int count = (int) encoded.getShape().get(0);
    NDArray everywhere = upload(batch, local, samples, 2);
    CodeSteps improving = refining(count);
    NDArray better = encoded;
    for (int i = 0; i < options.refinements(); i++) {
      float[] next = improving.improve(Ranges.from(0, count), better, whole, everywhere);
      better = upload(batch, next, count, spec.latent());
    }
    return better;
  }

  private void learnBook(Scope batch, int count, NDArray target, NDArray at) {
    int latent = spec.latent();
    float[] some = new float[count * latent];
    for (int t = 0; t < count; t++) {
      System.arraycopy(codes, rows[tilesDone + t] * latent, some, t * latent, latent);
    }
    NDArray now = upload(batch, some, count, latent);
    float[] found = backward(now, at, target, gradient).toFloatArray();
    System.arraycopy(found, 0, codeGradient, tilesDone * latent, found.length);
  }

  /** Gradient of the loss by some codes; that by the weights is added to the sums. */
  private NDArray backward(NDArray z, NDArray at, NDArray target, WeightSums sums) {
    try (FieldTape tape = field.forward(z, at)) {
      NDArray error = tape.result().sub(target); // (T,S,C)
      if (sums == gradient) {
        squares += error.square().sum().getFloat();
      }
      double values = (double) options.tilesPerStep() * points.length * spec.channels();
      NDArray ofCodes = tape.backward(error.muli(2 / values), sums);
      if (options.penalty() > 0) {
        double numbers = (double) options.tilesPerStep() * spec.latent();
        ofCodes.addi(z.mul(2 * options.penalty() / numbers));
      }
      return ofCodes;
    }
  }

  private NDArray wholeTiles(Scope batch, int count) {
    int features = samples * spec.channels();
    HostArray array = batch.hostArray(new Shape(count, samples, spec.channels()), tileMemory);
    array.buffer().put(0, tiles, tilesDone * features, count * features);
    array.upload();
    return array.array();
  }

  private NDArray someSamples(Scope batch, int count) {
    int channels = spec.channels();
    HostArray array = batch.hostArray(new Shape(count, points.length, channels), targetMemory);
    for (int t = 0; t < count; t++) {
      for (int p = 0; p < points.length; p++) {
        int from = ((tilesDone + t) * samples + points[p]) * channels;
        array.buffer().put((t * points.length + p) * channels, tiles, from, channels);
      }
    }
    array.upload();
    return array.array();
  }

  private float[] somePoints(int[] some) {
    float[] values = new float[2 * some.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = local[2 * some[i / 2] + i % 2];
    }
    return values;
  }

  private static NDArray upload(Scope batch, float[] values, int rows, int columns) {
    HostArray array = batch.hostArray(new Shape(rows, columns));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }
}
