package dev.tessera.app.cli;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.render.Between;
import dev.tessera.model.render.ClipFrames;
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
 * @param between what frames show that are none of the clip's
 */
record ClipRendering(Workbench bench, Fitted<GridTiling> field, double scale, Between between) {
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
    int most = ClipFrames.atOnce(field, scale, positions.length);
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
      ClipFrames wanted = ClipFrames.of(between, some);
      Optional<Samples> frames =
          bench.look(
              "Rendering " + which,
              done -> RenderJob.frames(bench.jobs().engine(), field, wanted, scale, done));
      if (frames.isEmpty() || bench.jobs().stopped()) {
        return false;
      }
      int from = first;
      Optional<Boolean> taken =
          bench.work(
              "Going through " + which,
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
}
