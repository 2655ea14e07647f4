package dev.tessera.app.light;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.session.OpenLightField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/**
 * A cell for each view, v rows by u columns: its colour tells the PSNR, a dot that the view is
 * given, a frame which one is looked at. Clicks and arrow keys go to another.
 */
final class ViewCellsPane extends Pane {
  private static final int NONE = -1;
  private static final double MOST = 16;
  private static final double LEAST = 3;
  private static final double HEIGHT = 126;
  private static final double WIDTH = 480;
  private static final double AXIS = 26;
  private static final double TOP = 16;
  private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

  private final ViewMatrixViewModel model;
  private final List<Rectangle> cells = new ArrayList<>();
  private final List<Circle> dots = new ArrayList<>();
  private final Rectangle mark = new Rectangle();
  private final Label across = new Label("u \u2192");
  private final Label down = new Label("v \u2193");
  private final Tooltip tip = new Tooltip();
  private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(NONE);
  private double side = MOST;

  ViewCellsPane(ViewMatrixViewModel model) {
    this.model = model;
    setId("view-cells");
    getStyleClass().add("view-cells");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    mark.getStyleClass().add("view-mark");
    across.getStyleClass().add("view-axis");
    down.getStyleClass().add("view-axis");
    tip.setShowDelay(Duration.millis(250));
    Tooltip.install(this, tip);
    model.field().subscribe(now -> lay());
    model.quality().subscribe(this::paint);
    model.given().subscribe(this::paint);
    model.view().subscribe(this::place);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hovered.set(NONE));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::chosen);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::chosen);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** The number of the view that is pointed at; -1 for none. */
  ReadOnlyIntegerProperty hovered() {
    return hovered.getReadOnlyProperty();
  }

  private void lay() {
    cells.clear();
    dots.clear();
    hovered.set(NONE);
    getChildren().setAll(across, down);
    model.field().get().ifPresent(this::fill);
    paint();
    place();
  }

  private void fill(OpenLightField field) {
    int rows = field.grid().rows();
    int columns = field.grid().columns();
    double room = Math.floor(Math.min(HEIGHT / rows, WIDTH / columns));
    side = Math.max(LEAST, Math.min(MOST, room));
    for (int number = 0; number < field.grid().count(); number++) {
      double x = AXIS + field.column(number) * side;
      double y = TOP + field.row(number) * side;
      Rectangle cell = new Rectangle(x, y, side - 1, side - 1);
      cell.getStyleClass().add("view-cell");
      Circle dot = new Circle(x + (side - 1) / 2, y + (side - 1) / 2, Math.max(1, side / 7));
      dot.getStyleClass().add("view-dot");
      cells.add(cell);
      dots.add(dot);
    }
    getChildren().addAll(cells);
    getChildren().addAll(dots);
    getChildren().add(mark);
    across.relocate(AXIS, 0);
    down.relocate(0, TOP);
    double width = AXIS + columns * side + 2;
    double height = TOP + rows * side + 2;
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }

  private void paint() {
    for (int number = 0; number < cells.size(); number++) {
      Rectangle cell = cells.get(number);
      boolean unknown = model.unknown(number);
      cell.pseudoClassStateChanged(UNKNOWN, unknown);
      cell.setFill(unknown ? Color.TRANSPARENT : colour(model.share(number)));
      dots.get(number).setVisible(model.isGiven(number));
      dots.get(number).setFill(dot(unknown ? 0 : model.share(number)));
    }
    tell();
  }

  private static Color colour(double share) {
    int argb = ColourMap.VIRIDIS.argb(share);
    return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
  }

  /** Seen on the colour below it. */
  private static Color dot(double share) {
    return share > 0.6 ? Color.BLACK : Color.WHITE;
  }

  private void place() {
    Optional<OpenLightField> field = model.field().get();
    if (field.isPresent()) {
      int number = model.view().get();
      mark.setX(AXIS + field.get().column(number) * side - 1);
      mark.setY(TOP + field.get().row(number) * side - 1);
      mark.setWidth(side + 1);
      mark.setHeight(side + 1);
    }
    tell();
  }

  private void tell() {
    setAccessibleText(
        model.words(model.view().get())
            + ". Arrow keys go to the next view, Home and End to the first and the last.");
  }

  /** The number of the view at a place; -1 beside all of them. */
  private int at(double x, double y) {
    Optional<OpenLightField> field = model.field().get();
    if (field.isEmpty() || x < AXIS || y < TOP) {
      return NONE;
    }
    int row = (int) ((y - TOP) / side);
    int column = (int) ((x - AXIS) / side);
    boolean inside = row < field.get().grid().rows() && column < field.get().grid().columns();
    return inside ? field.get().number(row, column) : NONE;
  }

  private void hover(double x, double y) {
    hovered.set(at(x, y));
    tip.setText(
        hovered.get() == NONE
            ? "The PSNR of each view: click goes to it"
            : model.words(hovered.get()));
  }

  private void chosen(MouseEvent event) {
    requestFocus();
    int number = at(event.getX(), event.getY());
    if (number != NONE) {
      hover(event.getX(), event.getY());
      OpenLightField field = model.field().get().orElseThrow();
      model.goTo(field.row(number), field.column(number));
    }
    event.consume();
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.move(0, -1);
      case RIGHT -> model.move(0, 1);
      case UP -> model.move(-1, 0);
      case DOWN -> model.move(1, 0);
      case HOME -> model.goTo(0, 0);
      case END -> model.goTo(Integer.MAX_VALUE, Integer.MAX_VALUE);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
