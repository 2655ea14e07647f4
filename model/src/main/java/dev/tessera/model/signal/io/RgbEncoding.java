package dev.tessera.model.signal.io;

/**
 * How stored RGB or grey values stand for light, and the way from there to sRGB: values are made
 * linear, turned by a matrix where the primaries or the white differ (adapted after Bradford), and
 * encoded as sRGB (IEC 61966-2-1). What lies outside sRGB is clipped.
 */
final class RgbEncoding {
  /** Chromaticities x, y of red, green, blue and white. */
  record Primaries(Chromaticity red, Chromaticity green, Chromaticity blue, Chromaticity white) {
    static final Primaries SRGB =
        new Primaries(
            new Chromaticity(0.64, 0.33),
            new Chromaticity(0.30, 0.60),
            new Chromaticity(0.15, 0.06),
            new Chromaticity(0.3127, 0.3290));

    /** Whether all lie within a thousandth of another's. */
    boolean near(Primaries other) {
      return red.near(other.red)
          && green.near(other.green)
          && blue.near(other.blue)
          && white.near(other.white);
    }
  }

  /** A colour without its brightness. */
  record Chromaticity(double x, double y) {
    private static final double NEAR = 0.001;

    private boolean near(Chromaticity other) {
      return Math.abs(x - other.x) <= NEAR && Math.abs(y - other.y) <= NEAR;
    }

    /** X, Y, Z at brightness 1. */
    private double[] light() {
      return new double[] {x / y, 1, (1 - x - y) / y};
    }
  }

  /** From a stored value in [0,1] to light in [0,1]. */
  @FunctionalInterface
  interface Curve {
    /** The curve of sRGB. */
    Curve SRGB = v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);

    double light(double value);

    /** A power; sRGB itself where it is within 5 % of 2.2, as libpng decides. */
    static Curve power(double exponent) {
      return Math.abs(exponent / 2.2 - 1) < 0.05 ? SRGB : v -> Math.pow(v, exponent);
    }
  }

  private static final double[][] BRADFORD = {
    {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
  };

  private final Curve curve;
  private final double[][] matrix;
  private final boolean turned;

  /**
   * Describes an encoding.
   *
   * @throws BadProfileException if the primaries and the white span no colours
   */
  RgbEncoding(Primaries primaries, Curve curve) throws BadProfileException {
    this.curve = curve;
    this.turned = !primaries.near(Primaries.SRGB);
    this.matrix = turned ? toSrgb(primaries) : new double[3][3];
    for (double[] row : matrix) {
      if (!Double.isFinite(row[0] + row[1] + row[2])) {
        throw new BadProfileException("has primaries that span no colours");
      }
    }
  }

  /**
   * Rows in sRGB: the given ones if they are already. Alpha stays; the primaries do not matter to
   * grey.
   */
  PixelRows toSrgb(PixelRows stored) {
    return !turned && curve == Curve.SRGB
        ? stored
        : stored.changed(row -> convert(row, stored.bands(), stored.colours()));
  }

  private void convert(float[] row, int bands, int colours) {
    double[] light = new double[colours];
    for (int at = 0; at < row.length; at += bands) {
      for (int c = 0; c < colours; c++) {
        light[c] = curve.light(row[at + c]);
      }
      for (int c = 0; c < colours; c++) {
        double value = light[c];
        if (turned && colours == 3) {
          value = matrix[c][0] * light[0] + matrix[c][1] * light[1] + matrix[c][2] * light[2];
        }
        row[at + c] = (float) encoded(Math.max(0, Math.min(1, value)));
      }
    }
  }

  /** Linear light in [0,1] as a value of sRGB. */
  static double encoded(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }

  private static double[][] toSrgb(Primaries from) {
    double[][] adapted = product(adaptation(from.white, Primaries.SRGB.white), toLight(from));
    return product(inverse(toLight(Primaries.SRGB)), adapted);
  }

  /** The matrix from linear RGB to X, Y, Z whose white has brightness 1. */
  private static double[][] toLight(Primaries p) {
    double[][] columns = transposed(p.red.light(), p.green.light(), p.blue.light());
    double[] share = times(inverse(columns), p.white.light());
    for (double[] row : columns) {
      for (int c = 0; c < 3; c++) {
        row[c] *= share[c];
      }
    }
    return columns;
  }

  private static double[][] adaptation(Chromaticity from, Chromaticity to) {
    double[] cones = times(BRADFORD, from.light());
    double[] wanted = times(BRADFORD, to.light());
    double[][] scaled = new double[3][3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        scaled[r][c] = BRADFORD[r][c] * wanted[r] / cones[r];
      }
    }
    return product(inverse(BRADFORD), scaled);
  }

  private static double[][] transposed(double[] a, double[] b, double[] c) {
    double[][] matrix = new double[3][];
    for (int r = 0; r < 3; r++) {
      matrix[r] = new double[] {a[r], b[r], c[r]};
    }
    return matrix;
  }

  private static double[] times(double[][] matrix, double[] v) {
    double[] product = new double[3];
    for (int r = 0; r < 3; r++) {
      product[r] = matrix[r][0] * v[0] + matrix[r][1] * v[1] + matrix[r][2] * v[2];
    }
    return product;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        product[r][c] = a[r][0] * b[0][c] + a[r][1] * b[1][c] + a[r][2] * b[2][c];
      }
    }
    return product;
  }

  /** Not finite if there is none. */
  private static double[][] inverse(double[][] m) {
    double[][] inverse = new double[3][3];
    double determinant = 0;
    for (int r = 0; r < 3; r++) {
      int r1 = (r + 1) % 3;
      int r2 = (r + 2) % 3;
      for (int c = 0; c < 3; c++) {
        int c1 = (c + 1) % 3;
        int c2 = (c + 2) % 3;
        inverse[c][r] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
      }
      determinant += m[0][r] * inverse[r][0];
    }
    for (double[] row : inverse) {
      for (int c = 0; c < 3; c++) {
        row[c] /= determinant;
      }
    }
    return inverse;
  }
}
