package dev.tessera.model.signal.data;

import dev.tessera.model.signal.Range;

/**
 * How random tiles are made more varied than the pictures they come from.
 *
 * @param halved share of tiles taken at half the resolution, 0 to 1
 * @param shrunk share taken at a random resolution between full and a third, 0 to 1
 * @param turned whether tiles are mirrored and transposed at random: 8 orientations
 */
public record TileVariety(double halved, double shrunk, boolean turned) {
  /** Tiles as they are in the pictures. */
  public static final TileVariety NONE = new TileVariety(0, 0, false);

  /** Mostly full resolution, for that is what will be fitted. */
  public static final TileVariety USUAL = new TileVariety(0.15, 0.1, true);

  /** Rejects shares that are none. */
  public TileVariety {
    Range.require("halved", halved, 0, 1);
    Range.require("shrunk", shrunk, 0, 1 - halved);
  }
}
