package dev.tessera.model.fit;

import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;

/** Local coordinates of the samples of a square tile by itself. */
final class LocalPoints {
  private LocalPoints() {}

  /** (S,2), row-major, in (-1,1). */
  static float[] of(int tile) {
    TilePoints points = new TilePoints(GridTiling.whole(tile, tile));
    float[] values = new float[2 * tile * tile];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.local(i / 2, i % 2);
    }
    return values;
  }
}
