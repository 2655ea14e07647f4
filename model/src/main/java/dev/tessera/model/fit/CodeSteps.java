package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;

/** One round of improvement for the codes of some tiles; networks stay as they are. */
interface CodeSteps {
  /**
   * Moves codes.
   *
   * @param tiles which, (T)
   * @param codes (T,D) on the device
   * @param samples what the tiles should be, (T,S,C), in the same scope
   * @param points (S,d), in the same scope
   * @return better codes (T,D); a tile may keep its own
   */
  float[] improve(int[] tiles, NDArray codes, NDArray samples, NDArray points);

  /** Floats of working memory that a tile needs. */
  long floatsPerTile();

  /** Makes the optimiser for a field. */
  interface Choice {
    /**
     * An optimiser that has not moved anything yet.
     *
     * @param tiles T of the whole signal
     * @param samplesPerTile S
     */
    CodeSteps of(Field field, int tiles, int samplesPerTile);
  }

  /**
   * What is fastest by measurement: least squares for experts, whose best codes it finds in one or
   * two visits, else Adam. Codes of frozen networks stand four times the rate of a joint fit: with
   * one sine layer they are then four to six times sooner at the same PSNR than by least squares.
   *
   * @param rate learning rate of codes in a joint fit
   */
  static Choice suiting(double rate) {
    return (field, tiles, samples) ->
        field.spec().form().linear(field.spec())
            ? new LevenbergMarquardt(field, tiles, samples)
            : new AdamSteps(field, tiles, samples, 4 * rate);
  }
}
