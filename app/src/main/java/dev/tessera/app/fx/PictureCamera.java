package dev.tessera.app.fx;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which part of the picture is looked at; empty without a picture. */
public final class PictureCamera {
  /** One press of a zoom key. */
  private static final double STEP = Math.sqrt(2);

  private final ReadOnlyObjectWrapper<Optional<Viewport>> viewport =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final DoubleBinding zoom =
      Bindings.createDoubleBinding(() -> viewport.get().map(Viewport::zoom).orElse(1.0), viewport);

  /** What is to be looked at once there is a picture. */
  private Optional<PictureLook> awaited = Optional.empty();

  private double viewWidth = 1;
  private double viewHeight = 1;
  private double deviceScale = 1;

  /** What is looked at now. */
  public ReadOnlyObjectProperty<Optional<Viewport>> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  /** Device pixels per pixel of the picture; 1 without a picture. */
  public DoubleBinding zoomProperty() {
    return zoom;
  }

  /** Looks at all of another picture; one of equal size keeps the view. */
  public void lookAt(int imageWidth, int imageHeight) {
    boolean same =
        viewport
            .get()
            .filter(v -> v.imageWidth() == imageWidth && v.imageHeight() == imageHeight)
            .isPresent();
    if (!same) {
      Viewport all = Viewport.fit(imageWidth, imageHeight, viewWidth, viewHeight, deviceScale);
      Optional<PictureLook> wished = awaited;
      awaited = Optional.empty();
      viewport.set(Optional.of(wished.map(look -> look.in(all)).orElse(all)));
    }
  }

  /** Forgets the picture. */
  public void lookAtNothing() {
    awaited = Optional.empty();
    viewport.set(Optional.empty());
  }

  /** What is looked at, or will be once there is a picture; empty for all of it. */
  public Optional<PictureLook> look() {
    return viewport.get().isEmpty()
        ? awaited
        : viewport.get().filter(v -> !v.fitted()).map(PictureLook::of);
  }

  /** Looks at a part of the picture, of the next one if there is none; empty for all of it. */
  public void look(Optional<PictureLook> wished) {
    awaited = viewport.get().isEmpty() ? wished : Optional.empty();
    change(v -> wished.map(look -> look.in(v)).orElseGet(v::fit));
  }

  /**
   * Takes another size of the view, logical units.
   *
   * @param newDeviceScale device pixels per logical unit
   */
  public void resize(double width, double height, double newDeviceScale) {
    viewWidth = width;
    viewHeight = height;
    deviceScale = newDeviceScale;
    change(v -> v.resize(width, height, newDeviceScale));
  }

  /** One step closer. */
  public void zoomIn() {
    zoomBy(STEP, viewWidth / 2, viewHeight / 2);
  }

  /** One step away. */
  public void zoomOut() {
    zoomBy(1 / STEP, viewWidth / 2, viewHeight / 2);
  }

  /** Magnifies by a factor; what is under a point of the view stays there. */
  public void zoomBy(double factor, double viewX, double viewY) {
    change(v -> v.zoomTo(v.zoom() * factor, viewX, viewY));
  }

  /** Moves in any other way. */
  public void change(UnaryOperator<Viewport> move) {
    viewport.set(viewport.get().map(move));
  }
}
