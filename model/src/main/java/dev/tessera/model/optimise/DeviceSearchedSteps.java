package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.TileEncoder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** {@link SearchedSteps} on the device. */
final class DeviceSearchedSteps implements DeviceCodeSteps {
  private final Field field;
  private final BitSet searched;
  private final DeviceCodeSteps later;
  private Optional<TileEncoder> search = Optional.empty();
  private boolean searching;

  /**
   * As the heap has it.
   *
   * @param searched tiles that were visited; more are added
   * @param later for these tiles
   */
  DeviceSearchedSteps(Field field, BitSet searched, DeviceCodeSteps later) {
    this.field = field;
    this.searched = searched;
    this.later = later;
  }

  @Override
  public float[] sent(int[] tiles) {
    searching = !Arrays.stream(tiles).allMatch(searched::get);
    for (int tile : tiles) {
      searched.set(tile);
    }
    return later.sent(tiles);
  }

  @Override
  public void improve(NDArray tiles, NDArray sent, NDArray samples, NDArray points) {
    if (!searching) {
      later.improve(tiles, sent, samples, points);
      return;
    }
    TileEncoder finding = search.orElseGet(() -> field.search(points));
    search = Optional.of(finding);
    put(tiles, finding.encode(samples));
  }

  @Override
  public NDArray codes(NDArray tiles) {
    return later.codes(tiles);
  }

  @Override
  public void put(NDArray tiles, NDArray codes) {
    later.put(tiles, codes);
  }

  @Override
  public float[] codes() {
    return later.codes();
  }

  @Override
  public float[] code(int tile) {
    return later.code(tile);
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    later.save(arrays);
    SearchedSteps.markUnsearched(arrays, searched);
  }
}
