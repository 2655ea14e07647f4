package dev.tessera.model.flow;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Weights;
import java.util.List;

/**
 * How the space around one shape flows to that around another, as one modulated field.
 *
 * <p>For a point x at the moment s the networks give two vectors, a and b, with the code (1-s) z_A
 * + s z_B: the point came from x + s a on the first shape and goes to x + (1-s) b on the second. At
 * both ends this is exact whatever the networks say.
 *
 * @param weights of a field with three axes and six channels
 * @param codes (2,D): z_A and z_B
 * @param ratio the length of the second file's unit sphere by that of the first: in the units of
 *     files straight ways are straight then
 * @param levels what is added to the mixed distance at evenly spaced places, both ends included, so
 *     that the volume changes evenly
 */
public record Flow(Weights weights, Codes codes, double ratio, List<Double> levels) {
  /** Channels of the field: where a point came from and where it goes. */
  public static final int CHANNELS = 6;

  /** Rejects what does not belong together. */
  public Flow {
    levels = List.copyOf(levels);
    FieldSpec spec = weights.spec();
    if (spec.dimensions() != 3
        || spec.channels() != CHANNELS
        || codes.tiles() != 2
        || codes.latent() != spec.latent()
        || levels.size() < 2
        || !(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no flow: ratio %s, %d levels, %d codes, %s"
              .formatted(ratio, levels.size(), codes.tiles(), spec));
    }
  }

  /** The same with other levels. */
  Flow with(List<Double> others) {
    return new Flow(weights, codes, ratio, others);
  }

  /**
   * The moment of a place on the way: where it is as far from both ends, in the units of files.
   *
   * @param place 0 is the first shape, 1 the second
   */
  double moment(double place) {
    return place * ratio / (1 - place + place * ratio);
  }

  /** What is added to the mixed distance at a place. */
  double level(double place) {
    double at = place * (levels.size() - 1);
    int first = Math.min(levels.size() - 2, (int) at);
    double share = at - first;
    return (1 - share) * levels.get(first) + share * levels.get(first + 1);
  }

  /** The code of a moment, (D). */
  float[] code(double moment) {
    float[] code = new float[codes.latent()];
    for (int i = 0; i < code.length; i++) {
      code[i] = (float) ((1 - moment) * codes.get(0, i) + moment * codes.get(1, i));
    }
    return code;
  }
}
