package dev.tessera.model.fit.step;

import dev.tessera.model.fit.points.PointSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Tiles and points of one signal.
 *
 * <p>Tiles: consecutive runs of a random permutation, renewed when all were visited, so every tile
 * is visited equally often. Points: all tiles of a step share them, which lets the first sine layer
 * be computed once; the positions of a tile are dealt out without repetition until all were used.
 */
public final class TileBatcher implements Batches {
  private final PointSource<?> source;
  private final int[] tiles;
  private final int[] points;
  private final int tilesPerStep;
  private final int pointsPerStep;
  private final SplittableRandom random;
  private int nextTile;
  private int nextPoint;
  private int round;
  private long drawn;
  private int[] now = {};
  private int[] at = {};

  /**
   * Prepares to draw.
   *
   * @param source what is known of the signal
   * @param tilesPerStep most tiles of a step
   * @param pointsPerStep most points of each
   * @param seed fixes all draws
   */
  public TileBatcher(PointSource<?> source, int tilesPerStep, int pointsPerStep, long seed) {
    this.source = source;
    random = new SplittableRandom(seed);
    tiles = IntStream.range(0, source.tiling().tileCount()).toArray();
    points = IntStream.range(0, source.pointCount()).toArray();
    this.tilesPerStep = Math.min(tilesPerStep, tiles.length);
    this.pointsPerStep = Math.min(pointsPerStep, points.length);
    nextTile = tiles.length;
    nextPoint = points.length;
  }

  /** Steps in which every tile is visited once. */
  public int stepsPerRound() {
    return (tiles.length + tilesPerStep - 1) / tilesPerStep;
  }

  /**
   * A run that goes on draws again what was drawn before: a permutation is made of those before.
   */
  @Override
  public void begin(long step) {
    while (drawn <= step) {
      now = drawTiles();
      at = drawPoints();
      drawn++;
    }
  }

  @Override
  public int tiles() {
    return now.length;
  }

  @Override
  public int points() {
    return pointsPerStep;
  }

  @Override
  public int round() {
    return round;
  }

  @Override
  public Batch next(int from, int most) {
    int[] rows = Arrays.copyOfRange(now, from, Math.min(now.length, from + most));
    return new Batch(rows, at, source);
  }

  /** Tile indices of the next step; fewer than usual at the end of a round. */
  private int[] drawTiles() {
    if (nextTile >= tiles.length) {
      shuffle(tiles);
      nextTile = 0;
      round++;
    }
    int count = Math.min(tilesPerStep, tiles.length - nextTile);
    int[] chosen = Arrays.copyOfRange(tiles, nextTile, nextTile + count);
    nextTile += count;
    return chosen;
  }

  /** Positions within a tile for the next step, always the same number. */
  private int[] drawPoints() {
    if (pointsPerStep == points.length) {
      return points;
    }
    if (nextPoint + pointsPerStep > points.length) {
      shuffle(points);
      nextPoint = 0;
    }
    int[] chosen = Arrays.copyOfRange(points, nextPoint, nextPoint + pointsPerStep);
    nextPoint += pointsPerStep;
    return chosen;
  }

  private void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }
}
