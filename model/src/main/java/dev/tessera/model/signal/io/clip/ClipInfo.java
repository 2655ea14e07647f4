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
}
