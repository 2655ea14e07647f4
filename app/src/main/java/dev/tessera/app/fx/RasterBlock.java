package dev.tessera.app.fx;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * One texture-sized part of a picture: its pixels, what changed in them, and its image view. It
 * holds pixels only from when it is first seen until it is out of sight.
 */
final class RasterBlock {
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private @Nullable PixelBuffer<IntBuffer> held;
  private final ImageView view = new ImageView();

  /** Whether all pixels must be read again. */
  private boolean stale = true;

  /** Union of pixels read but not yet shown; empty if right <= left. */
  private int dirtyLeft;

  private int dirtyTop;
  private int dirtyRight;
  private int dirtyBottom;

  RasterBlock(int left, int top, int width, int height) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    view.setManaged(false);
    view.setVisible(false);
  }

  ImageView view() {
    return view;
  }

  boolean stale() {
    return stale;
  }

  /** Lets go of the pixels; they are read again when the block is seen. */
  void release() {
    held = null;
    view.setImage(null);
    view.setVisible(false);
    stale = true;
    dirtyRight = dirtyLeft;
  }

  /** Number of pixels in memory. */
  long pixelsHeld() {
    return held == null ? 0 : held.getBuffer().capacity();
  }

  void makeStale() {
    stale = true;
  }

  boolean needsShowing() {
    return view.isVisible() && (stale || dirtyRight > dirtyLeft);
  }

  /** Reads the part of a picture rectangle that lies in this block; cost as large as that part. */
  void read(PixelSource source, int x, int y, int w, int h) {
    PixelBuffer<IntBuffer> pixels = held;
    if (pixels == null) {
      return;
    }
    int x0 = Math.max(x, left);
    int y0 = Math.max(y, top);
    int x1 = Math.min(x + w, left + width);
    int y1 = Math.min(y + h, top + height);
    if (x1 <= x0 || y1 <= y0) {
      return;
    }
    int offset = (y0 - top) * width + x0 - left;
    source.read(x0, y0, x1 - x0, y1 - y0, pixels.getBuffer().array(), offset, width);
    boolean clean = dirtyRight <= dirtyLeft;
    dirtyLeft = clean ? x0 - left : Math.min(dirtyLeft, x0 - left);
    dirtyTop = clean ? y0 - top : Math.min(dirtyTop, y0 - top);
    dirtyRight = clean ? x1 - left : Math.max(dirtyRight, x1 - left);
    dirtyBottom = clean ? y1 - top : Math.max(dirtyBottom, y1 - top);
  }

  /** Shows what changed with one buffer update; returns the number of pixels it took. */
  long show(PixelSource source) {
    PixelBuffer<IntBuffer> pixels = held;
    if (pixels == null) {
      pixels =
          new PixelBuffer<>(
              width,
              height,
              IntBuffer.allocate(width * height),
              PixelFormat.getIntArgbPreInstance());
      held = pixels;
      view.setImage(new WritableImage(pixels));
    }
    if (stale) {
      read(source, left, top, width, height);
      stale = false;
    }
    int w = dirtyRight - dirtyLeft;
    int h = dirtyBottom - dirtyTop;
    Rectangle2D dirty = new Rectangle2D(dirtyLeft, dirtyTop, w, h);
    pixels.updateBuffer(b -> dirty);
    dirtyRight = dirtyLeft;
    return (long) w * h;
  }

  /**
   * Places the part of this block that a window of the picture shows.
   *
   * @param scale view units per pixel
   * @param originX view position of the picture's left edge
   * @param originY view position of its top edge
   * @param viewWidth visible view units from 0
   * @param viewHeight visible view units from 0
   * @param snap device pixels per view unit: edges are put on whole device pixels
   */
  void place(
      double scale,
      double originX,
      double originY,
      double viewWidth,
      double viewHeight,
      double snap) {
    int x0 = Math.max(left, (int) Math.floor(-originX / scale));
    int y0 = Math.max(top, (int) Math.floor(-originY / scale));
    int x1 = Math.min(left + width, (int) Math.ceil((viewWidth - originX) / scale));
    int y1 = Math.min(top + height, (int) Math.ceil((viewHeight - originY) / scale));
    boolean visible = x1 > x0 && y1 > y0;
    if (!visible) {
      release();
      return;
    }
    view.setVisible(true);
    double viewX = Math.rint((originX + x0 * scale) * snap) / snap;
    double viewY = Math.rint((originY + y0 * scale) * snap) / snap;
    view.setViewport(new Rectangle2D(x0 - left, y0 - top, x1 - x0, y1 - y0));
    view.setX(viewX);
    view.setY(viewY);
    view.setFitWidth(Math.rint((originX + x1 * scale) * snap) / snap - viewX);
    view.setFitHeight(Math.rint((originY + y1 * scale) * snap) / snap - viewY);
  }
}
