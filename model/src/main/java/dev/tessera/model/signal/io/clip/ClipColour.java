package dev.tessera.model.signal.io.clip;

/**
 * How the samples of a clip stand for colours; followed when they are turned to RGB.
 *
 * @param layout FFmpeg's name of the layout of samples, such as "yuv420p"
 * @param matrix "BT.601", "BT.709", "BT.2020", ..., or "RGB" where none is needed
 * @param matrixStated whether the clip says so; else BT.709 is taken from 720 rows or 1280 columns
 *     on, and BT.601 below, as players do
 * @param fullRange whether 0 is black and the largest value white; else they lie further inside
 * @param depth bits per stored channel
 */
public record ClipColour(
    String layout, String matrix, boolean matrixStated, boolean fullRange, int depth) {
  /** Samples that are red, green and blue already. */
  static ClipColour rgb(String layout, int depth) {
    return new ClipColour(layout, "RGB", true, true, depth);
  }
}
