package dev.tessera.model.render;

/**
 * Moves vertices along their edges to where the field itself has the wanted level, by the Illinois
 * form of the regula falsi: the end that is kept twice in a row counts half.
 */
final class EdgeRefinement {
  private static final byte NEITHER = 0;
  private static final byte LOW = 1;
  private static final byte HIGH = 2;

  private final SurfaceBuilder surface;
  private final double level;
  private final int rounds;
  private final int[] vertices;
  private final double[] low;
  private final double[] high;
  private final double[] atLow;
  private final double[] atHigh;
  private final byte[] lastReplaced;
  private int next;

  EdgeRefinement(SurfaceBuilder surface, IsosurfaceSettings settings) {
    this.surface = surface;
    level = settings.level();
    rounds = settings.refinements();
    int most = rounds == 0 ? 0 : settings.batch() / rounds;
    vertices = new int[most];
    low = new double[most];
    high = new double[most];
    atLow = new double[most];
    atHigh = new double[most];
    lastReplaced = new byte[most];
  }

  /** How much is done, 0 to 1. */
  double progress() {
    int all = surface.vertexCount();
    return rounds == 0 || all == 0 ? 1 : next / (double) all;
  }

  /**
   * Refines the next vertices.
   *
   * @return whether there is more to do
   */
  boolean step(PointBatch points) {
    int count = 0;
    while (next < surface.vertexCount() && count < vertices.length) {
      if (surface.isBetweenPoints(next)) {
        begin(count++, next);
      }
      next++;
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        double place = surface.place(vertices[i]);
        points.add(
            surface.coordinate(vertices[i], 0, place),
            surface.coordinate(vertices[i], 1, place),
            surface.coordinate(vertices[i], 2, place));
      }
      float[] distances = points.evaluate();
      for (int i = 0; i < count; i++) {
        narrow(i, surface.place(vertices[i]), distances[i] - level);
        double place = low[i] - atLow[i] * (high[i] - low[i]) / (atHigh[i] - atLow[i]);
        surface.setPlace(vertices[i], (float) SurfaceBuilder.inner(place));
      }
    }
    return next < surface.vertexCount();
  }

  private void begin(int i, int vertex) {
    vertices[i] = vertex;
    lastReplaced[i] = NEITHER;
    low[i] = 0;
    high[i] = 1;
    atLow[i] = surface.distance(vertex, 0) - level;
    atHigh[i] = surface.distance(vertex, 1) - level;
  }

  /** Replaces the end on the same side as the value, so that the surface stays in between. */
  private void narrow(int i, double place, double value) {
    boolean replacesLow = value < 0 == atLow[i] < 0;
    if (replacesLow) {
      low[i] = place;
      atLow[i] = value;
      atHigh[i] *= lastReplaced[i] == LOW ? 0.5 : 1;
    } else {
      high[i] = place;
      atHigh[i] = value;
      atLow[i] *= lastReplaced[i] == HIGH ? 0.5 : 1;
    }
    lastReplaced[i] = replacesLow ? LOW : HIGH;
  }
}
