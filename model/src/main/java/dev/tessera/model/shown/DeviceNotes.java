package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;

/** Notes whole tiles whose values are on the device; only what has to be known comes down. */
public interface DeviceNotes {
  /**
   * Tiles that were visited at all their points.
   *
   * @param tiles T
   * @param places of the tiles and points, INT64; see {@link
   *     dev.tessera.model.gather.TilesOnDevice#places}
   * @param values what the field gave, (T,S,C), in the scope of the places; kept as they are
   * @param targets what it should give, (T,S,C)
   */
  record Visit(int tiles, NDArray places, NDArray values, NDArray targets) {}

  /** What has to come down of a visit, flat, in the scope of its values. */
  NDArray wanted(Visit visit);

  /**
   * Notes what came down.
   *
   * @param tiles of the visit, (T)
   * @param numbers that were wanted
   */
  void note(int[] tiles, float[] numbers);
}
