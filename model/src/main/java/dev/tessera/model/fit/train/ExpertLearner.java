package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.CosineBasis;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.linear.GramSchmidt;
import dev.tessera.model.linear.Subspace;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TileSource;
import dev.tessera.model.signal.data.TileSupply;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.tile.Lattice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains a field with experts on random tiles of pictures. Rounds alternate: every tile of a fresh
 * draw goes to the expert that leaves the smallest error, then every expert becomes the principal
 * component analysis of its tiles, older ones faded (Kambhatla and Leen 1997, on a stream). Experts
 * are grown by doubling; one that few tiles choose is replaced by a half of the one that errs most.
 * Its steps are rounds.
 */
public final class ExpertLearner implements Learner<Pretrained> {
  /** Share of an equal share of tiles below which an expert is replaced. */
  private static final double FEW = 0.1;

  /** A mean squared error at which a tile counts half. */
  private static final double SMALL = 3e-5;

  private static final long WORK_AT_ONCE = 1L << 26;
  private static final int TILES_MEASURED = 1 << 13;

  /** Most tiles that an expert learns from in a step. */
  private static final int ROWS_AT_ONCE = 1 << 12;

  private final Scope scope;
  private final ExpertSchedule schedule;
  private final TileSupply supply;
  private final UnaryOperator<Pretrained> finish;
  private final int latent;
  private final int width;
  private final int features;
  private final float[] local;
  private final HostMemory lent = new HostMemory();
  private final HostMemory lentToBasis = new HostMemory();

  /** Their frequencies, colours, and values at the samples of a tile, (F,H). */
  private float[] frequencies = {};

  private float[] colours = {};
  private float[] analysis = {};
  private List<Subspace> experts = List.of();

  /** One for each number of amplitudes by which tiles are given to experts. */
  private List<TileEncoder> encoders = List.of();

  private Scope roundScope;
  private int round;
  private int drawn;
  private int draws;
  private int improved;

  /** Tiles that the expert whose turn it is was given or passed over. */
  private int given;

  private float[] amplitudes = {};
  private int[] choices = {};

  /** What tiles count, 1 but for cut codes. */
  private float[] worths = {};

  private double[] errors = {};
  private double errorSum;
  private double psnr = Double.NaN;

  private ExpertLearner(
      Engine engine, TileSupply supply, ExpertSchedule schedule, UnaryOperator<Pretrained> finish) {
    this.finish = finish;
    this.supply = supply;
    this.schedule = schedule;
    latent = schedule.latent();
    width = schedule.width();
    local = Lattice.square(schedule.tile());
    features = CosineBasis.size(schedule.tile());
    scope = engine.scope();
    roundScope = scope.child();
  }

  /**
   * A training; it cannot be taken up again.
   *
   * @param engine used on this thread
   * @param data pictures to learn from and to judge by
   * @param schedule how large and how long
   * @param budget seconds after which training ends with the experts there are
   * @throws IllegalArgumentException if no picture is as large as a tile
   */
  public static Fit<Pretrained> fit(
      Engine engine, HeldOut<TrainingImage> data, ExpertSchedule schedule, double budget) {
    return fit(engine, data, schedule, budget, UnaryOperator.identity());
  }

  /**
   * The same for networks that are made of the experts of pictures.
   *
   * @param finish makes them
   */
  public static Fit<Pretrained> fit(
      Engine engine,
      HeldOut<TrainingImage> data,
      ExpertSchedule schedule,
      double budget,
      UnaryOperator<Pretrained> finish) {
    TileSource source =
        new TileSource(data.training(), schedule.tile(), TileVariety.USUAL, schedule.seed());
    return fit(new ExpertLearner(engine, source, schedule, finish), engine, data, budget);
  }

  static Fit<Pretrained> fit(
      Engine engine,
      TileSupply supply,
      List<TrainingImage> heldOut,
      ExpertSchedule schedule,
      double budget) {
    ExpertLearner learner = new ExpertLearner(engine, supply, schedule, UnaryOperator.identity());
    return fit(learner, engine, new HeldOut<>(List.of(), heldOut), budget);
  }

  private static Fit<Pretrained> fit(
      ExpertLearner learner, Engine engine, HeldOut<TrainingImage> data, double budget) {
    int tile = learner.schedule.tile();
    return new Fit<>(
        learner,
        engine.report(),
        new StopRule(budget, learner.schedule.rounds(), Double.POSITIVE_INFINITY, false),
        Optional.of(new Validation(learner.scope, data.validation(), tile, learner::experts)),
        Optional.empty());
  }

