package dev.tessera.model.archive.codebook;

/**
 * By how much the tiles of a frame are displaced against the frame before, in quarters of a pixel.
 */
final class Motion {
  private final short[] downs;
  private final short[] rights;

  /** Nothing moves yet. */
  Motion(int tiles) {
    downs = new short[tiles];
    rights = new short[tiles];
  }

  /** How many tiles there are. */
  int tiles() {
    return downs.length;
  }

  int down(int tile) {
    return downs[tile];
  }

  int right(int tile) {
    return rights[tile];
  }

  void set(int tile, int down, int right) {
    downs[tile] = (short) down;
    rights[tile] = (short) right;
  }
}
