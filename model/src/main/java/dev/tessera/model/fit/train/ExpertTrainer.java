package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.CosineBasis;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.points.Lattice;
import dev.tessera.model.fit.start.Principal;
import dev.tessera.model.signal.data.TileSupply;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains a field with experts on random tiles. Rounds alternate: every tile of a fresh draw goes to
 * the expert that leaves the smallest error, then every expert becomes the principal component
 * analysis of its tiles, older ones faded (Kambhatla and Leen 1997, on a stream). Experts are grown
 * by doubling; one that few tiles choose is replaced by a half of the one that errs most.
 */
public final class ExpertTrainer implements AutoCloseable {
  /** Share of an equal share of tiles below which an expert is replaced. */
  private static final double FEW = 0.1;

  private static final long WORK_AT_ONCE = 1L << 28;

  private final Scope scope;
  private final ExpertSchedule schedule;
  private final TileSupply supply;
  private final int tile;
  private final int latent;
  private final int width;
  private final NDArray points;
  private final NDArray analysis;
  private final float[] frequencies;
  private final float[] colours;
  private final Subspaces experts;

  private int round;
  private int drawn;
  private int improved;
  private float[] amplitudes = {};
  private int[] choices = {};
  private double[] errors = {};
  private Scope roundScope;
  private TileEncoder encoder;
  private double trainingError;
  private double errorSum;

  /**
   * Prepares training on tiles of three channels.
   *
   * @param scope closed with this trainer
   * @param schedule how large and how long
   * @param supply draws the tiles
   */
  public ExpertTrainer(Scope scope, ExpertSchedule schedule, TileSupply supply) {
    this.scope = scope;
    this.schedule = schedule;
    this.supply = supply;
    tile = schedule.tile();
    latent = schedule.latent();
    width = schedule.width();
    float[] allColours = CosineBasis.colours(tile);
    float[] allFrequencies = CosineBasis.frequencies(tile);
    int[] chosen = chooseCosines();
    frequencies = new float[width * 2];
    colours = new float[width * 3];
    for (int h = 0; h < width; h++) {
      System.arraycopy(allFrequencies, chosen[h] * 2, frequencies, h * 2, 2);
      System.arraycopy(allColours, chosen[h] * 3, colours, h * 3, 3);
    }
    HostArray local = scope.hostArray(new Shape((long) tile * tile, 2));
    local.buffer().put(0, Lattice.square(tile));
    local.upload();
    points = local.array();
    HostArray matrix = scope.hostArray(new Shape(features(), width));
    matrix.buffer().put(0, analysis(tile, frequencies, colours));
    matrix.upload();
    analysis = matrix.array();
    int kept = Math.min(width, latent - 1 + Subspaces.SPARE);
    experts = new Subspaces(width, latent - 1, start(kept));
    roundScope = scope.child();
    encoder = encoder();
    beginRound();
  }

  private TileEncoder encoder() {
    Weights now = weights();
    return now.spec().form().encoder(roundScope, now, points);
  }

  private int features() {
    return tile * tile * 3;
  }

  private float[] start(int kept) {
    Random random = new Random(schedule.seed());
    float[] rows = new float[kept * width];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    Principal.orthonormalise(rows, 0, kept, width);
    return rows;
  }

  /** The cosines in which tiles vary most. */
  private int[] chooseCosines() {
    int all = CosineBasis.size(tile);
    if (all == width) {
      return CosineBasis.largest(new double[all], all);
    }
    float[] matrix =
        analysis(tile, CosineBasis.frequencies(tile), CosineBasis.colours(tile)); // (F,all)
    double[] sum = new double[all];
    double[] squares = new double[all];
    int count = 1 << 13;
    try (Scope first = scope.child()) {
      HostArray m = first.hostArray(new Shape(features(), all));
      m.buffer().put(0, matrix);
      m.upload();
      HostArray x = first.hostArray(new Shape(count, features()));
      x.buffer().put(0, supply.draw(count));
      x.upload();
      float[] values = x.array().matMul(m.array()).toFloatArray();
      for (int i = 0; i < values.length; i++) {
        sum[i % all] += values[i];
        squares[i % all] += (double) values[i] * values[i];
      }
    }
    double[] variance = new double[all];
    for (int j = 0; j < all; j++) {
      variance[j] = squares[j] / count - sum[j] / count * (sum[j] / count);
    }
    return CosineBasis.largest(variance, width);
  }

  /** Cosines at the samples of a tile, (S*C,H): for an orthonormal basis also its inverse. */
  private static float[] analysis(int tile, float[] frequencies, float[] colours) {
    int width = frequencies.length / 2;
    float[] points = Lattice.square(tile);
    float[] matrix = new float[tile * tile * 3 * width];
    for (int s = 0; s < tile * tile; s++) {
      for (int h = 0; h < width; h++) {
        double wave =
            Math.cos(Math.PI / 2 * frequencies[2 * h] * (points[2 * s] + 1))
                * Math.cos(Math.PI / 2 * frequencies[2 * h + 1] * (points[2 * s + 1] + 1));
        for (int c = 0; c < 3; c++) {
          matrix[(s * 3 + c) * width + h] = (float) (wave * colours[3 * h + c]);
        }
      }
    }
    return matrix;
  }

