package dev.tessera.app.compare;

import dev.tessera.app.fx.ArgbView;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** One crop with its name below it; the magnifier is where it is in all the others. */
final class CropView extends VBox {
  private static final double SIDE = 200;
  private static final double LENS = 112;
  private static final double ZOOM = 4;
  private static final double STEP = 4;

  private final ContestViewModel model;
  private final Image image;
  private final Pane picture = new Pane();
  private final ImageView lens = new ImageView();
  private final Circle rim = new Circle(LENS / 2);
  private final double scale;

  /** Shows a crop and follows the magnifier until it is taken away. */
  CropView(ContestViewModel model, SeenCrop crop) {
    this.model = model;
    int width = crop.pixels().width();
    int height = crop.pixels().height();
    image = ArgbView.image(width, height, crop.pixels().toArray());
    scale = SIDE / Math.max(width, height);
    ImageView whole = new ImageView(image);
    whole.setSmooth(scale < 1);
    whole.setFitWidth(width * scale);
    whole.setFitHeight(height * scale);
    lens.setImage(image);
    lens.setSmooth(false);
    lens.setFitWidth(LENS);
    lens.setFitHeight(LENS);
    lens.setClip(new Circle(LENS / 2, LENS / 2, LENS / 2));
    rim.getStyleClass().add("lens-rim");
    lens.setMouseTransparent(true);
    rim.setMouseTransparent(true);
    picture.getChildren().addAll(whole, lens, rim);
    picture.getStyleClass().add("crop");
    picture.setMinSize(width * scale, height * scale);
    picture.setMaxSize(width * scale, height * scale);
    picture.setFocusTraversable(true);
    picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picture.setAccessibleText(crop.crop().name() + ": arrow keys move the magnifier");
    picture.addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
    picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
    picture.addEventHandler(MouseEvent.MOUSE_EXITED, e -> model.lens().set(Optional.empty()));
    picture.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    getStyleClass().add("crop-figure");
    getChildren().addAll(picture, new Label(crop.crop().name()));
    magnify(Optional.empty());
  }

  private void point(MouseEvent event) {
    model.lens().set(Optional.of(new LensPlace(event.getX() / scale, event.getY() / scale)));
  }

  private void key(KeyEvent event) {
    LensPlace now =
        model.lens().get().orElse(new LensPlace(image.getWidth() / 2, image.getHeight() / 2));
    double x = now.x();
    double y = now.y();
    switch (event.getCode()) {
      case LEFT -> x -= STEP;
      case RIGHT -> x += STEP;
      case UP -> y -= STEP;
      case DOWN -> y += STEP;
      default -> {
        return;
      }
    }
    event.consume();
    model.lens().set(Optional.of(new LensPlace(x, y)));
  }

  /** Shows what lies at a place, kept within the crop. */
  void magnify(Optional<LensPlace> place) {
    lens.setVisible(place.isPresent());
    rim.setVisible(place.isPresent());
    place.ifPresent(this::magnify);
  }

  private void magnify(LensPlace place) {
    double side = Math.min(LENS / (ZOOM * scale), Math.min(image.getWidth(), image.getHeight()));
    double x = Math.max(0, Math.min(image.getWidth(), place.x()));
    double y = Math.max(0, Math.min(image.getHeight(), place.y()));
    double left = Math.max(0, Math.min(image.getWidth() - side, x - side / 2));
    double top = Math.max(0, Math.min(image.getHeight() - side, y - side / 2));
    lens.setViewport(new Rectangle2D(left, top, side, side));
    lens.relocate(x * scale - LENS / 2, y * scale - LENS / 2);
    rim.setCenterX(x * scale);
    rim.setCenterY(y * scale);
  }

  /** Pixels of the crop that the magnifier shows. */
  Rectangle2D magnified() {
    return lens.getViewport();
  }
}
