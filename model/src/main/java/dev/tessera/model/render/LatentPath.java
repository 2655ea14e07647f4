package dev.tessera.model.render;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.Tiling;
import java.util.List;

/**
 * The way between two signals of the same networks and tiles, pictures or shapes.
 *
 * <p>In the paper's form codes are mixed tile by tile: what is half-way is a signal of its own. The
 * numbers of codes that choose different experts cannot be mixed; of such fields the modulations
 * are, and since their values depend linearly on the modulation that is the same as adding both
 * fields with weights per tile.
 *
 * @param <T> how the domain of both is cut
 */
public final class LatentPath<T extends Tiling> {
  /** Along what the way leads. */
  public enum Way {
    /** (1-t) a + t b. */
    STRAIGHT,
    /**
     * The direction turns evenly, the length changes evenly (Shoemake 1985, for directions):
     * sin((1-t) w) / sin(w) a' + sin(t w) / sin(w) b' with the angle w between the unit vectors a'
     * and b'. Half-way there is as much detail as at the ends, where a straight way has less. Codes
     * of opposite or equal direction, or without one, go straight.
     */
    ARC
  }

  /** Below this sine of the angle an arc is as good as a line. */
  private static final double STRAIGHT_ENOUGH = 1e-4;

  private final Fitted<T> a;
  private final Fitted<T> b;

  /** sin, angle, |a| and |b| of each tile, four in a row. */
  private final double[] triangles;

  /**
   * Prepares a way; takes a moment for many tiles.
   *
   * @param a where t is 0
   * @param b where t is 1
   * @throws IllegalArgumentException if networks or tiles differ
   */
  public LatentPath(Fitted<T> a, Fitted<T> b) {
    requireAlike(a, b);
    this.a = a;
    this.b = b;
    triangles = triangles(a, b);
  }

  /** The signal at t = 0. */
  public Fitted<T> a() {
    return a;
  }

  /**
   * The signal on the way; where t is 0 or 1, that of the end itself.
   *
   * @param t 0 to 1
   * @throws IllegalArgumentException if t is not, or if tiles choose experts, whose numbers cannot
   *     be mixed
   */
  public Fitted<T> at(double t, Way way) {
    requireShare(t);
    if (a.spec().form().choices(a.spec()) > 0) {
      throw new IllegalArgumentException("codes that choose experts cannot be mixed: " + a.spec());
    }
    if (t == 0 || t == 1) {
      return t == 0 ? a : b;
    }
    Codes codesA = a.codes();
    Codes codesB = b.codes();
    int latent = codesA.latent();
    float[] values = new float[codesA.tiles() * latent];
    for (int tile = 0; tile < codesA.tiles(); tile++) {
      double ofA = weight(tile, t, way, true);
      double ofB = weight(tile, t, way, false);
      for (int i = 0; i < latent; i++) {
        values[tile * latent + i] = (float) (ofA * codesA.get(tile, i) + ofB * codesB.get(tile, i));
      }
    }
    return with(a, values);
  }

  /**
   * What to evaluate and add up for the signal on the way, experts or not; where t is 0 or 1, the
   * end itself.
   *
   * @param t 0 to 1
   */
  public List<WeightedField<T>> parts(double t, Way way) {
    requireShare(t);
    if (t == 0 || t == 1) {
      return List.of(WeightedField.plain(t == 0 ? a : b));
    }
    if (a.spec().form().choices(a.spec()) == 0) {
      return List.of(WeightedField.plain(at(t, way)));
    }
    float[] ofA = new float[a.codes().tiles()];
    float[] ofB = new float[ofA.length];
    for (int tile = 0; tile < ofA.length; tile++) {
      ofA[tile] = (float) weight(tile, t, way, true);
      ofB[tile] = (float) weight(tile, t, way, false);
    }
    return List.of(new WeightedField<>(a, ofA), new WeightedField<>(b, ofB));
  }

  /**
   * The mean of several signals of the paper's form, tile by tile; where a share is 1, the codes
   * are exactly those of that signal.
   *
   * @param signals one or more
   * @param shares of each, with the sum 1
   * @throws IllegalArgumentException if networks or tiles differ, or the sum is not 1
   */
  public static <T extends Tiling> Fitted<T> mean(List<Fitted<T>> signals, double... shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    if (shares.length != signals.size() || !(Math.abs(sum - 1) < 1e-6)) {
      throw new IllegalArgumentException(
          "%d signals want as many shares with the sum 1, found %d with the sum %s"
              .formatted(signals.size(), shares.length, sum));
    }
    Fitted<T> first = signals.get(0);
    signals.forEach(other -> requireAlike(first, other));
    int latent = first.codes().latent();
    float[] values = new float[first.codes().tiles() * latent];
    for (int i = 0; i < values.length; i++) {
      double value = 0;
      for (int signal = 0; signal < shares.length; signal++) {
        value += shares[signal] * signals.get(signal).codes().get(i / latent, i % latent);
      }
      values[i] = (float) value;
    }
    return with(first, values);
  }

  private double weight(int tile, double t, Way way, boolean first) {
    double share = first ? 1 - t : t;
    double sine = triangles[4 * tile];
    if (way == Way.STRAIGHT || !(sine > STRAIGHT_ENOUGH)) {
      return share;
    }
    double angle = triangles[4 * tile + 1];
    double lengthA = triangles[4 * tile + 2];
    double lengthB = triangles[4 * tile + 3];
    double length = (1 - t) * lengthA + t * lengthB;
    return length * Math.sin(share * angle) / (sine * (first ? lengthA : lengthB));
  }

  private static double[] triangles(Fitted<?> a, Fitted<?> b) {
    float[] ofA = a.spec().form().vectors(a.weights(), a.codes());
    float[] ofB = b.spec().form().vectors(b.weights(), b.codes());
    int tiles = a.codes().tiles();
    int length = ofA.length / tiles;
    double[] found = new double[Math.multiplyExact(4, tiles)];
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

  private static <T extends Tiling> Fitted<T> with(Fitted<T> like, float[] values) {
    Codes codes = Codes.of(like.codes().tiles(), like.codes().latent(), values);
    return new Fitted<>(like.tiling(), like.weights(), codes, like.clamp());
  }

  private static void requireShare(double t) {
    if (!(t >= 0 && t <= 1)) {
      throw new IllegalArgumentException("t must be 0 to 1, found " + t);
    }
  }

  private static void requireAlike(Fitted<?> a, Fitted<?> b) {
    if (!a.tiling().equals(b.tiling()) || a.clamp() != b.clamp() || !sameNetworks(a, b)) {
      throw new IllegalArgumentException(
          "signals to mix must share networks and tiles, found "
              + a.tiling()
              + ", "
              + a.spec()
              + " and "
              + b.tiling()
              + ", "
              + b.spec());
    }
  }

  private static boolean sameNetworks(Fitted<?> a, Fitted<?> b) {
    if (a.weights() == b.weights()) {
      return true;
    }
    boolean same = a.spec().equals(b.spec());
    for (int i = 0; same && i < a.weights().length(); i++) {
      same = a.weights().get(i) == b.weights().get(i);
    }
    return same;
  }
}
