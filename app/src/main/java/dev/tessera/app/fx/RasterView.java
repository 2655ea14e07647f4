package dev.tessera.app.fx;

import javafx.scene.layout.Region;

/**
 * A picture of any size, shown as a grid of textures small enough for every graphics card.
 *
 * <p>Pixels are pulled from a {@link PixelSource}: single rectangles as they change, everything
 * else only when it becomes visible and within a budget of time and pixels per pulse, so that no
 * change of a large picture stops the window. JavaFX can only blur what it magnifies, therefore a
 * magnified picture is drawn square by square for the pixels of the screen. Each buffer is updated
 * at most once per pulse.
 */
public final class RasterView extends Region {
  /** Pixels handed to the graphics card per pulse. */
  private static final long PULSE_PIXELS = 1L << 20;

  /** Time to compute pixels per pulse. */
  private static final long PULSE_NANOS = 8_000_000;

  private final RasterBlocks whole = new RasterBlocks();
  private final RasterBlocks screen = new RasterBlocks();
  private final NextPulse rest = new NextPulse(this::requestLayout);
  private Magnifier magnifier = new Magnifier(PixelSource.NOTHING, 0, 0);
  private double zoom = 1;

  /** A view without a picture. */
  public RasterView() {
    getStyleClass().add("raster-view");
    setMouseTransparent(true);
    setManaged(false);
    getChildren().addAll(whole, screen);
    visibleProperty().subscribe(this::requestLayout);
  }

  /** Shows another picture; its pixels are read when they become visible. */
  public void setPicture(int width, int height, PixelSource pixels) {
    whole.setPicture(width, height, pixels);
    screen.setPicture(0, 0, PixelSource.NOTHING);
    magnifier = new Magnifier(pixels, width, height);
    requestLayout();
  }

  /** Shows nothing and lets go of all memory. */
  public void clear() {
    setPicture(0, 0, PixelSource.NOTHING);
  }

  /** Reads a changed rectangle again; it appears with the next pulse. */
  public void invalidate(int x, int y, int width, int height) {
    boolean magnified = zoom > 1;
    whole.invalidate(x, y, width, height, isVisible() && !magnified);
    if (magnified) {
      int left = magnifier.screenX(x);
      int top = magnifier.screenY(y);
      int right = magnifier.screenX(x + width);
      int bottom = magnifier.screenY(y + height);
      screen.invalidate(left, top, right - left, bottom - top, isVisible());
    }
    requestLayout();
  }

  /** Reads everything again as it becomes visible. */
  public void invalidateAll() {
    whole.invalidateAll();
    screen.invalidateAll();
    requestLayout();
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
    zoom = scale * deviceScale;
    boolean magnified = zoom > 1;
    whole.setVisible(!magnified);
    screen.setVisible(magnified);
    if (magnified) {
      whole.release();
      int width = (int) Math.ceil(viewWidth * deviceScale);
      int height = (int) Math.ceil(viewHeight * deviceScale);
      if (!screen.hasSize(width, height)) {
        screen.setPicture(width, height, magnifier);
      }
      magnifier.look(zoom, originX * deviceScale, originY * deviceScale);
      screen.place(1 / deviceScale, 0, 0, viewWidth, viewHeight, deviceScale);
      screen.invalidateAll();
    } else {
      screen.release();
      whole.place(scale, originX, originY, viewWidth, viewHeight, deviceScale);
    }
    requestLayout();
  }

  /** Number of pixels in memory: no more than those of the blocks in sight. */
  long pixelsHeld() {
    return whole.pixelsHeld() + screen.pixelsHeld();
  }

  @Override
  protected void layoutChildren() {
    if (!isVisible()) {
      return;
    }
    if (zoom > 1) {
      screen.show(Long.MAX_VALUE, Long.MAX_VALUE);
    } else if (!whole.show(PULSE_PIXELS, PULSE_NANOS)) {
      rest.request();
    }
  }
}
