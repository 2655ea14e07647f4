package dev.tessera.model.signal.io;

import java.nio.file.Path;

/**
 * A part of the sound of a clip.
 *
 * @param clip the file, such as an MP4 or a WebM; one that has no sound will do
 * @param start seconds after the clip's first frame, 0 or more: what is heard with the first frame
 *     of the animation
 * @param duration seconds from there, more than 0; endless for all that follows
 */
public record SoundSource(Path clip, double start, double duration) {
  /** Rejects an empty part. */
  public SoundSource {
    if (!(start >= 0 && duration > 0)) {
      throw new IllegalArgumentException(
          "sound from " + start + " s on for " + duration + " s is no part of a clip");
    }
  }

  /** All of it. */
  public static SoundSource all(Path clip) {
    return new SoundSource(clip, 0, Double.POSITIVE_INFINITY);
  }
}
