package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/**
 * A picture as an encoder looks at it: the cosines of every tile, and what of them is left along
 * the directions of an expert.
 */
final class Analysis {
  private final Sizes sizes;
  private final Canvas original;
  private final float[] cosines;
  private final FactoredRows along;
  private final float[] foreseen;
  private final int columns;
  private final TileCosines cosine;

  /**
   * Looks at all tiles of a canvas.
   *
   * @param along what each cosine has along the directions, (K,H) rows of D
   */
  Analysis(CodingNetwork network, FactoredRows along, Canvas original) {
    this.original = original;
    sizes = network.sizes();
    int side = sizes.tile();
    int h = sizes.cosines();
    columns = original.width() / side;
    int rows = original.height() / side;
    cosines = new float[Math.multiplyExact(Math.multiplyExact(rows, columns), h)];
    this.along = along;
    foreseen = new float[h];
    cosine = network.cosines();
    for (int i = 0; i < rows * columns; i++) {
      cosine.analyse(original, i / columns * side, i % columns * side, cosines, i * h);
    }
  }

  Canvas original() {
    return original;
  }

  int tiles() {
    return cosines.length / sizes.cosines();
  }

  int columns() {
    return columns;
  }

  /**
   * Takes off what is foreseen.
   *
   * @param forecast that has looked at the context of the tile
   * @param rest receives the cosines that are left, (H)
   * @return their energy
   */
  double subtract(int tile, Forecast forecast, int expert, float[] rest) {
    forecast.foresee(expert, foreseen);
    double energy = 0;
    int at = tile * rest.length;
    for (int j = 0; j < rest.length; j++) {
      float difference = cosines[at + j] - foreseen[j];
      rest[j] = difference;
      energy += difference * difference;
    }
    return energy;
  }

  /**
   * Takes off a part of another frame.
   *
   * @param part of the size of a tile
   * @param rest receives the cosines that are left, (H)
   */
  void subtract(int tile, Canvas part, float[] rest) {
    cosine.analyse(part, 0, 0, rest, 0);
    int at = tile * rest.length;
    for (int j = 0; j < rest.length; j++) {
      rest[j] = cosines[at + j] - rest[j];
    }
  }

  /** What cosines (H) have along the directions {@code from} to {@code to} of an expert. */
  void project(int expert, float[] rest, int from, int to, float[] left) {
    Arrays.fill(left, from, to, 0);
    along.add(rest, expert * rest.length, left, from, to);
  }
}
