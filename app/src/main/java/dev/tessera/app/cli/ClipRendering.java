package dev.tessera.app.cli;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.render.OutputPoints;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Evaluates the frames of a fitted clip, some at a time, so that a long clip need not fit in
 * memory.
 *
 * @param bench where it computes
 * @param field of a clip: (t, y, x)
 * @param scale output pixels per pixel
 */
record ClipRendering(Workbench bench, Fitted<GridTiling> field, double scale) {
  /** Of the frames that are evaluated together, unless one has more. */
  private static final long BYTES_AT_ONCE = 200_000_000;

  /** Takes frames. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes some, off the model thread.
     *
     * @param first number of the first
     * @param frames (F, height, width, C)
     */
    void take(int first, Samples frames) throws SaveException;
  }

  /**
   * Evaluates frames, and hands them over in order.
   *
   * @param positions of the frames, ascending
   * @return whether it came to its end; false if the user stopped it
   */
  boolean run(double[] positions, Taker taker) {
    int most = atOnce(positions.length);
    for (int first = 0; first < positions.length; first += most) {
      double[] some =
          Arrays.copyOfRange(positions, first, Math.min(positions.length, first + most));
      String which =
          String.format(
              Locale.ROOT,
              "frames %d to %d of %d",
              1 + first,
              first + some.length,
              positions.length);
      OutputPoints points = OutputPoints.frames(field.tiling(), some, scale);
      Optional<Samples> frames =
          bench.look(
              "Rendering " + which,
              done ->
                  new RenderJob(bench.jobs().engine(), field, points, OutputDepth.EIGHT_BIT, done));
      if (frames.isEmpty() || bench.jobs().stopped()) {
        return false;
      }
      int from = first;
      Optional<Boolean> taken =
          bench.work(
              "Writing " + which,
              share -> {
                taker.take(from, frames.get());
                return true;
              });
      if (taken.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Frames of the same tiles are best evaluated together. */
  private int atOnce(int frames) {
    GridTiling grid = field.tiling();
    int[] extent = RenderBudget.extent(grid, scale);
    long ofFrame = (long) Float.BYTES * field.spec().channels() * extent[1] * extent[2];
    long ofTiles = Math.max(1, (long) frames * grid.stride(0) / grid.extent(0));
    return (int) Math.max(1, Math.min(ofTiles, BYTES_AT_ONCE / ofFrame));
  }
}
