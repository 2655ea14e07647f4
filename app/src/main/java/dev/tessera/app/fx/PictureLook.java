package dev.tessera.app.fx;

/**
 * A part of a picture that is looked at, whatever the size of the view.
 *
 * @param zoom device pixels per pixel of the picture, more than 0
 * @param x column of the picture in the middle of the view
 * @param y row of the picture in the middle of the view
 */
public record PictureLook(double zoom, double x, double y) {
  /** Refuses what is no place. */
  public PictureLook {
    if (!(zoom > 0) || !Double.isFinite(zoom + x + y)) {
      throw new IllegalArgumentException("no place: " + zoom + ", " + x + ", " + y);
    }
  }

  /** What a view shows that does not show all. */
  static PictureLook of(Viewport view) {
    return new PictureLook(
        view.zoom(), view.toImageX(view.viewWidth() / 2), view.toImageY(view.viewHeight() / 2));
  }

  Viewport in(Viewport view) {
    return view.zoomTo(zoom, 0, 0).centredOn(x, y);
  }
}
