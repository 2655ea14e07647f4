package dev.tessera.model.metric;

import dev.tessera.model.tile.GridTiling;

/**
 * Walks the samples of a domain row-major and knows for each its owner and whether a seam is by.
 */
final class GridWalk {
  private final GridTiling grid;
  private final int[] position;
  private final int[][] owners;

  GridWalk(GridTiling grid) {
    this.grid = grid;
    position = new int[grid.dimensions()];
    owners = new int[grid.dimensions()][];
    for (int a = 0; a < owners.length; a++) {
      owners[a] = new int[grid.extent(a)];
      for (int p = 0; p < owners[a].length; p++) {
        owners[a][p] = grid.ownerAlong(a, p);
      }
    }
  }

  int owner() {
    int tile = 0;
    for (int a = 0; a < position.length; a++) {
      tile = tile * grid.tilesAlong(a) + owners[a][position[a]];
    }
    return tile;
  }

  boolean isAtSeam() {
    for (int a = 0; a < position.length; a++) {
      int[] axis = owners[a];
      int p = position[a];
      if ((p > 0 && axis[p - 1] != axis[p]) || (p + 1 < axis.length && axis[p + 1] != axis[p])) {
        return true;
      }
    }
    return false;
  }

  void next() {
    int a = position.length - 1;
    while (a >= 0 && ++position[a] == owners[a].length) {
      position[a--] = 0;
    }
  }
}
