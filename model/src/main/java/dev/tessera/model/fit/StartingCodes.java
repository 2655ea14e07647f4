package dev.tessera.model.fit;

/** A search for codes to start from, in short steps. */
interface StartingCodes extends AutoCloseable {
  /**
   * Does a part of the work.
   *
   * @param codes (T,D) of all tiles, complete when this returns false
   * @return whether there is more to do
   */
  boolean step(float[] codes);

  /** How much is done, 0 to 1. */
  double progress();

  @Override
  void close();
}
