package dev.tessera.app.session;

import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.tile.GridTiling;

/** A picture that was evaluated as a whole, in the form in which a fit tells of its cells. */
public final class WholePatch {
  private WholePatch() {}

  /** All cells of a picture of the session's size, each with its error. */
  public static PicturePatch of(Session session, GridTiling grid, PixelImage made) {
    int[] cells = new int[grid.tileCount()];
    float[] psnr = new float[cells.length];
    int[] pixels = new int[made.count()];
    boolean withAlpha = session.signal().samples().channels() == 4;
    int next = 0;
    for (int tile = 0; tile < cells.length; tile++) {
      cells[tile] = tile;
      PixelRect cell = PixelRect.of(grid, tile);
      psnr[tile] = (float) PixelError.psnr(cell, withAlpha, session.pixels()::argb, made::argb);
      for (int y = cell.y(); y < cell.bottom(); y++) {
        made.copyTo(y * made.width() + cell.x(), pixels, next, cell.width());
        next += cell.width();
      }
    }
    return new PicturePatch(grid, cells, pixels, psnr);
  }
}
