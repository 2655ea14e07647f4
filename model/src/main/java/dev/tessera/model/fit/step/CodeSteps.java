package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import java.util.Map;

/** One round of improvement for the codes of some tiles; networks stay as they are. */
public interface CodeSteps {
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

  /** Hands over what it goes on from, after its last step. */
  void save(Map<String, float[]> arrays);

  /**
   * Goes on from what another wrote.
   *
   * @throws IllegalArgumentException if that was for other tiles or codes
   */
  void restore(FitState state);

  /** Makes the optimiser for a field. */
  @FunctionalInterface
  interface Choice {
    /**
     * An optimiser that has not moved anything yet.
     *
     * @param tiles T of the whole signal
     * @param samplesPerTile S
     */
    CodeSteps of(Field field, int tiles, int samplesPerTile);
  }

  /** Rounds that bring most of what there is to gain from the codes of an encoder. */
  int rounds();

  /**
   * For codes of frozen networks while a signal is fitted: they stand four times the rate of a
   * joint fit. From the codes of an encoder Adam reaches the PSNR of least squares sooner, four to
   * six times on pictures and two to four times on shapes; from zero it may stay far from it (22
   * against 29 dB on a shape by networks of another one), and least squares are there in a few
   * visits.
   *
   * @param rate learning rate of codes in a joint fit
   * @param predicted whether they start from what an encoder predicts
   */
  static Choice suiting(double rate, boolean predicted) {
    Choice usual = atRate(4 * rate);
    return (field, tiles, samples) ->
        !predicted && field.spec().form().linearises(field.spec())
            ? new LevenbergMarquardt(field, tiles, samples)
            : usual.of(field, tiles, samples);
  }

  /**
   * Least squares where values are linear in the code, whose best codes they find in one or two
   * visits, else Adam.
   *
   * @param rate learning rate of codes whose networks do not move
   */
  static Choice atRate(double rate) {
    return (field, tiles, samples) ->
        field.spec().form().linear(field.spec())
            ? new LevenbergMarquardt(field, tiles, samples)
            : new AdamSteps(field, tiles, samples, rate);
  }
}
