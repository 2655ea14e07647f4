package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.GridSignal;
import java.util.List;

/**
 * What was read of a light field.
 *
 * @param signal (v, u, y, x) with 3 channels: row of the view from the top, its column from the
 *     left, then its pixels
 * @param info what the source holds
 * @param notes what a person should know of the reading; lower case, no full stop
 */
public record LightFieldFile(GridSignal signal, LightFieldInfo info, List<String> notes) {
  /** Copies the notes. */
  public LightFieldFile {
    notes = List.copyOf(notes);
  }
}
