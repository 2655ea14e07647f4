package dev.tessera.model.render;

/** The colour of the outside of a triangle at a pixel. */
@FunctionalInterface
interface FrontColour {
  /**
   * One channel of it.
   *
   * @param shares weights of the corners of the triangle, sum 1
   * @param shift 16 red, 8 green, 0 blue
   * @return 0 to 255
   */
  double channel(ViewTriangle triangle, double[] shares, int shift);

  /** One colour everywhere. */
  static FrontColour of(int rgb) {
    return (triangle, shares, shift) -> rgb >> shift & 0xFF;
  }

  /**
   * Positions in a palette, mixed between vertices: lines of the palette stay as they are.
   *
   * @param positions one per vertex, [0,1]
   * @param palette the colours of equal steps from 0 to 1
   */
  static FrontColour ofPalette(float[] positions, int[] palette) {
    int last = palette.length - 1;
    return (triangle, shares, shift) -> {
      double position = 0;
      for (int c = 0; c < shares.length; c++) {
        position += shares[c] * positions[triangle.vertex(c)];
      }
      int step = (int) Math.max(0, Math.min(last, position * last + 0.5));
      return palette[step] >> shift & 0xFF;
    };
  }
}
