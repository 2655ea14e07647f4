package dev.tessera.app.rate;

import dev.tessera.app.fx.CameraGestures;
import dev.tessera.app.fx.PictureCamera;
import dev.tessera.app.fx.RasterView;
import dev.tessera.app.fx.SplitDivider;
import dev.tessera.app.fx.SplitHalves;
import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelImage;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Two pictures of one size, of which each shows its side of a divider; wheel and drag move both.
 */
final class SplitPictures extends Region {
  private final PictureCamera camera;
  private final DoubleProperty split = new SimpleDoubleProperty(0.5);
  private final RasterView left = new RasterView();
  private final RasterView right = new RasterView();
  private final SplitDivider divider =
      new SplitDivider(split, "the other format", "the file that was chosen");
  private final SplitHalves halves = new SplitHalves(left, right, divider);
  private boolean shown;

  /** Shows nothing yet. */
  SplitPictures(PictureCamera camera) {
    this.camera = camera;
    getStyleClass().add("split-pictures");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Two files of the same size: wheel zooms, drag moves");
    setMinSize(120, 90);
    getChildren().addAll(left, right, divider);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
    CameraGestures.follow(this, camera);
    CameraGestures.move(this, camera, (x, y) -> {});
    camera.viewportProperty().subscribe(this::look);
    split.subscribe(this::requestLayout);
  }

  void show(Optional<RatePair> pair) {
    shown = pair.isPresent();
    if (pair.isEmpty()) {
      left.clear();
      right.clear();
    } else {
      PixelImage picture = pair.get().left().pixels();
      set(left, picture);
      set(right, pair.get().right().pixels());
      look(camera.viewportProperty().get());
    }
    requestLayout();
  }

  private static void set(RasterView raster, PixelImage picture) {
    raster.setPicture(picture.width(), picture.height(), picture::read);
  }

  private void look(Optional<Viewport> viewport) {
    viewport.ifPresent(
        v -> {
          for (RasterView raster : new RasterView[] {left, right}) {
            raster.look(
                v.scale(),
                v.originX(),
                v.originY(),
                v.viewWidth(),
                v.viewHeight(),
                v.deviceScale());
          }
        });
  }

  @Override
  protected void layoutChildren() {
    halves.place(shown, getWidth(), getHeight());
  }
}
