package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;

/**
 * What would be read of a clip.
 *
 * @param frames how many, 0 if the range has none
 * @param size of a frame, upright
 * @param channels 3, or 4 with transparency
 * @param eightBit whether samples are kept as bytes, else with 16 bits
 */
public record ClipPlan(int frames, ClipSize size, int channels, boolean eightBit) {
  static ClipPlan of(ClipInfo info, ClipChoice choice) {
    ClipPicture picture = info.picture();
    ClipSize whole = new ClipSize(picture.width(), picture.height());
    ClipSize size = choice.size().orElse(whole);
    if (size.width() > whole.width() || size.height() > whole.height()) {
      throw new IllegalArgumentException(
          "frames of %d x %d pixels are only made smaller, found %d x %d"
              .formatted(whole.width(), whole.height(), size.width(), size.height()));
    }
    int found = inRange(info.times(), choice);
    int frames = (found + choice.every() - 1) / choice.every();
    return new ClipPlan(frames, size, picture.channels(), picture.eightBit());
  }

  private static int inRange(ClipTimes times, ClipChoice choice) {
    int found = 0;
    for (int i = 0; i < times.frames(); i++) {
      double seconds = times.seconds(i);
      found += choice.isBefore(seconds) || choice.isBehind(seconds) ? 0 : 1;
    }
    return found;
  }

  /** Memory that the samples take. */
  public long bytes() {
    long perPixel = (long) channels * (eightBit ? 1 : Short.BYTES);
    return Math.multiplyExact(
        Math.multiplyExact(perPixel, frames), (long) size.width() * size.height());
  }

  ClipPlan frames(int other) {
    return new ClipPlan(other, size, channels, eightBit);
  }

  ClipPlan sized(int width, int height) {
    return new ClipPlan(frames, new ClipSize(width, height), channels, eightBit);
  }
}
