package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import java.util.Arrays;

/**
 * Moves codes towards what a view shows, in short steps: each point of each tile takes the mean of
 * the errors of the pixels in which it is seen (simultaneous iterative reconstruction, Gilbert
 * 1972).
 */
final class ViewLesson {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  /** Tiles that are moved in a step. */
  private static final int TILES_AT_ONCE = 1000;

  /** Less than this part of a point's pixels says nothing about it. */
  private static final float LEAST_SHARE = 0.05f;

  private final ShearedTiles tiles;
  private final Workers workers;
  private final ViewComparison comparison;
  private final float rate;
  private boolean compared;
  private int moved;

  /**
   * Nothing learned yet.
   *
   * @param comparison with the view, at its beginning
   * @param rate 1 to take all of the errors
   */
  ViewLesson(ShearedTiles tiles, Workers workers, ViewComparison comparison, double rate) {
    this.tiles = tiles;
    this.workers = workers;
    this.comparison = comparison;
    this.rate = (float) rate;
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  boolean step() {
    if (!compared) {
      compared = !comparison.step();
      return true;
    }
    int first = moved;
    moved = Math.min(tiles.count(), first + TILES_AT_ONCE);
    workers.share(moved - first, (one, end) -> move(first + one, first + end));
    return moved < tiles.count();
  }

  private void move(int first, int end) {
    int side = tiles.shape().side();
    Cosines cosines = Cosines.of(side);
    float[] sums = new float[tiles.pictureLength()];
    float[] buffer = new float[sums.length];
    for (int t = first; t < end; t++) {
      gather(t, sums);
      average(sums);
      BlockTransform.colours(sums);
      cosines.transform(sums, CHANNELS, buffer);
      cosines.transform(sums, side * CHANNELS, buffer);
      float[] factors = comparison.canvas().factors();
      int code = tiles.amplitudes(t);
      for (int h = 0; h < factors.length; h++) {
        tiles.codes()[code + h] += factors[h] * sums[tiles.cosines().inPicture(h)];
      }
    }
  }

  /**
   * Adds up the errors of the pixels in which the points of a tile are seen, each as much as the
   * point counts there: the adjoint of painting the tile's picture. In place of the presence, how
   * much that is in all.
   *
   * @param sums receives (side,side,4)
   */
  void gather(int tile, float[] sums) {
    Spline spline = new Spline(tiles.shape().side());
    float[] value = new float[CHANNELS];
    float[] error = new float[CHANNELS];
    Arrays.fill(sums, 0);
    ViewCanvas canvas = comparison.canvas();
    int base = tile * sums.length;
    canvas
        .footprint()
        .walk(
            tiles.plane(tile),
            0,
            canvas.from().rows(),
            (pixel, y, x, disparity) -> {
              spline.at(y, x);
              spline.value(canvas.pictures(), base, value);
              double weight = tiles.weight(y, x, disparity, value[3]);
              float share = (float) (weight / canvas.weight(pixel));
              for (int c = 0; c < 3; c++) {
                error[c] = share * comparison.error(pixel, c);
              }
              error[3] = share;
              spline.spread(error, sums);
            });
  }

  /** Sums become means, times the rate, and the presence stays as it is. */
  private void average(float[] sums) {
    for (int i = 0; i < sums.length; i += CHANNELS) {
      float share = sums[i + 3] + LEAST_SHARE;
      for (int c = 0; c < 3; c++) {
        sums[i + c] *= rate / share;
      }
      sums[i + 3] = 0;
    }
  }

  /** After the last step: see {@link ViewComparison#squares}. */
  double squares() {
    return comparison.squares();
  }
}
