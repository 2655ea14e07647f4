package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.fit.loss.ClampedError;
import dev.tessera.model.fit.loss.Loss;
import dev.tessera.model.signal.data.ShapePoints;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the code of a shape for networks that stay as they are: ranks the codes of known members by
 * their error, improves the best few by Adam side by side, then the best of these alone. Cut into
 * short steps; see {@link CodeSearchOptions}.
 */
public final class CodeSearch {
  private static final int CODES_AT_ONCE = 32;
  private static final int RANKING_POINTS = 512;

  /** Of the improvement, with all starts. */
  private static final double TOURNAMENT = 0.3;

  private static final double MEMORY = 0.9;

  private final Scope scope;
  private final Field field;
  private final ShapePoints shape;
  private final Codes known;
  private final CodeSearchOptions options;
  private final double clamp;
  private final Loss loss = new ClampedError();
  private final CodeStatistics statistics;
  private final SplittableRandom random;
  private final float[] rankPoints;
  private final float[] rankDistances;
  private final double[] knownErrors;
  private final float[] points;
  private final float[] distances;
  private final HostMemory pointMemory = new HostMemory();
  private final HostMemory gradientMemory = new HostMemory();

  private int ranked;
  private int step;
  private float[] codes = {};
  private double[] errors = {};
  private Adam adam = new Adam(0, 0);

  /**
   * Prepares.
   *
   * @param scope for arrays on the way
   * @param field the networks
   * @param clamp that they were trained with
   * @param shape what to find
   * @param known codes of members, at least one
   */
  public CodeSearch(
      Scope scope,
      Field field,
      double clamp,
      ShapePoints shape,
      Codes known,
      CodeSearchOptions options) {
    this.scope = scope;
    this.field = field;
    this.shape = shape;
    this.known = known;
    this.options = options;
    this.clamp = clamp;
    statistics = new CodeStatistics(known);
    random = new SplittableRandom(options.seed());
    rankPoints = new float[3 * RANKING_POINTS];
    rankDistances = new float[RANKING_POINTS];
    draw(rankPoints, rankDistances);
    knownErrors = new double[known.tiles()];
    points = new float[3 * options.points()];
    distances = new float[options.points()];
  }

  /** Does one short piece of work; tells whether there is more. */
  public boolean step() {
    if (ranked < known.tiles()) {
      rank();
      if (ranked == known.tiles()) {
        start();
      }
    } else if (step < options.steps()) {
      improve();
    }
    return step < options.steps();
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return step / (double) options.steps();
  }

  private void rank() {
    int count = Math.min(CODES_AT_ONCE, known.tiles() - ranked);
    float[] some = new float[count * known.latent()];
    known.copyTo(ranked, count, some, 0);
    float[] values;
    try (Scope batch = scope.child()) {
      NDArray z = batch.manager().create(some, new Shape(count, known.latent()));
      NDArray at = upload(batch, pointMemory, rankPoints, RANKING_POINTS, 3);
      values = field.evaluate(z, at).toFloatArray();
    }
    for (int t = 0; t < count; t++) {
      knownErrors[ranked + t] = slopes(values, t, rankDistances);
    }
    ranked += count;
  }

  /** Points and their distances in units of the clamp. */
  private void draw(float[] intoPoints, float[] intoDistances) {
    shape.draw(random, intoPoints, intoDistances);
    for (int p = 0; p < intoDistances.length; p++) {
      intoDistances[p] /= (float) clamp;
    }
  }

  /** Sum of the errors of one candidate, whose values become slopes. */
  private double slopes(float[] values, int candidate, float[] targets) {
    int from = candidate * targets.length;
    float[] own = Arrays.copyOfRange(values, from, from + targets.length);
    double sum = loss.slopes(own, targets, targets.length);
    System.arraycopy(own, 0, values, from, own.length);
    return sum;
  }

  private void start() {
    int latent = known.latent();
    int[] order =
        IntStream.range(0, known.tiles())
            .boxed()
            .sorted(Comparator.comparingDouble(t -> knownErrors[t]))
            .mapToInt(Integer::intValue)
            .toArray();
    int members = Math.min(options.starts(), order.length);
    codes = Arrays.copyOf(statistics.mean(), latent * (members + 1));
    for (int k = 0; k < members; k++) {
      known.copyTo(order[k], 1, codes, (k + 1) * latent);
    }
    errors = new double[members + 1];
    adam = new Adam(members + 1, latent);
  }

  private void improve() {
    draw(points, distances);
    int latent = known.latent();
    int count = errors.length;
    float[] values;
    float[] gradients;
    try (Scope batch = scope.child()) {
      NDArray z = batch.manager().create(codes, new Shape(count, latent));
      NDArray at = upload(batch, pointMemory, points, distances.length, 3);
      try (FieldTape tape = field.forward(z, at)) {
        values = tape.result().toFloatArray(); // (T,S,1)
        for (int t = 0; t < count; t++) {
          double error = slopes(values, t, distances) / distances.length;
          errors[t] = step == 0 ? error : MEMORY * errors[t] + (1 - MEMORY) * error;
        }
        NDArray ofResult = upload(batch, gradientMemory, values, count, distances.length, 1);
        gradients = tape.backward(ofResult, WeightSums.FROZEN).toFloatArray();
      }
    }
    double rate = options.rate() * statistics.scale() * LearningRate.decay(progress());
    for (int t = 0; t < count; t++) {
      statistics.pull(codes, gradients, t * latent, options.prior());
      adam.step(t, codes, gradients, t * latent, rate);
    }
    step++;
    if (count > 1 && progress() >= TOURNAMENT) {
      keep(best());
    }
  }

  private int best() {
    return IntStream.range(0, errors.length)
        .boxed()
        .min(Comparator.comparingDouble(t -> errors[t]))
        .orElseThrow();
  }

  private void keep(int winner) {
    int latent = known.latent();
    codes = Arrays.copyOfRange(codes, winner * latent, (winner + 1) * latent);
    adam = adam.row(winner);
    errors = new double[] {errors[winner]};
  }

  /** The best code so far, (D); the mean of the members before anything was improved. */
  public float[] code() {
    int latent = known.latent();
    if (errors.length == 0) {
      return statistics.mean();
    }
    int winner = best();
    return Arrays.copyOfRange(codes, winner * latent, (winner + 1) * latent);
  }

  /** Steps of improvement done. */
  public int steps() {
    return step;
  }

  /** Whether codes to start from were found. */
  public boolean started() {
    return errors.length > 0;
  }

  /** Mean |error| of the best code on the latest points, in units of the clamp. */
  public double error() {
    return errors.length == 0 ? Double.NaN : errors[best()];
  }

  private static NDArray upload(Scope batch, HostMemory memory, float[] values, long... shape) {
    HostArray array = batch.hostArray(new Shape(shape), memory);
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }
}
