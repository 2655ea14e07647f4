package dev.tessera.app.cli;

import dev.tessera.model.render.Between;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.io.FilmClock;
import dev.tessera.model.signal.io.FilmPlan;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.SoundSource;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where frames of a clip are to be written, and how.
 *
 * @param file or the name of numbered files, or a folder for them
 * @param scale output pixels per pixel
 * @param rate frames per second; empty for those of the clip, each at its own time
 * @param between what frames show that are none of the clip's
 */
record ClipTarget(Path file, double scale, Optional<Double> rate, Between between) {
  /**
   * Refuses what cannot be written.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  ClipTarget {
    try {
      format(file).requireFree(file);
    } catch (SaveException e) {
      throw new IllegalArgumentException("Cannot write " + file + ": " + e.reason() + ".", e);
    }
    rate.ifPresent(r -> Range.require("--fps", r, 0.1, 120));
  }

  private static FrameFormat format(Path file) {
    return FrameFormat.ofTarget(file)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot write "
                        + file
                        + ": the name of a film ends in .mp4, .webm or .gif, that of numbered frames in"
                        + " .png, or it is a folder for them."));
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

  /**
   * A file that is written if this is: the first frame of an existing folder, else itself. Whether
   * it can be made is tried before the work.
   */
  static Path first(Path target) {
    return Files.isDirectory(target) ? target.resolve("frame-0001.png") : target;
  }

  /**
   * Begins to write.
   *
   * @param sound what is heard with the clip, empty if that is not known
   */
  ClipOutput open(ClipSize clip, ClipTimes times, Optional<SoundSource> sound)
      throws SaveException {
    int width = (int) Math.max(1, Math.round(scale * clip.width()));
    int height = (int) Math.max(1, Math.round(scale * clip.height()));
    FilmClock clock = rate.map(FilmClock::constant).orElseGet(() -> FilmClock.of(times));
    FilmPlan plan = new FilmPlan(format(file), width, height, clock, sound);
    return new ClipOutput(FrameWriter.open(file, plan), plan, positions(times), plain());
  }

  /** Where in the clip the frames lie: those of the clip, or as many as begin within it. */
  private double[] positions(ClipTimes times) {
    if (rate.isEmpty()) {
      return IntStream.range(0, times.frames()).asDoubleStream().toArray();
    }
    double perSecond = rate.get();
    int count = (int) Math.max(1, Math.ceil(times.duration() * perSecond - 1e-6));
    return IntStream.range(0, count).mapToDouble(i -> times.position(i / perSecond)).toArray();
  }

  private boolean plain() {
    return rate.isEmpty() && scale == 1;
  }
}
