package dev.tessera.model.tile;

import dev.tessera.model.signal.Range;

/**
 * How the space about a surface is cut.
 *
 * @param cells along each axis of [-1,1]^3, 1 to 64; 1 for one tile over the whole shape
 * @param overlap cell sides by which a tile reaches into its neighbours, 0 to 0.5
 * @param clamp distance at which the field saturates, unit-sphere lengths, 0.001 to 4
 * @param pointsPerTile points of each tile at which the distance is known, 8 to 65536
 */
public record SurfaceCut(int cells, double overlap, double clamp, int pointsPerTile)
    implements Cut {
  /** Rejects values out of range, naming the setting. */
  public SurfaceCut {
    Range.require("cells", cells, 1, 64);
    Range.require("overlap", overlap, 0, 0.5);
    Range.require("clamp", clamp, 0.001, 4);
    Range.require("points per tile", pointsPerTile, 8, 65536);
  }

  /** With another number of cells, clamped at the same share of a cell. */
  public SurfaceCut withCells(int value) {
    return new SurfaceCut(value, overlap, clamp * cells / value, pointsPerTile);
  }

  /** Points of a tile along each axis: the smallest cube that holds as many as wanted. */
  public int pointsPerAxis() {
    return (int) Math.ceil(Math.cbrt(pointsPerTile) - 1e-9);
  }
}
