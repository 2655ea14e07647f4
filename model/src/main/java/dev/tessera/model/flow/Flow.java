package dev.tessera.model.flow;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Weights;
import java.util.List;

/**
 * How the points of one shape flow to another, as one modulated field.
 *
 * <p>The networks know the points of one of both shapes, the one at rest: that in whose pose fewer
 * parts touch. For a point p of it, and of the space near it, they give a vector u with the code
 * (1-m) z_A + m z_B of the moment m; the point is at p + s u, where s is how far the moment is from
 * the shape at rest. What touches in the other pose is apart in this one, so that it may part.
 *
 * @param weights of a field with three axes and three channels
 * @param codes (2,D): z_A and z_B
 * @param rest the shape at rest, 0 the first or 1 the second
 * @param ratio the length of the second file's unit sphere by that of the first: in the units of
 *     files straight ways are straight then
 * @param levels what is added to the mixed distance at evenly spaced places, both ends included, so
 *     that the volume changes evenly
 */
public record Flow(Weights weights, Codes codes, int rest, double ratio, List<Double> levels) {
  /** Channels of the field: the vector along which a point moves. */
  public static final int CHANNELS = 3;

  /** Rejects what does not belong together. */
  public Flow {
    levels = List.copyOf(levels);
    FieldSpec spec = weights.spec();
    if (spec.dimensions() != 3
        || spec.channels() != CHANNELS
        || codes.tiles() != 2
        || codes.latent() != spec.latent()
        || levels.size() < 2
        || (rest != 0 && rest != 1)
        || !(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no flow: rest %d, ratio %s, %d levels, %d codes, %s"
              .formatted(rest, ratio, levels.size(), codes.tiles(), spec));
    }
  }

  /** The same with other levels. */
  Flow with(List<Double> others) {
    return new Flow(weights, codes, rest, ratio, others);
  }

  /**
   * The moment of a place on the way: where it is as far from both ends, in the units of files.
   *
   * @param place 0 is the first shape, 1 the second
   */
  double moment(double place) {
    return place * ratio / (1 - place + place * ratio);
  }

  /**
   * How far a place is from the shape at rest, 0 to 1.
   *
   * @param place 0 is the first shape, 1 the second
   */
  double away(double place) {
    return rest == 0 ? moment(place) : 1 - moment(place);
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
