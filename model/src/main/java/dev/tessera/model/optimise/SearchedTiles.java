package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.TileEncoder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Which tiles have the best code that the search of a field finds, and how others get theirs. */
final class SearchedTiles {
  private final Field field;
  private final BitSet known = new BitSet();
  private Optional<TileEncoder> search = Optional.empty();

  /** None yet, of a field that can be searched. */
  SearchedTiles(Field field) {
    this.field = field;
  }

  /** Which they are; may be changed. */
  BitSet known() {
    return known;
  }

  /** Whether these tiles are all among them. */
  boolean hold(int... tiles) {
    return Arrays.stream(tiles).allMatch(known::get);
  }

  /**
   * Searches codes for some tiles, which are among them from now on.
   *
   * @param samples what the tiles should be, (T,S,C)
   * @param points (S,d), in the same scope
   * @return (T,D)
   */
  float[] search(int[] tiles, NDArray samples, NDArray points) {
    TileEncoder finding = search.orElseGet(() -> field.search(points));
    search = Optional.of(finding);
    for (int tile : tiles) {
      known.set(tile);
    }
    return finding.encode(samples).toFloatArray();
  }
}
