package dev.tessera.model.render;

/** The colour of a triangle at a pixel. */
final class MeshPaint {
  private static final int CORNERS = 3;
  private static final int OPAQUE = 0xFF000000;

  private final ViewMesh mesh;
  private final ViewTriangle triangle;
  private final FrontColour front;
  private final MeshStyle style;
  private final SurfaceLight light;
  private final double halfLine;
  private final double[] shares = new double[CORNERS];
  private int current = -1;

  /**
   * Prepares a mesh.
   *
   * @param halfLine pixels from the middle of a line between triangles to its border
   */
  MeshPaint(
      ViewMesh mesh,
      ViewTriangle triangle,
      FrontColour front,
      MeshStyle style,
      SurfaceLight light,
      double halfLine) {
    this.mesh = mesh;
    this.triangle = triangle;
    this.front = front;
    this.style = style;
    this.light = light;
    this.halfLine = halfLine;
  }

  /**
   * The colour at a pixel that a triangle covers.
   *
   * @param behind what was there before
   */
  int at(int number, int column, int row, int behind) {
    if (number != current) {
      triangle.set(number);
      current = number;
    }
    double sum = 0;
    boolean onLine = false;
    for (int c = 0; c < CORNERS; c++) {
      shares[c] = triangle.at(c, column, row);
      sum += shares[c];
      onLine |= triangle.pixelsFromSide(c, shares[c]) < halfLine;
    }
    if (style.fill() == MeshStyle.Fill.EDGES) {
      return onLine ? OPAQUE | style.edge() : behind;
    }
    for (int c = 0; c < CORNERS; c++) {
      shares[c] /= sum;
    }
    return surface();
  }

  private int surface() {
    if (style.lit()) {
      double side = triangle.isFront() ? 1 : -1;
      light.at(
          side * normal(0), side * normal(1), side * normal(2), -point(0), -point(1), -point(2));
    }
    int colour = OPAQUE;
    for (int shift = 0; shift <= 16; shift += 8) {
      double channel = channel(shift);
      colour |= (style.lit() ? light.seen(channel) : (int) (channel + 0.5)) << shift;
    }
    return colour;
  }

  private double normal(int axis) {
    double sum = 0;
    for (int c = 0; c < CORNERS; c++) {
      sum += shares[c] * mesh.normal(triangle.vertex(c), axis);
    }
    return sum;
  }

  private double point(int axis) {
    double sum = 0;
    for (int c = 0; c < CORNERS; c++) {
      sum += shares[c] * mesh.point(triangle.vertex(c), axis);
    }
    return sum;
  }

  private double channel(int shift) {
    if (!triangle.isFront()) {
      return style.back() >> shift & 0xFF;
    }
    return front.channel(triangle, shares, shift);
  }
}
