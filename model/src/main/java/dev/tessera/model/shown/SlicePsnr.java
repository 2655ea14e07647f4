package dev.tessera.model.shown;

import java.util.Arrays;

/**
 * PSNR of each slice of a signal, such as the frames of a clip, dB, at most 99. Immutable; the
 * array given is handed over.
 */
public final class SlicePsnr {
  /** Of a signal without slices: a picture or a shape. */
  public static final SlicePsnr NONE = new SlicePsnr();

  private final float[] values;

  /** Wraps a value for each slice, not a number where it is not known, without copying. */
  public SlicePsnr(float... values) {
    this.values = values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlicePsnr that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "PSNR of slices " + Arrays.toString(values);
  }

  /** Number of slices. */
  public int length() {
    return values.length;
  }

  /** PSNR of a slice, dB; not a number as long as a part of it was never reconstructed. */
  public float get(int slice) {
    return values[slice];
  }
}
