package dev.tessera.app.fx;

/**
 * Which part of an image a view shows: view = origin + image * scale. Lengths in the view are
 * logical units, those in the image are pixels.
 *
 * @param imageWidth pixels, at least 1
 * @param imageHeight pixels, at least 1
 * @param viewWidth logical units, more than 0
 * @param viewHeight logical units, more than 0
 * @param deviceScale device pixels per logical unit, more than 0
 * @param scale logical units per image pixel, more than 0
 * @param originX where the image's left edge is in the view
 * @param originY where the image's top edge is in the view
 * @param fitted whether the image follows the size of the view
 */
public record Viewport(
    int imageWidth,
    int imageHeight,
    double viewWidth,
    double viewHeight,
    double deviceScale,
    double scale,
    double originX,
    double originY,
    boolean fitted) {
  /** Device pixels per image pixel at most. */
  public static final double MAX_ZOOM = 128;

  /** The whole image, as large as the view allows, in its middle. */
  public static Viewport fit(
      int imageWidth, int imageHeight, double viewWidth, double viewHeight, double deviceScale) {
    double width = Math.max(1, viewWidth);
    double height = Math.max(1, viewHeight);
    double scale =
        Math.min(MAX_ZOOM / deviceScale, Math.min(width / imageWidth, height / imageHeight));
    return new Viewport(
        imageWidth,
        imageHeight,
        width,
        height,
        deviceScale,
        scale,
        (width - imageWidth * scale) / 2,
        (height - imageHeight * scale) / 2,
        true);
  }

  /** The whole image, as large as the view allows, in its middle. */
  public Viewport fit() {
    return fit(imageWidth, imageHeight, viewWidth, viewHeight, deviceScale);
  }

  /** Another size of the view: a fitted image fits again, any other keeps its middle. */
  public Viewport resize(double newWidth, double newHeight, double newDeviceScale) {
    if (fitted) {
      return fit(imageWidth, imageHeight, newWidth, newHeight, newDeviceScale);
    }
    double width = Math.max(1, newWidth);
    double height = Math.max(1, newHeight);
    return new Viewport(
            imageWidth,
            imageHeight,
            width,
            height,
            newDeviceScale,
            scale * deviceScale / newDeviceScale,
            originX,
            originY,
            false)
        .centredOn(toImageX(viewWidth / 2), toImageY(viewHeight / 2));
  }

  /** Device pixels per image pixel: 1 is the actual size. */
  public double zoom() {
    return scale * deviceScale;
  }

  /**
   * Magnifies to a zoom (limited to what is useful) so that the image point under a view point
   * stays there; an image that is no larger than the fitted one is put in the middle.
   */
  public Viewport zoomTo(double zoom, double viewX, double viewY) {
    double fitScale = fit().scale();
    double least = Math.min(fitScale, 1 / deviceScale) / 4;
    double target = Math.max(least, Math.min(MAX_ZOOM / deviceScale, zoom / deviceScale));
    double imageX = toImageX(viewX);
    double imageY = toImageY(viewY);
    Viewport zoomed = at(target, viewX - imageX * target, viewY - imageY * target);
    return target <= fitScale
        ? zoomed.centredOn(imageWidth / 2.0, imageHeight / 2.0)
        : zoomed.clamped();
  }

  /** One image pixel per device pixel, the middle of the view kept. */
  public Viewport actualSize() {
    return zoomTo(1, viewWidth / 2, viewHeight / 2);
  }

  /** Moves the image under the view; the middle of the view always stays on the image. */
  public Viewport pan(double deltaX, double deltaY) {
    return at(scale, originX + deltaX, originY + deltaY).clamped();
  }

  /** Puts an image point in the middle of the view. */
  public Viewport centredOn(double imageX, double imageY) {
    return at(scale, viewWidth / 2 - imageX * scale, viewHeight / 2 - imageY * scale).clamped();
  }

  /** Image coordinate of a view coordinate. */
  public double toImageX(double viewX) {
    return (viewX - originX) / scale;
  }

  /** Image coordinate of a view coordinate. */
  public double toImageY(double viewY) {
    return (viewY - originY) / scale;
  }

  /** View coordinate of an image coordinate. */
  public double toViewX(double imageX) {
    return originX + imageX * scale;
  }

  /** View coordinate of an image coordinate. */
  public double toViewY(double imageY) {
    return originY + imageY * scale;
  }

  /** As {@link #toViewX}, on the nearest edge of a device pixel. */
  public double snapX(double imageX) {
    return Math.rint(toViewX(imageX) * deviceScale) / deviceScale;
  }

  /** As {@link #toViewY}, on the nearest edge of a device pixel. */
  public double snapY(double imageY) {
    return Math.rint(toViewY(imageY) * deviceScale) / deviceScale;
  }

  /** Whether a view point lies on the image. */
  public boolean hits(double viewX, double viewY) {
    double x = toImageX(viewX);
    double y = toImageY(viewY);
    return x >= 0 && y >= 0 && x < imageWidth && y < imageHeight;
  }

  /** First visible column of the image. */
  public int firstColumn() {
    return column(0);
  }

  /** One past the last visible column of the image. */
  public int endColumn() {
    return Math.min(imageWidth, (int) Math.ceil(toImageX(viewWidth)));
  }

  /** First visible row of the image. */
  public int firstRow() {
    return row(0);
  }

  /** One past the last visible row of the image. */
  public int endRow() {
    return Math.min(imageHeight, (int) Math.ceil(toImageY(viewHeight)));
  }

  /** The column of the image nearest to a view coordinate. */
  public int column(double viewX) {
    return (int) Math.max(0, Math.min(imageWidth - 1, Math.floor(toImageX(viewX))));
  }

  /** The row of the image nearest to a view coordinate. */
  public int row(double viewY) {
    return (int) Math.max(0, Math.min(imageHeight - 1, Math.floor(toImageY(viewY))));
  }

  private Viewport at(double newScale, double x, double y) {
    return new Viewport(
        imageWidth, imageHeight, viewWidth, viewHeight, deviceScale, newScale, x, y, false);
  }

  private Viewport clamped() {
    double x = Math.max(viewWidth / 2 - imageWidth * scale, Math.min(viewWidth / 2, originX));
    double y = Math.max(viewHeight / 2 - imageHeight * scale, Math.min(viewHeight / 2, originY));
    return at(scale, x, y);
  }
}
