package dev.tessera.app.fit;

import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;

/** Cutting plain pictures out of what is on the canvas. */
final class PictureCrop {
  private PictureCrop() {}

  /** Reads an area of at least one pixel. */
  static PixelImage of(PixelRect area, AreaReader reader) {
    int[] pixels = new int[Math.multiplyExact(area.width(), area.height())];
    reader.read(area, pixels, 0, area.width());
    return new PixelImage(area.width(), area.height(), pixels);
  }

  /** The visible part in the mode in effect. */
  static PixelImage visible(PictureViewModel model, LivePixels live, Viewport v) {
    int left = v.firstColumn();
    int top = v.firstRow();
    PixelRect area =
        new PixelRect(left, top, Math.max(1, v.endColumn() - left), Math.max(1, v.endRow() - top));
    return switch (model.shownModeProperty().get()) {
      case ORIGINAL -> of(area, live::readOriginal);
      case RECONSTRUCTION -> of(area, live::readReconstruction);
      case ERROR -> of(area, (a, d, o, s) -> live.readError(model.errorColours(), a, d, o, s));
      case TILE_PSNR ->
          of(area, (a, d, o, s) -> live.readTilePsnr(model.psnrColours(), a, d, o, s));
      case SPLIT -> {
        double divider = Math.rint(v.toImageX(model.splitProperty().get() * v.viewWidth()));
        int middle = (int) Math.max(left, Math.min(area.right(), divider));
        yield of(
            area,
            (a, d, o, s) -> {
              live.readOriginal(new PixelRect(a.x(), a.y(), middle - a.x(), a.height()), d, o, s);
              live.readReconstruction(
                  new PixelRect(middle, a.y(), a.right() - middle, a.height()),
                  d,
                  o + middle - a.x(),
                  s);
            });
      }
    };
  }

  /** Reads an area of a picture into rows of a given stride. */
  @FunctionalInterface
  interface AreaReader {
    void read(PixelRect area, int[] destination, int offset, int stride);
  }
}
