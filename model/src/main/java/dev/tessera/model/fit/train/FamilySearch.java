package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.MemberSpread;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.Step;
import dev.tessera.model.optimise.Adam;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.optimise.SavedNumbers;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.tile.SparseTiling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the member of a family, seen or not, that is most like a shape: the code moves, the
 * networks stay. Ranks the codes of known members by their error, improves the best few by Adam
 * side by side, then the best of these alone.
 */
public final class FamilySearch implements Learner<Fitted<SparseTiling>> {
  private static final int CODES_AT_ONCE = 32;
  private static final int RANKING_POINTS = 512;

  /** Of the improvement, with all starts. */
  private static final double TOURNAMENT = 0.3;

  private static final double MEMORY = 0.9;

  private final Scope scope;
  private final TrainedFamily family;
  private final Codes known;
  private final int latent;
  private final ShapePoints shape;
  private final Options options;
  private final Loss loss = Loss.CLAMPED;
  private final BatchUpload upload = new BatchUpload();
  private final SplittableRandom random;
  private final double[] knownErrors;

  private final Optional<FitState> state;

  /** Points of a step, and their distances in units of the clamp. */
  private float[] points = {};

  private float[] distances = {};
  private Optional<Field> field = Optional.empty();
  private Optional<MemberSpread> spread = Optional.empty();
  private int ranked;
  private int step;
  private float[] codes = {};
  private double[] errors = {};
  private Adam adam = new Adam(0, 0);

  /**
   * Settings of a search.
   *
   * @param steps of Adam, 1 to 100000
   * @param points of the shape in a step, 16 to 65536
   * @param starts members to start from, beside the mean of all, 0 to 64
   * @param rate peak learning rate, in standard deviations of the members' codes, 1e-6 to 1
   * @param prior weight of mean(((z - mean) / deviation)^2), which holds the code near the members'
   *     where points say little, 0 to 1
   * @param seed fixes every random choice
   */
  public record Options(int steps, int points, int starts, double rate, double prior, long seed) {
    /** Rejects values out of range, naming the setting. */
    public Options {
      Range.require("steps", steps, 1, 100_000);
      Range.require("points", points, 16, 65536);
      Range.require("starts", starts, 0, 64);
      Range.require("rate", rate, 1e-6, 1);
      Range.require("prior", prior, 0, 1);
    }

    /** For a shape whose distance is known everywhere. */
    public static Options complete() {
      return new Options(300, 2048, 4, 0.1, 1e-4, 1);
    }

    /** For points of a part of a surface, with noise. */
    public static Options partial() {
      return new Options(300, 2048, 8, 0.1, 2e-3, 1);
    }
  }

  private FamilySearch(
      Scope scope,
      TrainedFamily family,
      ShapePoints shape,
      Options options,
      Optional<FitState> state) {
    this.scope = scope;
    this.family = family;
    this.shape = shape;
    this.options = options;
    known = family.codes();
    latent = known.latent();
    random = new SplittableRandom(options.seed());
    knownErrors = new double[known.tiles()];
    this.state = state;
  }

  /** A search from the beginning. */
  public static Fit<Fitted<SparseTiling>> fit(
      Engine engine, TrainedFamily family, ShapePoints shape, Options options) {
    return fit(engine, family, shape, options, Optional.empty());
  }

  /**
   * A search.
   *
   * @param engine used on this thread
   * @param family the networks, and the members to start from
   * @param shape what to find: distances, or points of a surface
   * @param options all settings
   * @param state of a search for the same shape in the same family, or empty
   */
  public static Fit<Fitted<SparseTiling>> fit(
      Engine engine,
      TrainedFamily family,
      ShapePoints shape,
      Options options,
      Optional<FitState> state) {
    return new Fit<>(
        new FamilySearch(engine.scope(), family, shape, options, state),
        engine.report(),
        StopRule.afterSteps(options.steps()),
        Optional.empty(),
        state);
  }

  @Override
  public boolean prepare() {
    if (field.isEmpty()) {
      field = Optional.of(Field.of(scope, family.weights()));
      spread = Optional.of(MemberSpread.of(known));
      draw(RANKING_POINTS);
      state.ifPresent(this::goOn);
    } else {
      rank();
    }
    if (ranked == known.tiles()) {
      begin();
    }
    return !started();
  }

  /** What was drawn before is drawn again, so that what follows is. */
  private void goOn(FitState before) {
    errors = SavedNumbers.doubles(before.array("errors"));
    codes = before.array("candidates", latent * errors.length);
    adam = Adam.restored(before, "candidates", errors.length, latent);
    for (step = 0; step < before.step(); step++) {
      draw(options.points());
    }
  }

