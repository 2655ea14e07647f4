package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.metric.Psnr;
import java.util.Arrays;
import java.util.Optional;

/**
 * Errors of the tiles, each as it was when the tile was last visited; values are clamped to the
 * range of the signal. A tile never visited counts half the peak.
 */
public final class TileErrors implements Reconstruction {
  private final FetchedTargets targets;
  private final int channels;
  private final double peak;
  private final int turns;
  private final float low;
  private final float high;
  private final double[] squares;
  private final double[] sizes;
  private double squareSum;
  private double sizeSum;

  /** What values should be. */
  @FunctionalInterface
  public interface Targets {
    /** Fills the beginning with (T,S,C) for some tiles (T) at some of their points (S). */
    void targets(int[] tiles, int[] points, float[] destination);
  }

  /**
   * Nothing visited yet.
   *
   * @param source of what values should be
   * @param tiles T
   * @param channels C
   * @param peak highest value, which is 1, less the lowest
   * @param turns values are noted once in so many rounds
   */
  public TileErrors(Targets source, int tiles, int channels, double peak, int turns) {
    targets = new FetchedTargets(source, channels);
    this.channels = channels;
    this.peak = peak;
    this.turns = turns;
    high = 1;
    low = (float) (1 - peak);
    double unknown = peak / 2;
    squares = new double[tiles];
    sizes = new double[tiles];
    Arrays.fill(squares, unknown * unknown);
    Arrays.fill(sizes, unknown);
    squareSum = tiles * unknown * unknown;
    sizeSum = tiles * unknown;
  }

  private void set(int tile, double square, double size) {
    squareSum += square - squares[tile];
    sizeSum += size - sizes[tile];
    squares[tile] = square;
    sizes[tile] = size;
  }

  @Override
  public boolean note(float[] values, int[] tiles, int[] points, int round) {
    return note(values, targets.of(tiles, points), tiles, points, round);
  }

  @Override
  public boolean note(float[] values, float[] wanted, int[] tiles, int[] points) {
    return note(values, wanted, tiles, points, EVERY_TURN);
  }

  private boolean note(float[] values, float[] wanted, int[] tiles, int[] points, int round) {
    int perTile = points.length * channels;
    boolean finite = true;
    for (int t = 0; t < tiles.length; t++) {
      if (!Reconstruction.takesTurn(tiles[t], round, turns)) {
        finite &= Float.isFinite(values[t * perTile]);
        continue;
      }
      double square = 0;
      double size = 0;
      for (int i = t * perTile; i < (t + 1) * perTile; i++) {
        double error = Math.max(low, Math.min(high, values[i])) - wanted[i];
        square += error * error;
        size += Math.abs(error);
      }
      finite &= Double.isFinite(square);
      set(tiles[t], square / perTile, size / perTile);
    }
    return finite;
  }

  @Override
  public DeviceNotes onDevice(Scope scope, TilesOnDevice signal) {
    NDArray lowest = scope.constant(low);
    NDArray highest = scope.constant(high);
    return new DeviceNotes() {
      @Override
      public NDArray wanted(Visit visit) {
        NDArray error = visit.values().maximum(lowest).minimum(highest).subi(visit.targets());
        NDArray flat = error.reshape(visit.tiles(), -1);
        int[] ofTile = {1};
        return flat.square().mean(ofTile).concat(flat.abs().mean(ofTile)); // (2T)
      }

      @Override
      public void note(int[] tiles, float[] numbers) {
        for (int t = 0; t < tiles.length; t++) {
          set(tiles[t], numbers[t], numbers[tiles.length + t]);
        }
      }
    };
  }

  @Override
  public double psnr() {
    double mean = Math.max(squareSum / squares.length, 1e-12);
    return Math.min(Psnr.CEILING, 10 * Math.log10(peak * peak / mean));
  }

  @Override
  public double meanError() {
    return peak == 1 ? Double.NaN : Math.max(0, sizeSum / sizes.length);
  }

  @Override
  public Optional<PicturePatch> takePatch(boolean all) {
    return Optional.empty();
  }
}