  @Override
  public boolean prepare() {
    if (started()) {
      return false;
    }
    chooseCosines();
    Random random = new Random(schedule.seed());
    float[] directions = new float[Math.min(width, latent - 1 + Subspace.SPARE) * width];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) random.nextGaussian();
    }
    GramSchmidt.orthonormalise(directions, 0, directions.length / width, width);
    experts = new ArrayList<>(List.of(new Subspace(width, latent - 1, directions)));
    beginRound();
    return true;
  }

  /** Those in which tiles vary most. */
  private void chooseCosines() {
    float[] allFrequencies = CosineBasis.frequencies(schedule.tile());
    float[] allColours = CosineBasis.colours(schedule.tile());
    double[] variance = new double[features];
    if (width < features) {
      analysis = CosineBasis.at(local, allFrequencies, allColours);
      float[] values = amplitudes(supply.draw(TILES_MEASURED), TILES_MEASURED);
      double[] sum = new double[features];
      double[] squares = new double[features];
      for (int i = 0; i < values.length; i++) {
        sum[i % features] += values[i];
        squares[i % features] += (double) values[i] * values[i];
      }
      for (int j = 0; j < features; j++) {
        double mean = sum[j] / TILES_MEASURED;
        variance[j] = squares[j] / TILES_MEASURED - mean * mean;
      }
    }
    int[] chosen = CosineBasis.largest(variance, width);
    frequencies = new float[width * 2];
    colours = new float[width * 3];
    for (int h = 0; h < width; h++) {
      System.arraycopy(allFrequencies, chosen[h] * 2, frequencies, h * 2, 2);
      System.arraycopy(allColours, chosen[h] * 3, colours, h * 3, 3);
    }
    analysis = CosineBasis.at(local, frequencies, colours);
  }

  /** (T,H) of tiles (T,F): for an orthonormal basis its analysis is its inverse. */
  private float[] amplitudes(float[] samples, int count) {
    try (Scope batch = scope.child()) {
      NDArray x = batch.upload(lent, samples, count, features);
      NDArray matrix = batch.upload(lentToBasis, analysis, features, analysis.length / features);
      return x.matMul(matrix).toFloatArray();
    }
  }

  private void beginRound() {
    drawn = 0;
    draws = 0;
    improved = 0;
    errorSum = 0;
    amplitudes = new float[schedule.tilesPerRound() * width];
    choices = new int[schedule.tilesPerRound()];
    worths = new float[schedule.tilesPerRound()];
    errors = new double[experts.size()];
    roundScope.close();
    roundScope = scope.child();
    NDArray points = roundScope.upload(local, local.length / 2, 2);
    encoders = new ArrayList<>();
    for (int i = 0; i < schedule.lengths(); i++) {
      Weights now = weights(schedule.amplitudes(i));
      encoders.add(now.spec().form().encoder(roundScope, now, points));
    }
  }

  @Override
  public boolean step(double progress) {
    if (drawn < schedule.tilesPerRound()) {
      assign();
    } else if (improved < experts.size()) {
      improveSome();
    } else {
      endRound();
      return true;
    }
    return false;
  }

  /** Draws tiles and gives them to experts. */
  private void assign() {
    long perTile = (long) width * Math.max(experts.size() * (latent - 1), features);
    int count =
        (int) Math.max(1, Math.min(schedule.tilesPerRound() - drawn, WORK_AT_ONCE / perTile));
    float[] samples = supply.draw(count);
    int used = 1 + schedule.amplitudes(draws);
    float[] codes;
    try (Scope batch = scope.child()) {
      NDArray x = batch.upload(lent, samples, count, features);
      codes = encoders.get(draws % encoders.size()).encode(x).toFloatArray(); // (T,used)
    }
    draws++;
    float[] rows = amplitudes(samples, count);
    System.arraycopy(rows, 0, amplitudes, drawn * width, rows.length);
    for (int t = 0; t < count; t++) {
      int k = Math.round(codes[t * used]);
      float[] mean = experts.get(k).mean();
      double error = 0;
      double held = 0;
      for (int h = 0; h < width; h++) {
        float amplitude = rows[t * width + h];
        double difference = amplitude - mean[h];
        error += difference * difference;
        held += amplitude * amplitude;
      }
      double energy = 0;
      for (int i = t * features; i < (t + 1) * features; i++) {
        energy += samples[i] * samples[i];
      }
      for (int i = 1; i < used; i++) {
        error -= codes[t * used + i] * codes[t * used + i];
      }
      error += Math.max(0, energy - held);
      choices[drawn + t] = k;
      worths[drawn + t] = worth(error);
      errors[k] += error * worths[drawn + t];
      errorSum += error;
    }
    drawn += count;
    if (drawn == schedule.tilesPerRound()) {
      experts.forEach(expert -> expert.forget(schedule.memory(round)));
    }
  }

  /**
   * What a tile counts: cut codes get numbers where they are worth most, which makes errors alike,
   * so that relative errors matter.
   */
  private float worth(double error) {
    return schedule.cut() ? (float) (1 / (Math.max(0, error) / features / SMALL + 1)) : 1;
  }

  /** Gives some experts the sums of their tiles; one with many learns from them bit by bit. */
  private void improveSome() {
    long work = 0;
    while (improved < experts.size() && work < WORK_AT_ONCE) {
      int k = improved;
      int[] own =
          IntStream.range(given, choices.length)
              .filter(t -> choices[t] == k)
              .limit(ROWS_AT_ONCE)
              .toArray();
      if (own.length > 0) {
        learn(experts.get(k), own);
      }
      if (own.length == ROWS_AT_ONCE) {
        given = own[own.length - 1] + 1;
      } else {
        experts.get(k).improve();
        improved++;
        given = 0;
      }
      work += (long) width * width * (own.length + 64);
    }
  }

  private void learn(Subspace expert, int[] own) {
    float[] sum = new float[width];
    float[] rows = new float[own.length * width];
    double worth = 0;
    for (int i = 0; i < own.length; i++) {
      float each = worths[own[i]];
      float root = (float) Math.sqrt(each);
      worth += each;
      for (int h = 0; h < width; h++) {
        float value = amplitudes[own[i] * width + h];
        rows[i * width + h] = root * value;
        sum[h] += each * value;
      }
    }
    try (Scope batch = scope.child()) {
      NDArray x = batch.upload(lent, rows, own.length, width);
      expert.add(worth, sum, x.transpose().matMul(x).toFloatArray());
    }
  }

  private void endRound() {
    double mean = errorSum / ((double) schedule.tilesPerRound() * features);
    psnr = -10 * Math.log10(Math.max(mean, 1e-12));
    round++;
    if (schedule.grows(round) && experts.size() < schedule.experts()) {
      // Siblings stay neighbours: a code between two whole choices then fades between alike models.
      experts = new ArrayList<>(experts.stream().flatMap(e -> Stream.of(e, e.split())).toList());
    } else if (round < schedule.rounds()) {
      replaceIdle();
    }
    beginRound();
  }

  private void replaceIdle() {
    double mean = 0;
    for (Subspace expert : experts) {
      mean += expert.rows() / experts.size();
    }
    for (int k = 0; k < experts.size(); k++) {
      if (experts.get(k).rows() < FEW * mean) {
        int worst = 0;
        for (int q = 0; q < errors.length; q++) {
          if (errors[q] > errors[worst]) {
            worst = q;
          }
        }
        experts.set(k, experts.get(worst).split());
        errors[worst] /= 2;
      }
    }
  }

  /** With the first directions of each expert. */
  private Weights weights(int used) {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, width, 1 + used, experts.size());
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    System.arraycopy(
        frequencies, 0, values, layout.named("cosine.frequency").offset(), frequencies.length);
    System.arraycopy(colours, 0, values, layout.named("cosine.colour").offset(), colours.length);
    int directions = layout.named("expert.directions").offset();
    int means = layout.named("expert.mean").offset();
    for (int k = 0; k < experts.size(); k++) {
      experts.get(k).copyDirections(values, directions + k * used * width, used);
      System.arraycopy(experts.get(k).mean(), 0, values, means + k * width, width);
    }
    return Weights.of(spec, values);
  }

  @Override
  public boolean started() {
    return !experts.isEmpty();
  }

  @Override
  public boolean finished() {
    return round >= schedule.rounds();
  }

  @Override
  public long steps() {
    return round;
  }

  @Override
  public long samplesSeen() {
    return steps() * schedule.tilesPerRound() * schedule.tile() * schedule.tile();
  }

  /** Of the last round's tiles by their best codes, before the experts learned from them. */
  @Override
  public Snapshot.Quality quality() {
    return Snapshot.Quality.of(psnr, Double.NaN);
  }

  @Override
  public Optional<Pretrained> fitted() {
    return experts().map(finish);
  }

  private Optional<Pretrained> experts() {
    return started()
        ? Optional.of(
            new Pretrained("experts", schedule.tile(), weights(latent - 1), Optional.empty()))
        : Optional.empty();
  }

  @Override
  public void close() {
    scope.close();
  }
}
