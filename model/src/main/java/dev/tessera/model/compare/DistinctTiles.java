package dev.tessera.model.compare;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TileSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tiles that differ as much as possible, so that their codes do, too. */
public final class DistinctTiles {
  private final float[][] tiles;

  private DistinctTiles(float[][] tiles) {
    this.tiles = tiles;
  }

  /**
   * Begins with the tile farthest from the mean of all and goes on with the one farthest from those
   * chosen, by the sum of squares over all samples.
   *
   * @param picture (height, width, C)
   * @param count how many; fewer if there are not so many
   * @return numbers of tiles, each once
   */
  public static List<Integer> of(Samples picture, GridTiling grid, int count) {
    TileSampler sampler = new TileSampler(picture, grid);
    float[][] tiles = new float[grid.tileCount()][grid.samplesPerTile() * picture.channels()];
    for (int t = 0; t < tiles.length; t++) {
      sampler.gather(t, tiles[t], 0);
    }
    return new DistinctTiles(tiles).choose(Math.min(count, tiles.length));
  }

  private List<Integer> choose(int count) {
    double[] nearest = new double[tiles.length];
    float[] mean = mean();
    Arrays.setAll(nearest, t -> distance(tiles[t], mean));
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      int next = farthest(nearest);
      if (chosen.isEmpty()) {
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
      }
      chosen.add(next);
      for (int t = 0; t < tiles.length; t++) {
        nearest[t] = Math.min(nearest[t], distance(tiles[t], tiles[next]));
      }
      nearest[next] = -1; // equal tiles may follow, the same one may not
    }
    return List.copyOf(chosen);
  }

  private static int farthest(double[] distances) {
    int best = 0;
    for (int t = 1; t < distances.length; t++) {
      if (distances[t] > distances[best]) {
        best = t;
      }
    }
    return best;
  }

  private float[] mean() {
    float[] mean = new float[tiles[0].length];
    for (float[] tile : tiles) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += tile[i] / tiles.length;
      }
    }
    return mean;
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }
}
