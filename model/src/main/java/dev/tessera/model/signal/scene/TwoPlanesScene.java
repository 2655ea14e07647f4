package dev.tessera.model.signal.scene;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.signal.ViewGrid;

/**
 * A light field whose every ray is known: a wall, a floor and a sphere that lies on it, seen by a
 * grid of cameras that look the same way. Colours do not depend on where they are seen from.
 *
 * <p>Lengths are counted in widths of a picture on the plane at {@value #FOCUS} that all cameras
 * see alike. A camera at C sees through pixel centre T on that plane the points C + t (T - C); what
 * lies at depth z moves by d = b (FOCUS / z - 1) pixels from a view to the next, b being the
 * distance of two cameras in pixels.
 */
public final class TwoPlanesScene {
  /** Depth of the plane that moves in no view. */
  private static final double FOCUS = 1.5;

  private static final double WALL = 2.1;

  /** How far the floor lies below the middle of the pictures. */
  private static final double FLOOR = 0.17;

  /** Distance of two cameras: 2.5 pixels in a picture of 192. */
  private static final double BASELINE = 2.5 / 192;

  private static final double RADIUS = 0.11;

  private static final double[] CENTRE = {0.06, FLOOR - RADIUS, 1.35};

  /** From where light falls, of length 1. */
  private static final double[] LIGHT = {-0.48, -0.64, -0.6};

  /** Along each axis of a pixel; colours of a picture are means over them. */
  private static final int POINTS = 3;

  private final SolidTexture wall = new SolidTexture(1, 0.55, 0.47, 0.42);
  private final SolidTexture floor = new SolidTexture(2, 0.36, 0.50, 0.38);
  private final SolidTexture ball = new SolidTexture(3, 0.62, 0.38, 0.36);
  private final ViewGrid grid;
  private final int height;
  private final int width;

  /**
   * The scene as some cameras see it.
   *
   * @param grid of cameras, around the middle
   * @param height of each picture in pixels
   * @param width likewise
   */
  public TwoPlanesScene(ViewGrid grid, int height, int width) {
    this.grid = grid;
    this.height = height;
    this.width = width;
  }

  /** Where a ray ends. */
  private record Hit(SolidTexture texture, double share, double x, double y, double z) {}

  private Hit hit(double v, double u, double y, double x) {
    double[] from = {
      BASELINE * (u - (grid.columns() - 1) / 2.0), BASELINE * (v - (grid.rows() - 1) / 2.0), 0
    };
    double[] along = {
      (x + 0.5 - width / 2.0) / width - from[0], (y + 0.5 - height / 2.0) / width - from[1], FOCUS
    };
    double nearest = WALL / FOCUS;
    SolidTexture texture = wall;
    double down = (FLOOR - from[1]) / along[1];
    if (down > 0 && down < nearest) {
      nearest = down;
      texture = floor;
    }
    double round = sphere(from, along);
    if (round < nearest) {
      nearest = round;
      texture = ball;
    }
    return new Hit(
        texture,
        nearest,
        from[0] + nearest * along[0],
        from[1] + nearest * along[1],
        nearest * FOCUS);
  }

  /** Which share of the way to the plane in focus the ray meets the sphere at; or infinity. */
  private static double sphere(double[] from, double[] along) {
    double a = 0;
    double b = 0;
    double c = -RADIUS * RADIUS;
    for (int i = 0; i < 3; i++) {
      double off = from[i] - CENTRE[i];
      a += along[i] * along[i];
      b += along[i] * off;
      c += off * off;
    }
    double root = b * b - a * c;
    return root < 0 ? Double.POSITIVE_INFINITY : (-b - Math.sqrt(root)) / a;
  }

  /**
   * By how many pixels what is seen there moves to the left when the camera goes on by one view to
   * the right, and up when it goes down: positive for what is nearer than the plane in focus.
   *
   * @param v row of the camera, from 0; between two of them, too
   * @param u its column
   * @param y of the pixel, whose centre is at a whole number
   * @param x likewise
   */
  public double disparity(double v, double u, double y, double x) {
    return width * BASELINE * (1 / hit(v, u, y, x).share() - 1);
  }

  /**
   * What is seen at a point of a picture, without any mean.
   *
   * @param v row of the camera, from 0; between two of them, too
   * @param u its column
   * @param y of the pixel, whose centre is at a whole number
   * @param x likewise
   * @param rgb receives red, green and blue in [0,1], sRGB-encoded
   */
  public void colour(double v, double u, double y, double x, float[] rgb) {
    Hit hit = hit(v, u, y, x);
    double light = hit.texture() == ball ? light(hit) : 1;
    for (int c = 0; c < 3; c++) {
      rgb[c] = (float) (light * hit.texture().at(c, hit.x(), hit.y(), hit.z()));
    }
  }

  /** How bright the sphere is there, 0.5 to 1. */
  private static double light(Hit hit) {
    double towards =
        (hit.x() - CENTRE[0]) * LIGHT[0]
            + (hit.y() - CENTRE[1]) * LIGHT[1]
            + (hit.z() - CENTRE[2]) * LIGHT[2];
    return 0.75 + 0.25 * towards / RADIUS;
  }

  /** The colour of a pixel: the mean over its area, rounded to 8 bits. */
  private void pixel(double v, double u, int y, int x, float[] rgb) {
    float[] point = new float[3];
    float[] sum = new float[3];
    for (int down = 1; down <= POINTS; down++) {
      for (int right = 1; right <= POINTS; right++) {
        colour(v, u, y + off(down), x + off(right), point);
        for (int c = 0; c < 3; c++) {
          sum[c] += point[c];
        }
      }
    }
    for (int c = 0; c < 3; c++) {
      rgb[c] = Math.round(255 * sum[c] / (POINTS * POINTS)) / 255f;
    }
  }

  /** Where in a pixel the points of its mean lie, from its centre. */
  private static double off(int point) {
    return (point - 0.5) / POINTS - 0.5;
  }

  /**
   * A picture, between two cameras, too.
   *
   * @param v row of the camera, from 0
   * @param u its column
   * @return (height, width, 3), 8 bits
   */
  public GridSignal view(double v, double u) {
    SamplesBuilder samples = SamplesBuilder.eightBit(new int[] {height, width}, 3);
    putView(v, u, samples, 0);
    return new GridSignal("scene", samples.build(), 8);
  }

  /** All pictures: (v, u, y, x) with 3 channels, 8 bits. */
  public GridSignal render() {
    int[] extent = {grid.rows(), grid.columns(), height, width};
    SamplesBuilder samples = SamplesBuilder.eightBit(extent, 3);
    long first = 0;
    for (int v = 0; v < grid.rows(); v++) {
      for (int u = 0; u < grid.columns(); u++) {
        putView(v, u, samples, first);
        first += 3L * width * height;
      }
    }
    return new GridSignal("scene", samples.build(), 8);
  }

  private void putView(double v, double u, SamplesBuilder samples, long first) {
    float[] rgb = new float[3];
    for (int i = 0; i < width * height; i++) {
      pixel(v, u, i / width, i % width, rgb);
      samples.put(first + 3L * i, rgb, 0, 3);
    }
  }
}
