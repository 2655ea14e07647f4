package dev.tessera.app.scene3d;

/** False colours: a position in a palette for each vertex; the array is handed over. */
public final class VertexColours {
  private final Palette palette;
  private final float[] positions;

  private VertexColours(Palette palette, float[] positions) {
    this.palette = palette;
    this.positions = positions;
  }

  /**
   * Colours values over a range.
   *
   * @param values one per vertex; not kept
   * @param low the value that takes the first colour
   * @param high the value that takes the last colour, more than low
   */
  public static VertexColours of(Palette palette, float[] values, double low, double high) {
    float[] positions = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      positions[i] = (float) Math.max(0, Math.min(1, (values[i] - low) / (high - low)));
    }
    return new VertexColours(palette, positions);
  }

  /** The same palette at other positions in [0,1], one per vertex; the array is handed over. */
  VertexColours with(float[] others) {
    return new VertexColours(palette, others);
  }

  /** The colours. */
  public Palette palette() {
    return palette;
  }

  /** Number of vertices. */
  public int count() {
    return positions.length;
  }

  /** Where a vertex lies in the palette, [0,1]. */
  public float position(int vertex) {
    return positions[vertex];
  }

  /** A copy of the positions in the palette, one per vertex. */
  float[] toArray() {
    return positions.clone();
  }
}
