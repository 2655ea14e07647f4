package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.CosineBasis;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.TileSupply;
import dev.tessera.model.tile.Lattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tiles of a round: draws them, gives each to the expert that leaves the smallest error, and
 * then sums up those of each expert.
 */
final class ExpertRound implements AutoCloseable {
  /** A mean squared error at which a tile counts half. */
  private static final double SMALL = 3e-5;

  private static final long WORK_AT_ONCE = 1L << 26;

  /** Most tiles that an expert learns from in a step. */
  private static final int ROWS_AT_ONCE = 1 << 12;

  private final Scope scope;
  private final ExpertSchedule schedule;
  private final TileSupply supply;
  private final ExpertCosines cosines;
  private final HostMemory lent = new HostMemory();
  private final int width;
  private final int features;

  /** Of the experts as the round begins, (K,H). */
  private final float[] means;

  /** One for each number of amplitudes by which tiles are given to experts. */
  private final List<TileEncoder> encoders = new ArrayList<>();

  private final float[] amplitudes;
  private final int[] choices;

  /** What tiles count, 1 but for cut codes. */
  private final float[] worths;

  private final double[] errors;
  private double errorSum;
  private int drawn;
  private int draws;

  /** Tiles of its own: all that were drawn, or those of a share. */
  private int own;

  /** Of those, the ones that the expert whose turn it is was given or passed over. */
  private int given;

  /** Takes sums of tiles: see {@link dev.tessera.model.linear.Subspace#add}. */
  @FunctionalInterface
  interface Sums {
    void add(double number, float[] added, float[] products);
  }

  /**
   * A round before its first draw.
   *
   * @param supply of tiles, of which it may have a share
   * @param experts as they are, by each number of amplitudes of {@link ExpertSchedule#lengths}
   */
  ExpertRound(
      Scope scope,
      ExpertSchedule schedule,
      TileSupply supply,
      ExpertCosines cosines,
      List<Weights> experts) {
    this.scope = scope;
    this.schedule = schedule;
    this.supply = supply;
    this.cosines = cosines;
    width = schedule.width();
    features = CosineBasis.size(schedule.tile());
    WeightLayout.Block mean = WeightLayout.of(experts.get(0).spec()).named("expert.mean");
    means =
        Arrays.copyOfRange(experts.get(0).toArray(), mean.offset(), mean.offset() + mean.length());
    amplitudes = new float[schedule.tilesPerRound() * width];
    choices = new int[schedule.tilesPerRound()];
    worths = new float[schedule.tilesPerRound()];
    errors = new double[means.length / width];
    float[] local = Lattice.square(schedule.tile());
    NDArray points = scope.upload(local, local.length / 2, 2);
    for (Weights length : experts) {
      encoders.add(length.spec().form().encoder(scope, length, points));
    }
  }

  /** How many draws a round with so many experts has. */
  static int draws(ExpertSchedule schedule, int experts) {
    int most = drawnAtOnce(schedule, experts);
    return (schedule.tilesPerRound() + most - 1) / most;
  }

  private static int drawnAtOnce(ExpertSchedule schedule, int experts) {
    long perTile =
        (long) schedule.width()
            * Math.max(experts * (schedule.latent() - 1), CosineBasis.size(schedule.tile()));
    return (int) Math.max(1, Math.min(schedule.tilesPerRound(), WORK_AT_ONCE / perTile));
  }

  /** How many experts there are. */
  int experts() {
    return errors.length;
  }

  /** Whether all tiles have been drawn. */
  boolean assigned() {
    return drawn == schedule.tilesPerRound();
  }

  /** Draws some tiles and gives them to experts. */
  void assign() {
    int count = Math.min(schedule.tilesPerRound() - drawn, drawnAtOnce(schedule, errors.length));
    float[] samples = supply.draw(count);
    if (samples.length > 0) {
      give(samples, samples.length / features);
    }
    draws++;
    drawn += count;
  }

  private void give(float[] samples, int count) {
    int used = 1 + schedule.amplitudes(draws);
    float[] codes;
    try (Scope batch = scope.child()) {
      NDArray x = batch.upload(lent, samples, count, features);
      codes = encoders.get(draws % encoders.size()).encode(x).toFloatArray(); // (T,used)
    }
    float[] rows = cosines.amplitudes(scope, samples);
    System.arraycopy(rows, 0, amplitudes, own * width, rows.length);
    for (int t = 0; t < count; t++) {
      int k = Math.round(codes[t * used]);
      double error = 0;
      double held = 0;
      for (int h = 0; h < width; h++) {
        float amplitude = rows[t * width + h];
        double difference = amplitude - means[k * width + h];
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
      choices[own + t] = k;
      worths[own + t] = worth(error);
      errors[k] += error * worths[own + t];
      errorSum += error;
    }
    own += count;
  }

  /**
   * What a tile counts: cut codes get numbers where they are worth most, which makes errors alike,
   * so that relative errors matter.
   */
  private float worth(double error) {
    return schedule.cut() ? (float) (1 / (Math.max(0, error) / features / SMALL + 1)) : 1;
  }

  /**
   * Sums up tiles of an expert, some at a time.
   *
   * @return work that it was, multiplications
   */
  long sum(int expert, Sums sums) {
    int[] some =
        IntStream.range(given, own).filter(t -> choices[t] == expert).limit(ROWS_AT_ONCE).toArray();
    if (some.length > 0) {
      add(some, sums);
    }
    given = some.length == ROWS_AT_ONCE ? some[some.length - 1] + 1 : 0;
    return (long) width * width * (some.length + 64);
  }

  /** Whether the sums of the expert that was asked for last are not whole yet. */
  boolean summing() {
    return given > 0;
  }

  private void add(int[] some, Sums sums) {
    float[] sum = new float[width];
    float[] rows = new float[some.length * width];
    double worth = 0;
    for (int i = 0; i < some.length; i++) {
      float each = worths[some[i]];
      float root = (float) Math.sqrt(each);
      worth += each;
      for (int h = 0; h < width; h++) {
        float value = amplitudes[some[i] * width + h];
        rows[i * width + h] = root * value;
        sum[h] += each * value;
      }
    }
    try (Scope batch = scope.child()) {
      NDArray x = batch.upload(lent, rows, some.length, width);
      sums.add(worth, sum, x.transpose().matMul(x).toFloatArray());
    }
  }

  /** Errors of each expert's tiles, summed, each by what it counts; (K). */
  double[] errors() {
    return errors.clone();
  }

  /** The squared error of all tiles, summed over their samples. */
  double errorSum() {
    return errorSum;
  }

  /** PSNR of a round's tiles by their summed error, dB. */
  static double psnr(ExpertSchedule schedule, double errorSum) {
    double values = (double) schedule.tilesPerRound() * CosineBasis.size(schedule.tile());
    return -10 * Math.log10(Math.max(errorSum / values, 1e-12));
  }

  @Override
  public void close() {
    scope.close();
  }
}
