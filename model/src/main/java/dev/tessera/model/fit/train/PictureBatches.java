package dev.tessera.model.fit.train;

import dev.tessera.model.fit.points.Lattice;
import dev.tessera.model.fit.step.Batches;
import dev.tessera.model.signal.data.TileSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random tiles of a data set in each step, or of a code-book of tiles that were drawn once. Where
 * the source stands follows from the number of the step, so that a run can be taken up again.
 */
final class PictureBatches implements Batches {
  private final TrainOptions options;
  private final TileSource source;
  private final float[] local;
  private final int samples;
  private final int channels;
  private final long drawsBefore;
  private final float[] bookTiles;
  private int[] rows = {};
  private int[] points = {};
  private float[] tiles = {};

  /**
   * Prepares.
   *
   * @param book tiles that were drawn first, (N,S*C); empty if there is no code-book
   * @param drawsBefore draws of the source before the first step
   */
  PictureBatches(TrainOptions options, TileSource source, float[] book, long drawsBefore) {
    this.options = options;
    this.source = source;
    this.drawsBefore = drawsBefore;
    bookTiles = book;
    local = Lattice.square(options.tile());
    samples = options.tile() * options.tile();
    channels = options.field().channels();
  }

  @Override
  public void begin(long step) {
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(options.start().seed() ^ step).nextLong());
    points = points(random);
    rows = IntStream.range(0, options.steps().tilesPerStep()).toArray();
    if (bookTiles.length == 0) {
      source.seek(drawsBefore + step);
      tiles = source.draw(rows.length);
      return;
    }
    int features = samples * channels;
    tiles = new float[rows.length * features];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = random.nextInt(options.codes().book());
      System.arraycopy(bookTiles, rows[t] * features, tiles, t * features, features);
    }
  }

  /** All samples of a tile, or some: the same for all tiles of a step. */
  private int[] points(SplittableRandom random) {
    int[] all = IntStream.range(0, samples).toArray();
    int count = Math.min(samples, options.steps().samplesPerTile());
    for (int i = 0; i < count && count < samples; i++) {
      int j = random.nextInt(i, samples);
      int swapped = all[j];
      all[j] = all[i];
      all[i] = swapped;
    }
    return Arrays.copyOf(all, count);
  }

  @Override
  public int tiles() {
    return rows.length;
  }

  @Override
  public int points() {
    return points.length;
  }

  @Override
  public Batch next(int from, int most) {
    int end = Math.min(rows.length, from + most);
    int features = samples * channels;
    float[] whole = Arrays.copyOfRange(tiles, from * features, end * features);
    int[] some = Arrays.copyOfRange(rows, from, end);
    float[] at = local;
    float[] targets = whole;
    if (points.length < samples) {
      at = new float[2 * points.length];
      targets = new float[some.length * points.length * channels];
      for (int i = 0; i < at.length; i++) {
        at[i] = local[2 * points[i / 2] + i % 2];
      }
      for (int t = 0; t < some.length; t++) {
        for (int p = 0; p < points.length; p++) {
          int first = (t * samples + points[p]) * channels;
          System.arraycopy(whole, first, targets, (t * points.length + p) * channels, channels);
        }
      }
    }
    // The loss overwrites values, never targets, so whole tiles may be both.
    return new Batch(some, points, at, targets, whole, new float[0]);
  }
}
