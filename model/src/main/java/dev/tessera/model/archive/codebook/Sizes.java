package dev.tessera.model.archive.codebook;

/**
 * How large a network is as coding sees it.
 *
 * @param tile pixels of a tile along each axis
 * @param experts K
 * @param directions D, of each expert
 * @param cosines H
 */
record Sizes(int tile, int experts, int directions, int cosines) {
  static final int CHANNELS = 3;

  /** Binary decisions that choose an expert. */
  int choiceBits() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(experts - 1);
  }
}
