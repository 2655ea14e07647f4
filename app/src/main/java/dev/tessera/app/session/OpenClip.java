package dev.tessera.app.session;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipSound;
import java.util.Optional;

/**
 * What is known of a clip that is open, beside its samples.
 *
 * @param times when its frames are shown, counted from the first that was read
 * @param choice what of the file was read
 * @param start seconds from the file's first frame to the first that was read
 * @param sound of the file, if it has any
 */
public record OpenClip(
    ClipTimes times, ClipChoice choice, double start, Optional<ClipSound> sound) {
  /** As a project keeps it, with what each frame is like. */
  public SavedSignal.Clip saved(SavedSignal.Picture frame) {
    return new SavedSignal.Clip(choice, start, times, frame);
  }

  /** Of a clip that was read. */
  public static OpenClip of(ClipFile read, ClipChoice choice, Optional<ClipSound> sound) {
    return new OpenClip(read.times(), choice, read.start(), sound);
  }
}
