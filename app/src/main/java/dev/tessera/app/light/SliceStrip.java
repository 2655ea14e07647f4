package dev.tessera.app.light;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelImage;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/** A slice beside the picture, as long as that, with a line where the eye is. */
final class SliceStrip extends Region {
  private final LookViewModel model;
  private final boolean row;
  private final ArgbView picture = new ArgbView();
  private final Line eye = new Line();

  /**
   * A strip.
   *
   * @param row whether it is of the clicked row and lies below the picture, else of the clicked
   *     column and stands beside it
   */
  SliceStrip(LookViewModel model, boolean row) {
    this.model = model;
    this.row = row;
    setId(row ? "row-slice" : "column-slice");
    getStyleClass().add("slice-strip");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    String what =
        row
            ? "The clicked row of pixels, seen by all cameras from left to right, one below the"
                + " other: the steeper a line, the farther what it shows from the focus of the"
                + " cameras"
            : "The clicked column of pixels, seen by all cameras from top to bottom, side by side";
    setAccessibleText(what);
    Tooltip tip = new Tooltip(what);
    tip.setWrapText(true);
    tip.setPrefWidth(320);
    Tooltip.install(this, tip);
    picture.setManaged(false);
    eye.setManaged(false);
    eye.getStyleClass().add("slice-eye");
    getChildren().addAll(picture, eye);
    Rectangle bounds = new Rectangle();
    bounds.widthProperty().bind(widthProperty());
    bounds.heightProperty().bind(heightProperty());
    setClip(bounds);
    (row ? model.rowSlice() : model.columnSlice()).subscribe(this::fill);
    model.camera().viewportProperty().subscribe(this::requestLayout);
    model.place().subscribe(this::requestLayout);
  }

  private void fill(Optional<PixelImage> slice) {
    picture.setVisible(slice.isPresent());
    eye.setVisible(slice.isPresent());
    slice.ifPresent(s -> picture.show(s.width(), s.height(), s.toArray()));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    Optional<Viewport> view = model.camera().viewportProperty().get();
    Optional<LookField> field = model.field().get();
    if (view.isEmpty() || field.isEmpty()) {
      return;
    }
    Viewport v = view.get();
    if (row) {
      double left = v.toViewX(0);
      double width = v.imageWidth() * v.scale();
      picture.resizeRelocate(left, 0, width, getHeight());
      double y = at(model.place().get().u(), field.get().shape().views().columns(), getHeight());
      line(Math.max(0, left), y, Math.min(getWidth(), left + width), y);
    } else {
      double top = v.toViewY(0);
      double height = v.imageHeight() * v.scale();
      picture.resizeRelocate(0, top, getWidth(), height);
      double x = at(model.place().get().v(), field.get().shape().views().rows(), getWidth());
      line(x, Math.max(0, top), x, Math.min(getHeight(), top + height));
    }
  }

  private static double at(double camera, int cameras, double length) {
    return cameras == 1 ? length / 2 : camera / (cameras - 1) * length;
  }

  private void line(double startX, double startY, double endX, double endY) {
    eye.setStartX(startX);
    eye.setStartY(startY);
    eye.setEndX(endX);
    eye.setEndY(endY);
  }
}
