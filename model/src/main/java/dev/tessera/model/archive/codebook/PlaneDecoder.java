package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.coding.RangeDecoder;
import java.util.Optional;

/** Decodes what {@link PlaneEncoder} coded, frame after frame. */
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

  private final CodingNetwork network;
  private final RangeDecoder port;
  private final TileCoder coder;
  private final CodedTile coded;
  private boolean begun;

  /**
   * Before the first frame.
   *
   * @param bytes of the range coder
   * @param canvas of whole tiles, for the first frame
   */
  PlaneDecoder(CodingNetwork network, byte[] bytes, Canvas canvas) {
    this.network = network;
    port = new RangeDecoder(bytes);
    coder = new TileCoder(network, canvas);
    coded = new CodedTile(network.sizes().directions());
  }

  /**
   * Decodes the next frame.
   *
   * @param sink takes every tile, if somebody wants them
   * @return the frame at its own scale; as it is when the next one is decoded, that sees it
   * @throws Damaged if no encoder wrote these bytes
   */
  Canvas decode(Steps steps, Optional<TileSink> sink, CodingWatch watch) throws Damaged {
    if (begun) {
      coder.next(steps);
    } else {
      coder.begin(steps);
    }
    begun = true;
    int side = network.sizes().tile();
    int columns = coder.canvas().width() / side;
    int rows = coder.canvas().height() / side;
    for (int row = 0; row < rows; row++) {
      watch.at(row / (double) rows);
      for (int column = 0; column < columns; column++) {
        coder.at(row, column);
        coder.code(port, coded);
        if (coded.expert >= network.sizes().experts()) {
          throw new Damaged("expert " + coded.expert + " of " + network.sizes().experts());
        }
        coder.put(coded);
        if (sink.isPresent()) {
          sink.get().accept(row, column, coder.cosines(coded));
        }
      }
      if (port.exhausted()) {
        throw new Damaged("fewer bytes than the tiles up to row " + (row + 1) + " need");
      }
    }
    return coder.canvas();
  }
}
