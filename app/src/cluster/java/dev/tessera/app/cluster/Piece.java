package dev.tessera.app.cluster;

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
    for (int y = 0; y < height; y += side) {
      for (int x = 0; x < width; x += side) {
        pieces.add(
            new Piece(
                y / side, x / side, side, Math.min(side, width - x), Math.min(side, height - y)));
      }
    }
    return pieces;
  }

  /** The file of it. */
  String name(String picture) {
    return "%s.r%04dc%04d.png".formatted(picture, row, column);
  }
}
