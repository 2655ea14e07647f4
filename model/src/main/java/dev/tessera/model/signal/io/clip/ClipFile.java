package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.GridSignal;
import java.util.List;

/**
 * What was read of a clip.
 *
 * @param signal frames, upright: (t, y, x) with 3 channels, or 4 with straight alpha; values as the
 *     clip stores them, turned to RGB by its own matrix and range
 * @param times when its frames are shown, counted from the first that was read
 * @param start seconds from the file's first frame to the first that was read
 * @param notes what a person should know of the reading; lower case, no full stop
 */
public record ClipFile(GridSignal signal, ClipTimes times, double start, List<String> notes) {
  /** Copies the notes. */
  public ClipFile {
    notes = List.copyOf(notes);
  }

  /** The first frame as a picture of the same name. */
  public GridSignal picture() {
    return new GridSignal(signal.name(), signal.samples().slice(0), signal.bitDepth());
  }
}
