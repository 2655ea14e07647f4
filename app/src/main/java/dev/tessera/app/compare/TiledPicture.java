package dev.tessera.app.compare;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.List;

/**
 * What both networks learn.
 *
 * @param signal the open picture made small
 * @param pixels the same as screen pixels
 * @param grid its tiles
 * @param distinct tiles that differ as much as possible, to begin with
 */
public record TiledPicture(
    GridSignal signal, PixelImage pixels, GridTiling grid, List<Integer> distinct) {
  /** Copies the list. */
  public TiledPicture {
    distinct = List.copyOf(distinct);
  }

  /** The tile that holds a pixel; positions outside count as the nearest inside. */
  public int tileAt(double x, double y) {
    return at(y / grid.tile(0), x / grid.tile(1));
  }

  /** The tile some tiles below and to the right of another, kept within the picture. */
  public int beside(int tile, int down, int right) {
    return at(grid.coordinate(tile, 0) + (double) down, grid.coordinate(tile, 1) + (double) right);
  }

  private int at(double row, double column) {
    return clamp(row, grid.tilesAlong(0)) * grid.tilesAlong(1) + clamp(column, grid.tilesAlong(1));
  }

  private static int clamp(double position, int count) {
    return (int) Math.max(0, Math.min(count - 1, Math.floor(position)));
  }
}
