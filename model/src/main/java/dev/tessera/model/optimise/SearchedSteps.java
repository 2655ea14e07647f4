package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * For fields that can be searched: at its first visit a tile gets the best code that the search
 * finds wherever it was, later least squares improve that.
 */
final class SearchedSteps implements CodeSteps {
  private final Field field;
  private final int tiles;
  private final LevenbergMarquardt later;
  private final SearchedTiles searched;

  /** Nothing moved yet; see {@link Choice#of}. */
  SearchedSteps(Field field, int tiles, int samplesPerTile) {
    this.field = field;
    this.tiles = tiles;
    later = new LevenbergMarquardt(field, tiles, samplesPerTile);
    searched = new SearchedTiles(field);
  }

  @Override
  public long floatsPerTile() {
    return Math.max(later.floatsPerTile(), field.spec().form().searchFloats(field.spec()));
  }

  @Override
  public int rounds() {
    return 1 + later.rounds();
  }

  @Override
  public float[] improve(int[] some, NDArray codes, NDArray samples, NDArray points) {
    return searched.hold(some)
        ? later.improve(some, codes, samples, points)
        : searched.search(some, samples, points);
  }

  @Override
  public Optional<DeviceCodeSteps> onDevice(Scope scope, float[] codes, boolean moving) {
    return later
        .onDevice(scope, codes, moving)
        .map(steps -> new DeviceSearchedSteps(field, searched.known(), steps));
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    later.save(arrays);
    markUnsearched(arrays, searched.known());
  }

  /** In what least squares hand over, 0 stands for tiles that were not searched. */
  static void markUnsearched(Map<String, float[]> arrays, BitSet searched) {
    float[] damping = Objects.requireNonNull(arrays.get("damping"));
    for (int t = 0; t < damping.length; t++) {
      damping[t] = searched.get(t) ? damping[t] : 0;
    }
  }

  @Override
  public void restore(SavedNumbers state) {
    later.restore(state);
    float[] damping = state.array("damping", tiles);
    for (int t = 0; t < damping.length; t++) {
      searched.known().set(t, damping[t] > 0);
    }
  }
}