  private void beginRound() {
    drawn = 0;
    improved = 0;
    errorSum = 0;
    amplitudes = new float[schedule.tilesPerRound() * width];
    choices = new int[schedule.tilesPerRound()];
    errors = new double[experts.count()];
  }

  /**
   * Does a short piece of work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (drawn < schedule.tilesPerRound()) {
      assign();
    } else if (improved < experts.count()) {
      improveSome();
    } else {
      endRound();
    }
    return round < schedule.rounds();
  }

  /** Draws tiles and gives them to experts. */
  private void assign() {
    long perTile = (long) width * Math.max(experts.count() * (latent - 1), features());
    int count =
        (int) Math.max(1, Math.min(schedule.tilesPerRound() - drawn, WORK_AT_ONCE / perTile));
    float[] samples = supply.draw(count);
    float[] codes;
    float[] rows;
    try (Scope batch = scope.child()) {
      HostArray x = batch.hostArray(new Shape(count, features()));
      x.buffer().put(0, samples);
      x.upload();
      codes = encoder.encode(x.array()).toFloatArray(); // (T,D)
      rows = x.array().matMul(analysis).toFloatArray(); // (T,H)
    }
    System.arraycopy(rows, 0, amplitudes, drawn * width, rows.length);
    for (int t = 0; t < count; t++) {
      int k = Math.round(codes[t * latent]);
      double error = 0;
      float[] mean = experts.mean(k);
      for (int h = 0; h < width; h++) {
        double difference = rows[t * width + h] - mean[h];
        error += difference * difference;
      }
      double energy = 0;
      for (int i = 0; i < features(); i++) {
        energy += samples[t * features() + i] * samples[t * features() + i];
      }
      double held = 0;
      for (int h = 0; h < width; h++) {
        held += rows[t * width + h] * rows[t * width + h];
      }
      for (int i = 1; i < latent; i++) {
        error -= codes[t * latent + i] * codes[t * latent + i];
      }
      error += Math.max(0, energy - held);
      choices[drawn + t] = k;
      errors[k] += error;
      errorSum += error;
    }
    drawn += count;
    if (drawn == schedule.tilesPerRound()) {
      experts.forget(schedule.memory(round));
    }
  }

  /** Gives some experts the sums of their tiles. */
  private void improveSome() {
    long work = 0;
    while (improved < experts.count() && work < WORK_AT_ONCE) {
      int k = improved++;
      int[] own = IntStream.range(0, choices.length).filter(t -> choices[t] == k).toArray();
      float[] sum = new float[width];
      if (own.length > 0) {
        float[] rows = new float[own.length * width];
        for (int i = 0; i < own.length; i++) {
          System.arraycopy(amplitudes, own[i] * width, rows, i * width, width);
          for (int h = 0; h < width; h++) {
            sum[h] += rows[i * width + h];
          }
        }
        try (Scope batch = scope.child()) {
          HostArray x = batch.hostArray(new Shape(own.length, width));
          x.buffer().put(0, rows);
          x.upload();
          NDArray moment = x.array().transpose().matMul(x.array());
          experts.add(k, own.length, sum, moment.toFloatArray());
        }
      }
      experts.improve(k);
      work += (long) width * width * (own.length + 64);
    }
  }

  private void endRound() {
    trainingError = errorSum / ((double) schedule.tilesPerRound() * features());
    round++;
    if (schedule.grows(round) && experts.count() < schedule.experts()) {
      experts.splitAll();
    } else if (round < schedule.rounds()) {
      replaceIdle();
    }
    roundScope.close();
    roundScope = scope.child();
    encoder = encoder();
    beginRound();
  }

  private void replaceIdle() {
    double mean = 0;
    for (int k = 0; k < experts.count(); k++) {
      mean += experts.rows(k) / experts.count();
    }
    for (int k = 0; k < experts.count(); k++) {
      if (experts.rows(k) < FEW * mean) {
        int worst = 0;
        for (int q = 0; q < errors.length; q++) {
          if (errors[q] > errors[worst]) {
            worst = q;
          }
        }
        experts.split(worst, k);
        errors[worst] /= 2;
      }
    }
  }

  /** Rounds done. */
  public int round() {
    return round;
  }

  /** Experts now; they grow to the schedule's number. */
  public int experts() {
    return experts.count();
  }

  /**
   * PSNR of the last round's tiles by their best codes, dB, before the experts learned from them.
   */
  public double psnr() {
    return -10 * Math.log10(Math.max(trainingError, 1e-12));
  }

  /** The field as it is now. */
  public Weights weights() {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, width, latent, experts.count());
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    System.arraycopy(
        frequencies, 0, values, layout.named("cosine.frequency").offset(), frequencies.length);
    System.arraycopy(colours, 0, values, layout.named("cosine.colour").offset(), colours.length);
    int directions = layout.named("expert.directions").offset();
    int means = layout.named("expert.mean").offset();
    for (int k = 0; k < experts.count(); k++) {
      experts.copyDirections(k, values, directions + k * (latent - 1) * width);
      System.arraycopy(experts.mean(k), 0, values, means + k * width, width);
    }
    return Weights.of(spec, values);
  }

  @Override
  public void close() {
    scope.close();
  }
}
