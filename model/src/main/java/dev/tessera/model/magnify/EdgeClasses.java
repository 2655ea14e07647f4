package dev.tessera.model.magnify;

/**
 * Of which kind the surroundings of a pixel are: the direction of the edge there, how strong it is
 * and how straight, from the structure tensor of brightness, as Romano, Isidoro and Milanfar 2016
 * (RAISR) have it.
 */
final class EdgeClasses {
  private static final int ANGLES = 16;
  private static final int STRENGTHS = 3;
  private static final int COHERENCES = 3;

  /** Kinds there are. */
  static final int COUNT = ANGLES * STRENGTHS * COHERENCES;

  /** Steps of brightness between pixels, of which 1 is the whole range. */
  private static final double WEAK = 0.006;

  private static final double STRONG = 0.03;
  private static final double BLURRED = 0.25;
  private static final double STRAIGHT = 0.5;

  /** Of the binomial window over which products of slopes are averaged. */
  private static final float[] WINDOW = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

  private static final int REACH = WINDOW.length / 2;

  private EdgeClasses() {}

  /** The kind of each pixel, (rows, width). */
  static int[] of(PictureRows rows) {
    int stride = rows.stride();
    float[] luma = rows.brightness();
    float[][] products = products(luma, stride);
    int[] classes = new int[rows.rows * rows.width];
    for (int y = 0; y < rows.rows; y++) {
      for (int x = 0; x < rows.width; x++) {
        int centre = (y + PictureRows.MARGIN) * stride + x + PictureRows.MARGIN;
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = -REACH; i <= REACH; i++) {
          float row = WINDOW[i + REACH];
          for (int j = -REACH; j <= REACH; j++) {
            float weight = row * WINDOW[j + REACH];
            int at = centre + i * stride + j;
            a += weight * products[0][at];
            b += weight * products[1][at];
            c += weight * products[2][at];
          }
        }
        classes[y * rows.width + x] = kind(a, b, c);
      }
    }
    return classes;
  }

  /** Slopes along x squared, of both multiplied, along y squared; 0 on the outermost pixels. */
  private static float[][] products(float[] luma, int stride) {
    float[][] products = new float[3][luma.length];
    for (int i = stride + 1; i < luma.length - stride - 1; i++) {
      float x = (luma[i + 1] - luma[i - 1]) / 2;
      float y = (luma[i + stride] - luma[i - stride]) / 2;
      products[0][i] = x * x;
      products[1][i] = x * y;
      products[2][i] = y * y;
    }
    return products;
  }

  /** From the eigenvalues of ((a,b),(b,c)) and the direction of the larger. */
  private static int kind(double a, double b, double c) {
    double spread = Math.sqrt((a - c) * (a - c) / 4 + b * b);
    double large = Math.sqrt((a + c) / 2 + spread);
    double small = Math.sqrt(Math.max(0, (a + c) / 2 - spread));
    double turn = Math.atan2(2 * b, a - c) / (2 * Math.PI);
    int angle = Math.min(ANGLES - 1, (int) (ANGLES * (turn - Math.floor(turn))));
    int strength = large < WEAK ? 0 : large < STRONG ? 1 : 2;
    double straight = (large - small) / (large + small + 1e-6);
    int coherence = straight < BLURRED ? 0 : straight < STRAIGHT ? 1 : 2;
    return (angle * STRENGTHS + strength) * COHERENCES + coherence;
  }
}
