package dev.tessera.model.tile;

import dev.tessera.model.signal.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a grid of samples is cut.
 *
 * @param tile samples of a tile along each axis, slowest first, each 1 to 256; or one number for
 *     all axes, 2 to 256
 * @param overlap samples shared by neighbouring tiles along each axis, 0 to half a tile; as many
 *     numbers as there are of tile
 * @param whole one tile for the whole signal; tile and overlap are then ignored
 */
public record GridCut(List<Integer> tile, List<Integer> overlap, boolean whole) implements Cut {
  /** Rejects values out of range, naming the setting. */
  public GridCut {
    tile = List.copyOf(tile);
    overlap = List.copyOf(overlap);
    Range.require("axes", tile.size(), 1, 4);
    Range.require("axes with an overlap", overlap.size(), tile.size(), tile.size());
    int least = tile.size() == 1 ? 2 : 1;
    for (int a = 0; a < tile.size(); a++) {
      Range.require("tile", tile.get(a), least, 256);
      Range.require("overlap", overlap.get(a), 0, tile.get(a) / 2.0);
    }
  }

  /** Tiles of the same side along every axis. */
  public static GridCut cube(int tile, int overlap) {
    return new GridCut(List.of(tile), List.of(overlap), false);
  }

  /** Samples of a tile along the last axis. */
  public int side() {
    return tile.get(tile.size() - 1);
  }

  /** Samples shared along the last axis. */
  public int shared() {
    return overlap.get(overlap.size() - 1);
  }

  /** The same with tiles of another side along every axis. */
  public GridCut withSide(int newSide) {
    return new GridCut(List.of(newSide), List.of(Math.min(shared(), newSide / 2)), whole);
  }

  /** The same with tiles of other sides, one number per axis; overlaps of more than half shrink. */
  public GridCut withTile(List<Integer> sides) {
    if (tile.size() == 1 && sides.stream().distinct().count() == 1) {
      return withSide(sides.get(0));
    }
    List<Integer> shared = new ArrayList<>();
    for (int a = 0; a < sides.size(); a++) {
      shared.add(Math.min(overlap.get(Math.min(a, overlap.size() - 1)), sides.get(a) / 2));
    }
    return new GridCut(sides, shared, whole);
  }

  /** The same with tiles of another side along the last two axes; a clip keeps that of time. */
  public GridCut withPictureSide(int newSide) {
    if (tile.size() < 3) {
      return withSide(newSide);
    }
    List<Integer> sides = new ArrayList<>(Collections.nCopies(tile.size(), newSide));
    for (int a = 0; a < tile.size() - 2; a++) {
      sides.set(a, tile.get(a));
    }
    return withTile(sides);
  }

  /** The same with tiles of another side along the first axis, of a clip time. */
  public GridCut withFirstSide(int newSide) {
    List<Integer> sides = new ArrayList<>(tile);
    sides.set(0, newSide);
    return withTile(sides);
  }

  /** The same with another overlap along every axis. */
  public GridCut withShared(int newShared) {
    return new GridCut(tile, Collections.nCopies(tile.size(), newShared), whole);
  }

  /** The same as one tile, or not. */
  public GridCut withWhole(boolean newWhole) {
    return new GridCut(tile, overlap, newWhole);
  }

  /**
   * The tiles of a signal.
   *
   * @param extent samples along each axis
   * @throws IllegalArgumentException if tiles are given for another number of axes
   */
  public GridTiling of(int... extent) {
    if (whole) {
      return GridTiling.whole(extent);
    }
    if (tile.size() != 1 && tile.size() != extent.length) {
      throw new IllegalArgumentException(
          "tiles of " + tile.size() + " axes do not cut a signal of " + extent.length);
    }
    int[] sides = new int[extent.length];
    int[] overlaps = new int[extent.length];
    for (int a = 0; a < extent.length; a++) {
      sides[a] = tile.get(Math.min(a, tile.size() - 1));
      overlaps[a] = overlap.get(Math.min(a, tile.size() - 1));
    }
    return GridTiling.of(extent, sides, overlaps);
  }
}
