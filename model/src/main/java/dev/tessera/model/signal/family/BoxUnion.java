package dev.tessera.model.signal.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A union of axis-aligned boxes that may touch and overlap.
 *
 * <p>Outside, the distance is the least of those to the boxes. Inside it is that to the surface,
 * which {@link BoxSurface} finds as rectangles: the least depth in a box would be wrong where boxes
 * meet.
 */
public final class BoxUnion implements Solid {
  private final double[][] boxes;
  private final double[][] faces;
  private final double[] areas;

  private BoxUnion(List<Box> boxes) {
    this.boxes = boxes.stream().map(BoxUnion::bounds).toArray(double[][]::new);
    faces = new BoxSurface(boxes).faces().toArray(double[][]::new);
    areas = new double[faces.length];
    double sum = 0;
    for (int f = 0; f < faces.length; f++) {
      sum += area(faces[f]);
      areas[f] = sum;
    }
  }

  /**
   * Joins boxes and places the solid in the unit sphere: the middle of its bounding box at the
   * origin, its farthest corner on the sphere.
   *
   * @param boxes at least one
   */
  public static BoxUnion of(List<Box> boxes) {
    if (boxes.isEmpty()) {
      throw new IllegalArgumentException("a union wants at least one box");
    }
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int a = axis;
      middle[a] =
          (boxes.stream().mapToDouble(b -> b.low(a)).min().orElseThrow()
                  + boxes.stream().mapToDouble(b -> b.high(a)).max().orElseThrow())
              / 2;
    }
    double farthest = 0;
    for (Box box : boxes) {
      double square = 0;
      for (int a = 0; a < 3; a++) {
        double d = Math.max(middle[a] - box.low(a), box.high(a) - middle[a]);
        square += d * d;
      }
      farthest = Math.max(farthest, square);
    }
    double scale = 1 / Math.sqrt(farthest);
    List<Box> placed = new ArrayList<>();
    for (Box box : boxes) {
      placed.add(box.moved(-middle[0], -middle[1], -middle[2], scale));
    }
    return new BoxUnion(placed);
  }

  private static double[] bounds(Box box) {
    return new double[] {box.x0(), box.y0(), box.z0(), box.x1(), box.y1(), box.z1()};
  }

  /** Of a rectangle: one of its three sides is nothing. */
  private static double area(double[] b) {
    double x = b[3] - b[0];
    double y = b[4] - b[1];
    double z = b[5] - b[2];
    return Math.max(x * y, Math.max(y * z, z * x));
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    for (int i = 0; i < count; i++) {
      double x = points[3 * i];
      double y = points[3 * i + 1];
      double z = points[3 * i + 2];
      double outside = least(boxes, x, y, z);
      double square = outside > 0 ? outside : least(faces, x, y, z);
      distances[i] = (float) (outside > 0 ? Math.sqrt(square) : -Math.sqrt(square));
    }
  }

  /** Square of the distance to the nearest of several boxes, 0 inside. */
  private static double least(double[][] all, double x, double y, double z) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] b : all) {
      double dx = Math.max(0, Math.max(b[0] - x, x - b[3]));
      double dy = Math.max(0, Math.max(b[1] - y, y - b[4]));
      double dz = Math.max(0, Math.max(b[2] - z, z - b[5]));
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
    return least;
  }

  @Override
  public float[] surface(SplittableRandom random, int count) {
    float[] points = new float[3 * count];
    for (int p = 0; p < count; p++) {
      double place = random.nextDouble() * areas[areas.length - 1];
      int f = Arrays.binarySearch(areas, place);
      double[] b = faces[Math.min(f < 0 ? -f - 1 : f + 1, faces.length - 1)];
      for (int a = 0; a < 3; a++) {
        points[3 * p + a] = (float) (b[a] + random.nextDouble() * (b[a + 3] - b[a]));
      }
    }
    return points;
  }
}
