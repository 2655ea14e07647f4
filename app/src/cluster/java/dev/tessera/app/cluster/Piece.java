package dev.tessera.app.cluster;

import dev.tessera.model.signal.io.TiledTiff;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a large picture.
 *
 * @param row of pieces, from 0
 * @param column of pieces, from 0
 * @param side pixels of the pieces but the last ones
 * @param width pixels of this one
 * @param height pixels of this one
 */
record Piece(int row, int column, int side, int width, int height) implements Serializable {
  private static final long serialVersionUID = 1;

  /** Those that cover a picture, row by row. */
  static List<Piece> covering(int width, int height, int side) {
    List<Piece> pieces = new ArrayList<>();
    for (int row = 0; row <= (height - 1) / side; row++) {
      for (int column = 0; column <= (width - 1) / side; column++) {
        pieces.add(
            new Piece(
                row,
                column,
                side,
                Math.min(side, width - column * side),
                Math.min(side, height - row * side)));
      }
    }
    return pieces;
  }

  /** Where it lies in the picture. */
  TiledTiff.Part part() {
    return new TiledTiff.Part(column * side, row * side, width, height);
  }

  /** The file of it. */
  String name(String picture) {
    return "%s.r%04dc%04d.png".formatted(picture, row, column);
  }
}
