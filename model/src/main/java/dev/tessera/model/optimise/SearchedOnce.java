package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import java.util.Map;

/**
 * For fields that can be searched and have no first order: at its first visit a tile gets the best
 * code that the search finds, and keeps it.
 */
final class SearchedOnce implements CodeSteps {
  private static final String SEARCHED = "searched";

  private final Field field;
  private final int tiles;
  private final SearchedTiles searched;

  /** Nothing moved yet; see {@link Choice#of}. */
  SearchedOnce(Field field, int tiles) {
    this.field = field;
    this.tiles = tiles;
    searched = new SearchedTiles(field);
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
    return searched.hold(some) ? codes.toFloatArray() : searched.search(some, samples, points);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    float[] marks = new float[tiles];
    searched.known().stream().forEach(tile -> marks[tile] = 1);
    arrays.put(SEARCHED, marks);
  }

  @Override
  public void restore(SavedNumbers state) {
    float[] marks = state.array(SEARCHED, tiles);
    for (int t = 0; t < tiles; t++) {
      searched.known().set(t, marks[t] > 0);
    }
  }
}
