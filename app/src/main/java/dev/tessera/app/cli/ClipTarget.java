package dev.tessera.app.cli;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where frames of a clip are to be written, and how.
 *
 * @param file or the name of numbered files
 * @param scale output pixels per pixel
 * @param rate frames per second; empty for those of the clip, each at its own time
 */
record ClipTarget(Path file, double scale, Optional<Double> rate) {
  /**
   * Refuses what cannot be written.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  ClipTarget {
    format(file);
    rate.ifPresent(r -> Range.require("--fps", r, 0.1, 120));
  }

  private static FrameFormat format(Path file) {
    return FrameFormat.ofName(String.valueOf(file.getFileName()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot write "
                        + file
                        + ": the name must end in .mp4 or .gif, or in .png for numbered frames."));
  }

  /**
   * Refuses frames that the format cannot hold.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void requireSides(ClipSize clip) {
    long wide = Math.max(1, Math.round(scale * clip.width()));
    long high = Math.max(1, Math.round(scale * clip.height()));
    format(file)
        .problem(wide, high)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("Cannot write " + file + ": " + problem + ".");
            });
  }

  /** Begins to write. */
  ClipOutput open(ClipSize clip, ClipTimes times) throws SaveException {
    return ClipOutput.open(this, format(file), clip, times);
  }
}
