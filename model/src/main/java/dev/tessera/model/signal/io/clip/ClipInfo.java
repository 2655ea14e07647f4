package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds that is a clip. Frames are counted, whatever the file states.
 *
 * @param format family of the file
 * @param picture what its frames are like
 * @param times when its frames are shown
 * @param sound its sound, if it has any
 * @param notes what a person should know, such as "its end is missing"; lower case, no full stop
 */
public record ClipInfo(
    ClipFormat format,
    ClipPicture picture,
    ClipTimes times,
    Optional<ClipSound> sound,
    List<String> notes) {
  /** Longer than any rounding of a time that is told, shorter than a frame. */
  private static final double MOMENT = 1e-4;

  /** Along a side; fewer are no light field. */
  private static final int FEWEST_VIEWS = 3;

  /** Copies the notes. */
  public ClipInfo {
    notes = List.copyOf(notes);
  }

  /**
   * What would be read.
   *
   * @throws IllegalArgumentException if a size is asked for that is larger than the clip's
   */
  public ClipPlan plan(ClipChoice choice) {
    return ClipPlan.of(this, choice);
  }

  /**
   * The first frame of a range and no other, of the size that is chosen; empty if the range has
   * none.
   */
  public Optional<ClipChoice> first(ClipChoice choice) {
    for (int i = 0; i < times.frames(); i++) {
      double shown = times.seconds(i);
      if (choice.isBefore(shown)) {
        continue;
      }
      if (choice.isBehind(shown)) {
        break;
      }
      double from = Math.max(0, shown - MOMENT);
      return Optional.of(new ClipChoice(from, shown - from + MOMENT, 1, choice.size()));
    }
    return Optional.empty();
  }

  /**
   * How long the first frames of a choice take, from its start to the frame after them: a range of
   * that many seconds has no more frames.
   *
   * @param frames fewer than are chosen
   */
  public double seconds(ClipChoice choice, int frames) {
    int left = Math.multiplyExact(frames, choice.every());
    int next = 0;
    while (choice.isBefore(times.seconds(next)) || left-- > 0) {
      next++;
    }
    return times.seconds(next) - choice.start();
  }

  /**
   * Whether its pictures could as well be views of a light field: numbered files, as many rows as
   * columns of them.
   */
  public boolean mayBeViews() {
    int side = (int) Math.round(Math.sqrt(times.frames()));
    return format == ClipFormat.FRAMES && side >= FEWEST_VIEWS && side * side == times.frames();
  }
}
