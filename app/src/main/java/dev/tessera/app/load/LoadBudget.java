package dev.tessera.app.load;

import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;

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

  /** What the picture takes in all: samples, reconstruction, and what the screen shows. */
  static long need(ImageInfo info) {
    return 2 * info.estimatedBytes() + SCREEN_BYTES * info.width() * info.height();
  }

  /** Reads clips that were opened before, without telling how far it is. */
  ClipDecoding decoding() {
    return new ClipDecoding(ClipBudget.ofSamples(), new Latest<>());
  }

  /** Reads light fields that were opened before, without telling how far it is. */
  LightFieldDecoding lights() {
    return new LightFieldDecoding(LightFieldLimit.USUAL, new Latest<>());
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
