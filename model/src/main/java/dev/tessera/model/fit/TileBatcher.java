package dev.tessera.model.fit;

import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Chooses the tiles and the points of each optimiser step.
 *
 * <p>Tiles: consecutive runs of a random permutation, renewed when all were visited, so every tile
 * is visited equally often. Points: all tiles of a step share them, which lets the first sine layer
 * be computed once; the positions of a tile are dealt out without repetition until all were used.
 */
public final class TileBatcher {
  private final int[] tiles;
  private final int[] points;
  private final int tilesPerStep;
  private final int pointsPerStep;
  private final SplittableRandom random;
  private int nextTile;
  private int nextPoint;
  private int round;

  /**
   * Prepares to draw.
   *
   * @param options whose seed and numbers of tiles and samples per step count
   */
  public TileBatcher(GridTiling grid, FitOptions options) {
    this(
        grid.tileCount(),
        grid.samplesPerTile(),
        options.tilesPerStep(),
        options.samplesPerTile(),
        options.seed());
  }

  /** Prepares to draw among so many tiles and points of each. */
  TileBatcher(int tileCount, int pointCount, int tilesPerStep, int pointsPerStep, long seed) {
    random = new SplittableRandom(seed);
    tiles = upTo(tileCount);
    points = upTo(pointCount);
    this.tilesPerStep = Math.min(tilesPerStep, tiles.length);
    this.pointsPerStep = Math.min(pointsPerStep, points.length);
    nextTile = tiles.length;
    nextPoint = points.length;
  }

  int tilesPerStep() {
    return tilesPerStep;
  }

  int pointsPerStep() {
    return pointsPerStep;
  }

  /** Steps in which every tile is visited once. */
  int stepsPerRound() {
    return (tiles.length + tilesPerStep - 1) / tilesPerStep;
  }

  /** How often every tile was visited, the round begun last included. */
  int round() {
    return round;
  }

  /** Tile indices of the next step; fewer than usual at the end of a round. */
  public int[] drawTiles() {
    if (nextTile >= tiles.length) {
      shuffle(tiles);
      nextTile = 0;
      round++;
    }
    int count = Math.min(tilesPerStep, tiles.length - nextTile);
    int[] drawn = Arrays.copyOfRange(tiles, nextTile, nextTile + count);
    nextTile += count;
    return drawn;
  }

  /** Row-major positions within a tile for the next step, always the same number. */
  public int[] drawPoints() {
    if (pointsPerStep == points.length) {
      return points.clone();
    }
    if (nextPoint + pointsPerStep > points.length) {
      shuffle(points);
      nextPoint = 0;
    }
    int[] drawn = Arrays.copyOfRange(points, nextPoint, nextPoint + pointsPerStep);
    nextPoint += pointsPerStep;
    return drawn;
  }

  private void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  private static int[] upTo(int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }
}
