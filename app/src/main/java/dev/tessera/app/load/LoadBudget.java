package dev.tessera.app.load;

import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;

/**
 * How much memory a picture may take in the window.
 *
 * @param heapBytes memory that the program may use in all
 */
record LoadBudget(long heapBytes) {
  /** What opening such a picture would be. */
  enum Verdict {
    /** Nothing to say. */
    FINE,
    /** Possible, but the user should know. */
    LARGE,
    /** Impossible. */
    TOO_LARGE
  }

  /**
   * Bytes per pixel beside the samples: original, reconstruction and error map as screen pixels.
   */
  private static final long SCREEN_BYTES = 16;

  /** Floats per pixel and frame of the codes of a clip, unless others are chosen. */
  private static final double USUAL_RATE = 0.25;

  /** What the picture takes in all: samples, reconstruction, and what the screen shows. */
  static long need(ImageInfo info) {
    return 2 * info.estimatedBytes() + SCREEN_BYTES * info.width() * info.height();
  }

  /**
   * How much a clip may take with its codes: 4 GB, or as much of the memory as leaves room for all
   * else.
   */
  ClipLimit clips() {
    long bytes = Math.min(ClipLimit.USUAL.bytes(), heapBytes / 3 * 2);
    return new ClipLimit(
        bytes,
        (frames, size) ->
            (long) Math.ceil(USUAL_RATE * Float.BYTES * frames * size.width() * size.height()));
  }

  /** The largest signal that is read, bytes of its float samples. */
  long maxSamples() {
    return heapBytes / 3;
  }

  Verdict judge(ImageInfo info) {
    long need = need(info);
    if (need > heapBytes / 10 * 8 || info.estimatedBytes() > maxSamples()) {
      return Verdict.TOO_LARGE;
    }
    return need > heapBytes / 10 * 4 ? Verdict.LARGE : Verdict.FINE;
  }
}