  private void draw(int count) {
    if (distances.length != count) {
      points = new float[3 * count];
      distances = new float[count];
    }
    shape.draw(random, points, distances);
    for (int p = 0; p < count; p++) {
      distances[p] /= (float) family.clamp();
    }
  }

  private void rank() {
    int count = Math.min(CODES_AT_ONCE, known.tiles() - ranked);
    float[] some = new float[count * latent];
    known.copyTo(ranked, count, some, 0);
    float[] values;
    try (Scope batch = scope.child()) {
      NDArray at = upload.points(batch, points, 3);
      NDArray z = batch.upload(some, count, latent);
      values = field.orElseThrow().evaluate(z, at).toFloatArray();
    }
    for (int t = 0; t < count; t++) {
      knownErrors[ranked + t] = slopes(values, t);
    }
    ranked += count;
  }

  /** Sum of the errors of one candidate, whose values become slopes. */
  private double slopes(float[] values, int candidate) {
    int from = candidate * distances.length;
    float[] own = Arrays.copyOfRange(values, from, from + distances.length);
    double sum = loss.slopes(own, distances, distances.length);
    System.arraycopy(own, 0, values, from, own.length);
    return sum;
  }

  /** The mean of all members and the best few of them. */
  private void begin() {
    int[] order = ascending(knownErrors);
    int members = Math.min(options.starts(), order.length);
    codes = Arrays.copyOf(spread.orElseThrow().mean(), latent * (members + 1));
    for (int k = 0; k < members; k++) {
      known.copyTo(order[k], 1, codes, (k + 1) * latent);
    }
    errors = new double[members + 1];
    adam = new Adam(members + 1, latent);
  }

  private static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public boolean step(double progress) {
    draw(options.points());
    int count = errors.length;
    float[] gradients;
    try (Scope batch = scope.child()) {
      NDArray at = upload.points(batch, points, 3);
      NDArray z = batch.upload(codes, count, latent);
      try (FieldTape tape = field.orElseThrow().forward(z, at)) {
        float[] values = tape.result().toFloatArray(); // (T,S,1)
        for (int t = 0; t < count; t++) {
          double error = slopes(values, t) / distances.length;
          errors[t] = step == 0 ? error : MEMORY * errors[t] + (1 - MEMORY) * error;
        }
        NDArray slope = upload.values(batch, values, count, 1);
        gradients = tape.backward(slope, WeightSums.FROZEN).toFloatArray();
      }
    }
    MemberSpread members = spread.orElseThrow();
    double rate = options.rate() * members.scale() * Step.decay(progress);
    for (int t = 0; t < count; t++) {
      members.pull(options.prior(), codes, gradients, t * latent);
      adam.step(t, codes, gradients, t * latent, rate);
    }
    step++;
    if (count > 1 && done() >= TOURNAMENT) {
      keep(best());
    }
    return true;
  }

  private double done() {
    return step / (double) options.steps();
  }

  private int best() {
    return ascending(errors)[0];
  }

  private void keep(int winner) {
    codes = Arrays.copyOfRange(codes, winner * latent, (winner + 1) * latent);
    adam = adam.row(winner);
    errors = new double[] {errors[winner]};
  }

  /** The best code so far, (D); the mean of the members before anything was improved. */
  private float[] code() {
    if (!started()) {
      return spread.orElseThrow().mean();
    }
    int winner = best();
    return Arrays.copyOfRange(codes, winner * latent, (winner + 1) * latent);
  }

  @Override
  public boolean started() {
    return errors.length > 0;
  }

  @Override
  public long steps() {
    return step;
  }

  @Override
  public long samplesSeen() {
    return steps() * options.points();
  }

  /** Its error is that of the points given; NaN before there is one. */
  @Override
  public Snapshot.Quality quality() {
    double error = started() ? errors[best()] * family.clamp() : Double.NaN;
    return Snapshot.Quality.of(Double.NaN, error);
  }

  @Override
  public Optional<Fitted<SparseTiling>> fitted() {
    return field.map(f -> family.shape(code()));
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("codes", code());
    arrays.put("candidates", codes.clone());
    arrays.put("errors", SavedNumbers.floats(errors));
    adam.save("candidates", arrays);
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("family", family.name(), "steps", options.steps(), "seed", options.seed());
  }

  @Override
  public void close() {
    scope.close();
  }
}
