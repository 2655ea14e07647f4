package dev.tessera.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/**
 * A picture of any size, shown as a grid of textures small enough for every graphics card.
 *
 * <p>Pixels are pulled from a {@link PixelSource}: single rectangles as they change, everything
 * else only when it becomes visible and within a budget of time and pixels per pulse, so that no
 * change of a large picture stops the window. Magnified pixels stay sharp squares.
 */
public final class RasterView extends Region {
  /** Edge of a block; textures beyond 4096 pixels fail on some systems. */
  static final int BLOCK = 1024;

  /** Pixels handed to the graphics card per pulse. */
  private static final long PULSE_PIXELS = 4L << 20;

  /** Time to compute pixels per pulse. */
  private static final long PULSE_NANOS = 8_000_000;

  private final List<RasterBlock> blocks = new ArrayList<>();
  private final NextPulse pulse = new NextPulse(this::showChanges);
  private PixelSource source = (x, y, w, h, destination, offset, stride) -> {};
  private int columns;
  private int rows;
  private int pixelWidth;
  private int pixelHeight;

  /** A view without a picture. */
  public RasterView() {
    getStyleClass().add("raster-view");
    setMouseTransparent(true);
    setManaged(false);
    visibleProperty().subscribe(pulse::request);
  }

  /** Shows another picture; its pixels are read when they become visible. */
  public void setPicture(int width, int height, PixelSource pixels) {
    source = pixels;
    pixelWidth = width;
    pixelHeight = height;
    columns = (width + BLOCK - 1) / BLOCK;
    rows = (height + BLOCK - 1) / BLOCK;
    blocks.clear();
    for (int y = 0; y < height; y += BLOCK) {
      for (int x = 0; x < width; x += BLOCK) {
        blocks.add(new RasterBlock(x, y, Math.min(BLOCK, width - x), Math.min(BLOCK, height - y)));
      }
    }
    getChildren().setAll(blocks.stream().map(RasterBlock::view).toList());
  }

  /** Shows nothing and lets go of all memory. */
  public void clear() {
    setPicture(0, 0, (x, y, w, h, destination, offset, stride) -> {});
  }

  /** Reads a changed rectangle again; it appears with the next pulse. */
  public void invalidate(int x, int y, int width, int height) {
    int right = Math.min(x + width, pixelWidth);
    int bottom = Math.min(y + height, pixelHeight);
    for (int row = y / BLOCK; row < rows && row * BLOCK < bottom; row++) {
      for (int column = x / BLOCK; column < columns && column * BLOCK < right; column++) {
        RasterBlock block = blocks.get(row * columns + column);
        if (!isVisible()) {
          block.makeStale();
        } else if (!block.stale()) {
          block.read(source, x, y, right - x, bottom - y);
        }
      }
    }
    pulse.request();
  }

  /** Reads everything again as it becomes visible. */
  public void invalidateAll() {
    blocks.forEach(RasterBlock::makeStale);
    pulse.request();
  }

  /**
   * Shows a window of the picture.
   *
   * @param scale view units per pixel, more than 0
   * @param originX view position of the picture's left edge
   * @param originY view position of its top edge
   * @param viewWidth width of the window, view units
   * @param viewHeight height of the window, view units
   * @param deviceScale device pixels per view unit
   */
  public void look(
      double scale,
      double originX,
      double originY,
      double viewWidth,
      double viewHeight,
      double deviceScale) {
    for (RasterBlock block : blocks) {
      block.place(scale, originX, originY, viewWidth, viewHeight, deviceScale);
    }
    pulse.request();
  }

  private void showChanges() {
    long left = PULSE_PIXELS;
    long start = System.nanoTime();
    for (RasterBlock block : blocks) {
      if (isVisible() && block.needsShowing()) {
        if (left <= 0 || System.nanoTime() - start > PULSE_NANOS) {
          pulse.request();
          return;
        }
        left -= block.show(source);
      }
    }
  }
}
