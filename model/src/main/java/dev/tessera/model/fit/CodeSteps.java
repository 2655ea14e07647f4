package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;

/** One round of improvement for the codes of some tiles; networks stay as they are. */
interface CodeSteps {
  /**
   * Moves codes.
   *
   * @param tiles which, (T)
   * @param codes (T,D) on the device
   * @param samples what the tiles should be, (T,S,C), in the same scope
   * @param points (S,d), in the same scope
   * @return better codes (T,D); a tile may keep its own
   */
  float[] improve(int[] tiles, NDArray codes, NDArray samples, NDArray points);

  /** Floats of working memory that a tile needs. */
  long floatsPerTile();
}
