package dev.tessera.model.light;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.util.Arrays;

/**
 * Which cosines of a sheared tile have an amplitude in its code: those in which all tiles together
 * have most energy. A number of a cosine is ((row view * U + column view) * side + row) * side +
 * column) * 4 + colour.
 */
final class CosineChoice {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  /** Grey, two colour differences, and whether there is something: rows of unit length. */
  static final float[][] COLOURS = {
    {0.57735026f, 0.57735026f, 0.57735026f, 0},
    {0.70710677f, 0, -0.70710677f, 0},
    {0.40824828f, -0.81649655f, 0.40824828f, 0},
    {0, 0, 0, 1}
  };

  private final ShearedShape shape;

  /** (H), ascending. */
  private final int[] chosen;

  private CosineChoice(ShearedShape shape, int[] chosen) {
    this.shape = shape;
    this.chosen = chosen;
  }

  /**
   * The best ones; of equal ones the first.
   *
   * @param energies of all cosines
   * @param count H
   */
  static CosineChoice of(ShearedShape shape, double[] energies, int count) {
    double[] sorted = energies.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - count];
    int above = 0;
    for (double energy : energies) {
      above += energy > least ? 1 : 0;
    }
    int[] best = new int[count];
    int chosen = 0;
    int equal = count - above;
    for (int i = 0; i < energies.length; i++) {
      if (energies[i] > least || (energies[i] == least && equal-- > 0)) {
        best[chosen++] = i;
      }
    }
    return new CosineChoice(shape, best);
  }

  /** Those of a field. */
  static CosineChoice of(Weights weights) {
    ShearedShape shape = ShearedShape.of(weights.spec());
    int offset = WeightLayout.of(weights.spec()).named("cosine.frequency").offset();
    int colour = WeightLayout.of(weights.spec()).named("cosine.colour").offset();
    int[] chosen = new int[weights.spec().width()];
    for (int h = 0; h < chosen.length; h++) {
      int number = 0;
      int[] lengths = lengths(shape);
      for (int a = 0; a < lengths.length; a++) {
        number = number * lengths[a] + Math.round(weights.get(offset + 4 * h + a));
      }
      int which = 0;
      double best = -1;
      for (int k = 0; k < CHANNELS; k++) {
        double product = 0;
        for (int c = 0; c < CHANNELS; c++) {
          product += COLOURS[k][c] * weights.get(colour + CHANNELS * h + c);
        }
        if (product > best) {
          best = product;
          which = k;
        }
      }
      chosen[h] = number * CHANNELS + which;
    }
    return new CosineChoice(shape, chosen);
  }

  static int[] lengths(ShearedShape shape) {
    return new int[] {shape.knownRows(), shape.knownColumns(), shape.side(), shape.side()};
  }

  /** H. */
  int count() {
    return chosen.length;
  }

  /** The number of a chosen cosine. */
  int number(int h) {
    return chosen[h];
  }

  /** Which of the cosines of a picture of the tile, (side,side,4), a chosen one is. */
  int inPicture(int h) {
    return chosen[h] % (shape.side() * shape.side() * CHANNELS);
  }

  /**
   * What each chosen cosine is in one view, along the two directions of views, (H).
   *
   * @param v row of the view, fractions lie between
   * @param u column of the view
   */
  float[] inView(double v, double u) {
    int picture = shape.side() * shape.side() * CHANNELS;
    float[] factors = new float[chosen.length];
    for (int h = 0; h < chosen.length; h++) {
      int views = chosen[h] / picture;
      factors[h] =
          (float)
              (along(views / shape.knownColumns(), shape.knownRows(), v / shape.step())
                  * along(views % shape.knownColumns(), shape.knownColumns(), u / shape.step()));
    }
    return factors;
  }

  private static double along(int k, int n, double at) {
    return Cosines.scale(k, n) * Math.cos(Math.PI / n * k * (at + 0.5));
  }

  /** The networks of a field with these cosines. */
  Weights weights() {
    FieldSpec spec = shape.spec(count());
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    int[] lengths = lengths(shape);
    for (int h = 0; h < count(); h++) {
      int rest = chosen[h] / CHANNELS;
      double scale = 1;
      for (int a = lengths.length - 1; a >= 0; a--) {
        int frequency = rest % lengths[a];
        values[layout.named("cosine.frequency").offset() + 4 * h + a] = frequency;
        scale *= Cosines.scale(frequency, lengths[a]);
        rest /= lengths[a];
      }
      for (int c = 0; c < CHANNELS; c++) {
        values[layout.named("cosine.colour").offset() + CHANNELS * h + c] =
            (float) (scale * COLOURS[chosen[h] % CHANNELS][c]);
      }
    }
    return Weights.of(spec, values);
  }
}
