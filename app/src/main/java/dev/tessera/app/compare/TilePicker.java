package dev.tessera.app.compare;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.PixelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The picture that both networks learn, the chosen tiles framed; click or arrow keys choose. */
final class TilePicker extends Pane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final CompareViewModel model;
  private final ImageView image = new ImageView();
  private final List<Rectangle> frames = new ArrayList<>();
  private final double width;
  private final double height;
  private double scale = 1;

  /** Shows the picture as large as fits. */
  TilePicker(CompareViewModel model, double width, double height) {
    this.model = model;
    this.width = width;
    this.height = height;
    getStyleClass().add("tile-picker");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("The picture; arrow keys move the tile of the chosen row");
    Tooltip.install(
        this,
        new Tooltip("Click a tile to see its code in the chosen row; arrow keys move the tile"));
    getChildren().add(image);
    for (int i = 0; i < CompareViewModel.ROWS; i++) {
      Rectangle frame = new Rectangle();
      frame.getStyleClass().addAll("tile-frame", "code-" + i);
      frames.add(frame);
    }
    getChildren().addAll(frames);
    model.picture().subscribe(this::show);
    model.tiles().subscribe(this::place);
    model.row().subscribe(this::place);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  private void show(Optional<TiledPicture> picture) {
    setVisible(picture.isPresent());
    setManaged(picture.isPresent());
    if (picture.isEmpty()) {
      image.setImage(null);
      return;
    }
    PixelImage pixels = picture.get().pixels();
    int across = pixels.width();
    int down = pixels.height();
    scale = Math.min(width / across, height / down);
    image.setImage(ArgbView.image(across, down, pixels.toArray()));
    image.setFitWidth(across * scale);
    image.setFitHeight(down * scale);
    setMinSize(across * scale, down * scale);
    setMaxSize(across * scale, down * scale);
    place();
  }

  private void place() {
    Optional<TiledPicture> picture = model.picture().get();
    List<Integer> tiles = model.tiles().get();
    for (int i = 0; i < frames.size(); i++) {
      Rectangle frame = frames.get(i);
      boolean shown = picture.isPresent() && i < tiles.size();
      frame.setVisible(shown);
      frame.pseudoClassStateChanged(CURRENT, i == model.row().get());
      if (shown) {
        var grid = picture.get().grid();
        frame.setX(grid.origin(tiles.get(i), 1) * scale);
        frame.setY(grid.origin(tiles.get(i), 0) * scale);
        frame.setWidth(grid.tile(1) * scale);
        frame.setHeight(grid.tile(0) * scale);
      }
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    model
        .picture()
        .get()
        .ifPresent(p -> model.choose(p.tileAt(event.getX() / scale, event.getY() / scale)));
    // A scroll pane around it would take the focus back.
    event.consume();
  }

  private void typed(KeyEvent event) {
    boolean arrow = true;
    switch (event.getCode()) {
      case UP -> model.move(-1, 0);
      case DOWN -> model.move(1, 0);
      case LEFT -> model.move(0, -1);
      case RIGHT -> model.move(0, 1);
      default -> arrow = false;
    }
    if (arrow) {
      event.consume();
    }
  }
}
