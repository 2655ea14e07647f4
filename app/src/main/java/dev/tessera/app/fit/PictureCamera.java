package dev.tessera.app.fit;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which part of the picture is looked at; empty without a picture. */
final class PictureCamera {
  /** One press of a zoom key. */
  private static final double STEP = Math.sqrt(2);

  private final ReadOnlyObjectWrapper<Optional<Viewport>> viewport =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final DoubleBinding zoom =
      Bindings.createDoubleBinding(() -> viewport.get().map(Viewport::zoom).orElse(1.0), viewport);
  private double viewWidth = 1;
  private double viewHeight = 1;
  private double deviceScale = 1;

  ReadOnlyObjectProperty<Optional<Viewport>> viewportProperty() {
    return viewport.getReadOnlyProperty();
  }

  DoubleBinding zoomProperty() {
    return zoom;
  }

  void lookAt(int imageWidth, int imageHeight) {
    boolean same =
        viewport
            .get()
            .filter(v -> v.imageWidth() == imageWidth && v.imageHeight() == imageHeight)
            .isPresent();
    if (!same) {
      viewport.set(
          Optional.of(Viewport.fit(imageWidth, imageHeight, viewWidth, viewHeight, deviceScale)));
    }
  }

  void lookAtNothing() {
    viewport.set(Optional.empty());
  }

  void resize(double width, double height, double newDeviceScale) {
    viewWidth = width;
    viewHeight = height;
    deviceScale = newDeviceScale;
    change(v -> v.resize(width, height, newDeviceScale));
  }

  void zoomIn() {
    zoomBy(STEP, viewWidth / 2, viewHeight / 2);
  }

  void zoomOut() {
    zoomBy(1 / STEP, viewWidth / 2, viewHeight / 2);
  }

  void zoomBy(double factor, double viewX, double viewY) {
    change(v -> v.zoomTo(v.zoom() * factor, viewX, viewY));
  }

  void change(UnaryOperator<Viewport> move) {
    viewport.set(viewport.get().map(move));
  }
}
