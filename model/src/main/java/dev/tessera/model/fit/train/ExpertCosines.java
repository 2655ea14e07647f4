package dev.tessera.model.fit.train;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.CosineBasis;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.TileSupply;
import dev.tessera.model.tile.Lattice;

/** The cosines in which a field with experts tells of tiles: those in which tiles vary most. */
final class ExpertCosines {
  private static final int TILES_MEASURED = 1 << 13;

  private final float[] frequencies;
  private final float[] colours;

  /** Values at the samples of a tile, (F,H). */
  private final float[] analysis;

  private final int features;
  private final HostMemory lent = new HostMemory();
  private final HostMemory lentToBasis = new HostMemory();

  /** Those of which numbers are given. */
  private ExpertCosines(int tile, int[] chosen) {
    float[] allFrequencies = CosineBasis.frequencies(tile);
    float[] allColours = CosineBasis.colours(tile);
    features = CosineBasis.size(tile);
    frequencies = new float[chosen.length * 2];
    colours = new float[chosen.length * 3];
    for (int h = 0; h < chosen.length; h++) {
      System.arraycopy(allFrequencies, chosen[h] * 2, frequencies, h * 2, 2);
      System.arraycopy(allColours, chosen[h] * 3, colours, h * 3, 3);
    }
    analysis = CosineBasis.at(Lattice.square(tile), frequencies, colours);
  }

  /**
   * All there are.
   *
   * @throws IllegalArgumentException if the schedule wants fewer
   */
  static ExpertCosines all(ExpertSchedule schedule) {
    int all = CosineBasis.size(schedule.tile());
    if (schedule.width() < all) {
      throw new IllegalArgumentException(
          "width must be %d for tiles of %d samples a side, all their cosines, found %d"
              .formatted(all, schedule.tile(), schedule.width()));
    }
    return largest(schedule.tile(), all, new double[all]);
  }

  /** As many as the schedule wants; draws tiles if that is not all. */
  static ExpertCosines chosen(Scope scope, ExpertSchedule schedule, TileSupply supply) {
    int all = CosineBasis.size(schedule.tile());
    double[] variance = new double[all];
    if (schedule.width() < all) {
      ExpertCosines every = largest(schedule.tile(), all, variance);
      float[] values = every.amplitudes(scope, supply.draw(TILES_MEASURED));
      double[] sum = new double[all];
      double[] squares = new double[all];
      for (int i = 0; i < values.length; i++) {
        sum[i % all] += values[i];
        squares[i % all] += (double) values[i] * values[i];
      }
      for (int j = 0; j < all; j++) {
        double mean = sum[j] / TILES_MEASURED;
        variance[j] = squares[j] / TILES_MEASURED - mean * mean;
      }
    }
    return largest(schedule.tile(), schedule.width(), variance);
  }

  private static ExpertCosines largest(int tile, int width, double[] variance) {
    return new ExpertCosines(tile, CosineBasis.largest(variance, width));
  }

  /** (T,H) of tiles (T,F): for an orthonormal basis its analysis is its inverse. */
  float[] amplitudes(Scope scope, float[] samples) {
    if (samples.length == 0) {
      return new float[0];
    }
    try (Scope batch = scope.child()) {
      NDArray x = batch.upload(lent, samples, samples.length / features, features);
      NDArray matrix = batch.upload(lentToBasis, analysis, features, analysis.length / features);
      return x.matMul(matrix).toFloatArray();
    }
  }

  /** Copies their frequencies, (H,2). */
  void copyFrequencies(float[] destination, int offset) {
    System.arraycopy(frequencies, 0, destination, offset, frequencies.length);
  }

  /** Copies their colours, (H,3). */
  void copyColours(float[] destination, int offset) {
    System.arraycopy(colours, 0, destination, offset, colours.length);
  }
}
