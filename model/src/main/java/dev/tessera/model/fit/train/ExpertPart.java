package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.TileSupply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One round of one share of the tiles: experts stay as they are, and what is left are sums for each
 * of them, which add up with those of other shares.
 */
final class ExpertPart implements Learner<Pretrained> {
  /** Tiles of each expert, (K). */
  static final String ROWS = "rows";

  /** Their amplitudes, summed, (K,H). */
  static final String SUMS = "sums";

  /** The products of their amplitudes, summed, (K,H,H). */
  static final String PRODUCTS = "products";

  /** Their errors, summed, each by what it counts, (K). */
  static final String ERRORS = "errors";

  /** The squared error of all tiles, (1). */
  static final String ERROR = "error";

  private final Scope scope;
  private final ExpertRound tiles;
  private final Pretrained experts;
  private final long round;
  private final int width;
  private final float[] rows;
  private final float[] sums;
  private final float[] products;
  private int summed;
  private boolean done;

  /**
   * A part of a round.
   *
   * @param scope its own
   * @param round number of it
   * @param experts as they are
   * @param share of the tiles
   */
  ExpertPart(
      Scope scope, ExpertSchedule schedule, long round, Pretrained experts, TileSupply share) {
    this.scope = scope;
    this.round = round;
    this.experts = experts;
    width = schedule.width();
    tiles =
        new ExpertRound(
            scope.child(),
            schedule,
            share,
            ExpertCosines.all(schedule),
            List.of(experts.weights()));
    rows = new float[tiles.experts()];
    sums = new float[rows.length * width];
    products = new float[Math.multiplyExact(sums.length, width)];
  }

  @Override
  public boolean step(double progress) {
    if (!tiles.assigned()) {
      tiles.assign();
    } else if (summed < rows.length) {
      tiles.sum(summed, this::add);
      summed += tiles.summing() ? 0 : 1;
    } else {
      done = true;
    }
    return done;
  }

  private void add(double number, float[] added, float[] ofProducts) {
    rows[summed] += (float) number;
    add(added, sums, summed * width);
    add(ofProducts, products, summed * width * width);
  }

  private static void add(float[] more, float[] all, int offset) {
    for (int i = 0; i < more.length; i++) {
      all[offset + i] += more[i];
    }
  }

  @Override
  public boolean started() {
    return true;
  }

  @Override
  public boolean finished() {
    return done;
  }

  @Override
  public long steps() {
    return done ? round + 1 : round;
  }

  @Override
  public Snapshot.Quality quality() {
    return Snapshot.Quality.of(Double.NaN, Double.NaN);
  }

  @Override
  public Optional<Pretrained> fitted() {
    return Optional.of(experts);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    float[] errors = new float[rows.length];
    double[] exact = tiles.errors();
    for (int k = 0; k < errors.length; k++) {
      errors[k] = (float) exact[k];
    }
    arrays.put(ROWS, rows);
    arrays.put(SUMS, sums);
    arrays.put(PRODUCTS, products);
    arrays.put(ERRORS, errors);
    arrays.put(ERROR, new float[] {(float) tiles.errorSum()});
  }

  @Override
  public void close() {
    scope.close();
  }
}
