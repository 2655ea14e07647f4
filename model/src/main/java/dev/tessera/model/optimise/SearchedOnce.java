package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.TileEncoder;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * For fields that can be searched and have no first order: at its first visit a tile gets the best
 * code that the search finds, and keeps it.
 */
final class SearchedOnce implements CodeSteps {
  private static final String SEARCHED = "searched";

  private final Field field;
  private final int tiles;
  private final BitSet searched = new BitSet();
  private Optional<TileEncoder> search = Optional.empty();

  /** Nothing moved yet; see {@link Choice#of}. */
  SearchedOnce(Field field, int tiles) {
    this.field = field;
    this.tiles = tiles;
  }

  @Override
  public long floatsPerTile() {
    return field.spec().form().searchFloats(field.spec());
  }

  @Override
  public int rounds() {
    return 1;
  }

  @Override
  public float[] improve(int[] some, NDArray codes, NDArray samples, NDArray points) {
    float[] next = codes.toFloatArray();
    boolean known = true;
    for (int tile : some) {
      known &= searched.get(tile);
    }
    if (known) {
      return next;
    }
    TileEncoder finding = search.orElseGet(() -> field.search(points));
    search = Optional.of(finding);
    for (int tile : some) {
      searched.set(tile);
    }
    return finding.encode(samples).toFloatArray();
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    float[] marks = new float[tiles];
    searched.stream().forEach(tile -> marks[tile] = 1);
    arrays.put(SEARCHED, marks);
  }

  @Override
  public void restore(SavedNumbers state) {
    float[] marks = state.array(SEARCHED, tiles);
    for (int t = 0; t < tiles; t++) {
      searched.set(t, marks[t] > 0);
    }
  }
}
