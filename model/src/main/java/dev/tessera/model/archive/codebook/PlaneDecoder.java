package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.RangeDecoder;

/** Decodes what {@link PlaneEncoder} coded. */
final class PlaneDecoder {
  /** What is told of every tile. */
  @FunctionalInterface
  interface TileSink {
    /**
     * Takes a tile.
     *
     * @param cosines (H), until the next tile
     */
    void accept(int row, int column, float[] cosines);
  }

  /** Why bytes cannot be decoded. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    Damaged(String found) {
      super(found);
    }
  }

  private PlaneDecoder() {}

  /**
   * Decodes all tiles of a canvas.
   *
   * @param canvas receives the picture at its own scale
   * @param sink takes every tile
   * @throws Damaged if no encoder wrote these bytes
   */
  static void decode(
      CodingNetwork network, PlaneCode code, Canvas canvas, TileSink sink, CodingWatch watch)
      throws Damaged {
    TileCoder coder = new TileCoder(network, code.steps(), canvas);
    RangeDecoder port = new RangeDecoder(code.bytes());
    int side = network.sizes().tile();
    int columns = canvas.width() / side;
    int rows = canvas.height() / side;
    int[] steps = coder.room();
    for (int row = 0; row < rows; row++) {
      watch.at(row / (double) rows);
      for (int column = 0; column < columns; column++) {
        coder.at(row, column);
        int expert = coder.symbols().choice(port, 0);
        if (expert >= network.sizes().experts()) {
          throw new Damaged("expert " + expert + " of " + network.sizes().experts());
        }
        coder.symbols().numbers(port, expert, steps);
        sink.accept(row, column, coder.put(row, column, expert, steps));
      }
      if (port.exhausted()) {
        throw new Damaged("fewer bytes than the tiles up to row " + (row + 1) + " need");
      }
    }
  }
}
