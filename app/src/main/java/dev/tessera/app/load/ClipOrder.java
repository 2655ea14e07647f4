package dev.tessera.app.load;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipChoice;
import java.util.function.BooleanSupplier;

/**
 * What is wanted of a clip.
 *
 * @param choice which frames, and their size
 * @param still whether the first of them is wanted, as a picture
 */
record ClipOrder(ClipChoice choice, boolean still) {
  FileContent.Picture read(ClipDecoding clips, FoundClip found, BooleanSupplier cancelled)
      throws SignalFormatException {
    return still ? clips.picture(found, choice, cancelled) : clips.clip(found, choice, cancelled);
  }
}
