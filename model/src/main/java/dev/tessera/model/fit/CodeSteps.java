package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.ModulatedField;

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
   * What is fastest by measurement: least squares where the field gives its Jacobian cheaply, else
   * Adam.
   *
   * @param rate learning rate of Adam
   */
  static Choice suiting(double rate) {
    return (field, tiles, samples) ->
        Field.linearises(field.spec())
            ? new LevenbergMarquardt(field, tiles, samples)
            : new AdamSteps((ModulatedField) field, tiles, samples, rate);
  }
}
