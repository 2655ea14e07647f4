package dev.tessera.app.shell;

import dev.tessera.model.fit.Snapshot.TileCode;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.BitSet;
import java.util.Optional;

/**
 * The tiles of the frame that is shown, numbered as those of a picture, among those of the clip.
 *
 * @param slice of the clip; of a picture all
 */
record ShownTiles(SliceTiles slice) {
  static ShownTiles of(GridTiling whole, int frame) {
    return new ShownTiles(SliceTiles.of(whole, frame));
  }

  /** The tiles of the frame as those of a picture. */
  GridTiling grid() {
    return slice.grid();
  }

  /** The number in the whole signal of a tile of the frame; -1 stays what it is. */
  int inSignal(int cell) {
    return cell < 0 || cell >= grid().tileCount() ? -1 : slice.tile(cell);
  }

  /** Of a set of tiles of the signal those of the frame. */
  BitSet inFrame(BitSet tiles) {
    int first = slice.tile(0);
    return tiles.get(first, first + grid().tileCount());
  }

  /** A code with the number that its tile has in the frame; empty if it has none. */
  Optional<TileCode> inFrame(TileCode code) {
    int cell = slice.cell(code.tile());
    if (cell < 0) {
      return Optional.empty();
    }
    float[] values = new float[code.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = code.get(i);
    }
    return Optional.of(new TileCode(cell, values));
  }
}
