package dev.tessera.model.fit.points;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.tile.Tiling;
import java.util.Optional;

/**
 * What is known of a signal: its values at the same S local points of every tile. Immutable while a
 * fit runs; knows the signal, no network.
 *
 * @param <T> how the signal is cut
 */
public interface PointSource<T extends Tiling> {
  /** T tiles. */
  T tiling();

  /** C, values at a point. */
  int channels();

  /** S, points of a tile. */
  int pointCount();

  /**
   * A local coordinate of a point, in [-1,1].
   *
   * @param point 0 to S - 1
   * @param axis 0 to d - 1
   */
  float local(int point, int axis);

  /**
   * What the field should give.
   *
   * @param tiles which, (T)
   * @param points which of their points, (S)
   * @param destination receives (T,S,C)
   */
  void targets(int[] tiles, int[] points, float[] destination);

  /**
   * What {@link #targets} gives, gathered on the device; empty where there is no room for it.
   *
   * @param scope in which it stays there, brought there by each call
   */
  Optional<TilesOnDevice> onDevice(Scope scope);

  /**
   * A record of what a fit of these points has reached, nothing known yet.
   *
   * @param turns values are noted once in so many rounds: noting costs time
   */
  Reconstruction reconstruction(int turns);

  /** Highest value less the lowest: the peak of a PSNR. */
  double peak();

  /** The local coordinates of some points, (S,d). */
  default float[] local(int[] points) {
    int d = tiling().dimensions();
    float[] coordinates = new float[points.length * d];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = local(points[i / d], i % d);
    }
    return coordinates;
  }

  /** Values of a tile, S*C. */
  default int features() {
    return Math.multiplyExact(pointCount(), channels());
  }

  /**
   * Finds what is to be known of a signal before the first step, in short pieces of work.
   *
   * @param <T> how the signal is cut
   */
  interface Preparation<T extends Tiling> {
    /**
     * Does a part of the work.
     *
     * @return whether there is more to do
     */
    boolean step();

    /** How much is done, 0 to 1. */
    double progress();

    /**
     * What was found.
     *
     * @throws java.util.NoSuchElementException before the last step
     */
    PointSource<T> points();
  }
}
