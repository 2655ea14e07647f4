package dev.tessera.model.render;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;

/**
 * Shapes between shapes of the same networks and tiles: codes are mixed tile by tile. Where a
 * weight is 1 the result has exactly the codes of that shape.
 */
public final class LatentPath {
  /** Below this sine of the angle between two codes an arc is as good as a line. */
  private static final double STRAIGHT = 1e-4;

  private LatentPath() {}

  /**
   * On the straight line: (1-t) a + t b.
   *
   * @param t 0 gives a, 1 gives b
   */
  public static Fitted<SparseTiling> linear(
      Fitted<SparseTiling> a, Fitted<SparseTiling> b, double t) {
    return mixed(a, b, b, 1 - t, 0, t);
  }

  /**
   * Along an arc: the direction of each tile's code turns evenly, its length changes evenly
   * (Shoemake 1985, for directions): sin((1-t) w) / sin(w) a' + sin(t w) / sin(w) b' with the angle
   * w between the unit vectors a' and b'. Codes of opposite or equal direction, or without one, go
   * straight.
   *
   * @param t 0 gives a, 1 gives b
   */
  public static Fitted<SparseTiling> spherical(
      Fitted<SparseTiling> a, Fitted<SparseTiling> b, double t) {
    requireAlike(a, b);
    int latent = a.codes().latent();
    float[] values = new float[a.codes().tiles() * latent];
    for (int tile = 0; tile < a.codes().tiles(); tile++) {
      arc(a.codes().code(tile), b.codes().code(tile), t, values, tile * latent);
    }
    return with(a, values);
  }

  private static void arc(float[] a, float[] b, double t, float[] into, int at) {
    double aa = dot(a, a);
    double bb = dot(b, b);
    double cosine = dot(a, b) / Math.sqrt(aa * bb);
    double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
    double sine = Math.sin(angle);
    double weightA = 1 - t;
    double weightB = t;
    if (t != 0 && t != 1 && sine > STRAIGHT) {
      double length = (1 - t) * Math.sqrt(aa) + t * Math.sqrt(bb);
      weightA = length * Math.sin((1 - t) * angle) / (sine * Math.sqrt(aa));
      weightB = length * Math.sin(t * angle) / (sine * Math.sqrt(bb));
    }
    for (int i = 0; i < a.length; i++) {
      into[at + i] = (float) (weightA * a[i] + weightB * b[i]);
    }
  }

  /**
   * In a triangle: u a + v b + w c.
   *
   * @param u weight of a; u + v + w = 1
   * @param v weight of b
   * @param w weight of c
   */
  public static Fitted<SparseTiling> barycentric(
      Fitted<SparseTiling> a,
      Fitted<SparseTiling> b,
      Fitted<SparseTiling> c,
      double u,
      double v,
      double w) {
    if (!(Math.abs(u + v + w - 1) < 1e-6)) {
      throw new IllegalArgumentException(
          "weights must sum to 1, found %s, %s, %s".formatted(u, v, w));
    }
    return mixed(a, b, c, u, v, w);
  }

  private static Fitted<SparseTiling> mixed(
      Fitted<SparseTiling> a,
      Fitted<SparseTiling> b,
      Fitted<SparseTiling> c,
      double u,
      double v,
      double w) {
    requireAlike(a, b);
    requireAlike(a, c);
    int latent = a.codes().latent();
    float[] values = new float[a.codes().tiles() * latent];
    for (int i = 0; i < values.length; i++) {
      int tile = i / latent;
      int k = i % latent;
      values[i] =
          (float)
              (u * a.codes().get(tile, k)
                  + v * b.codes().get(tile, k)
                  + w * c.codes().get(tile, k));
    }
    return with(a, values);
  }

  private static Fitted<SparseTiling> with(Fitted<SparseTiling> model, float[] values) {
    Codes codes = Codes.of(model.codes().tiles(), model.codes().latent(), values);
    return new Fitted<>(model.tiling(), model.weights(), codes, model.clamp());
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void requireAlike(Fitted<SparseTiling> a, Fitted<SparseTiling> b) {
    if (a.weights() != b.weights() || !a.tiling().equals(b.tiling()) || a.clamp() != b.clamp()) {
      throw new IllegalArgumentException(
          "shapes to mix must share networks and tiles, found "
              + a.tiling()
              + " and "
              + b.tiling());
    }
  }
}
