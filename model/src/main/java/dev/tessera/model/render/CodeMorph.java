package dev.tessera.model.render;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.List;

/**
 * Pictures between two pictures of the same networks and tiles.
 *
 * <p>In the paper's form codes are mixed tile by tile: what is seen half-way is a picture of its
 * own. The numbers of codes that choose different experts cannot be mixed; of such fields the
 * modulations are, and since their values depend linearly on the modulation that is the same as
 * adding both fields with weights per tile.
 */
public final class CodeMorph {
  /** Along what the way leads. */
  public enum Way {
    /** (1-t) a + t b. */
    STRAIGHT,
    /**
     * The direction turns evenly, the length changes evenly (Shoemake 1985): half-way there is as
     * much detail as at the ends, where a straight way has less.
     */
    ARC
  }

  /** Below this sine of the angle an arc is as good as a line. */
  private static final double STRAIGHT_ENOUGH = 1e-4;

  private final Fitted<GridTiling> a;
  private final Fitted<GridTiling> b;

  /** sin, angle, |a| and |b| of each tile, four in a row. */
  private final double[] triangles;

  /**
   * Prepares a morph; takes a moment for many tiles.
   *
   * @throws IllegalArgumentException if networks or tiles differ
   */
  public CodeMorph(Fitted<GridTiling> a, Fitted<GridTiling> b) {
    if (!a.tiling().equals(b.tiling()) || !sameNetworks(a, b)) {
      throw new IllegalArgumentException(
          "pictures to mix must share networks and tiles, found "
              + a.tiling()
              + ", "
              + a.spec()
              + " and "
              + b.tiling()
              + ", "
              + b.spec());
    }
    this.a = a;
    this.b = b;
    triangles = triangles();
  }

  private static boolean sameNetworks(Fitted<GridTiling> a, Fitted<GridTiling> b) {
    if (a.weights() == b.weights()) {
      return true;
    }
    boolean same = a.spec().equals(b.spec());
    for (int i = 0; same && i < a.weights().length(); i++) {
      same = a.weights().get(i) == b.weights().get(i);
    }
    return same;
  }

  /** The picture at t = 0. */
  public Fitted<GridTiling> a() {
    return a;
  }

  /** The picture at t = 1. */
  public Fitted<GridTiling> b() {
    return b;
  }

  /**
   * What to evaluate and add up for a picture on the way.
   *
   * @param t 0 gives a, 1 gives b, exactly
   */
  public List<WeightedField> at(double t, Way way) {
    if (!(t >= 0 && t <= 1)) {
      throw new IllegalArgumentException("t must be 0 to 1, found " + t);
    }
    if (t == 0 || t == 1) {
      return List.of(WeightedField.plain(t == 0 ? a : b));
    }
    float[] ofA = new float[a.codes().tiles()];
    float[] ofB = new float[ofA.length];
    for (int tile = 0; tile < ofA.length; tile++) {
      weigh(tile, t, way, ofA, ofB);
    }
    return a.spec().form().choices(a.spec()) > 0
        ? List.of(new WeightedField(a, ofA), new WeightedField(b, ofB))
        : List.of(WeightedField.plain(mixed(ofA, ofB)));
  }

  private void weigh(int tile, double t, Way way, float[] ofA, float[] ofB) {
    double sine = triangles[4 * tile];
    double angle = triangles[4 * tile + 1];
    double lengthA = triangles[4 * tile + 2];
    double lengthB = triangles[4 * tile + 3];
    if (way == Way.STRAIGHT || !(sine > STRAIGHT_ENOUGH)) {
      ofA[tile] = (float) (1 - t);
      ofB[tile] = (float) t;
    } else {
      double length = (1 - t) * lengthA + t * lengthB;
      ofA[tile] = (float) (length * Math.sin((1 - t) * angle) / (sine * lengthA));
      ofB[tile] = (float) (length * Math.sin(t * angle) / (sine * lengthB));
    }
  }

  private Fitted<GridTiling> mixed(float[] ofA, float[] ofB) {
    int latent = a.codes().latent();
    float[] values = new float[ofA.length * latent];
    for (int tile = 0; tile < ofA.length; tile++) {
      for (int i = 0; i < latent; i++) {
        values[tile * latent + i] =
            ofA[tile] * a.codes().get(tile, i) + ofB[tile] * b.codes().get(tile, i);
      }
    }
    return new Fitted<>(a.tiling(), a.weights(), Codes.of(ofA.length, latent, values));
  }

  private double[] triangles() {
    float[] ofA = a.spec().form().vectors(a.weights(), a.codes());
    float[] ofB = b.spec().form().vectors(b.weights(), b.codes());
    int tiles = a.codes().tiles();
    int length = ofA.length / tiles;
    double[] found = new double[4 * tiles];
    for (int tile = 0; tile < tiles; tile++) {
      double aa = 0;
      double ab = 0;
      double bb = 0;
      for (int i = tile * length; i < (tile + 1) * length; i++) {
        aa += (double) ofA[i] * ofA[i];
        ab += (double) ofA[i] * ofB[i];
        bb += (double) ofB[i] * ofB[i];
      }
      double angle = Math.acos(Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb))));
      found[4 * tile] = Math.sin(angle);
      found[4 * tile + 1] = angle;
      found[4 * tile + 2] = Math.sqrt(aa);
      found[4 * tile + 3] = Math.sqrt(bb);
    }
    return found;
  }
}
