package dev.tessera.app.fx;

import javafx.beans.property.DoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The line between two pictures of which each shows its half, moved by dragging or with the arrow
 * keys.
 */
public final class SplitDivider extends Region {
  /** Width that can be grabbed, logical units. */
  private static final double GRIP = 14;

  private static final double KEY_STEP = 0.02;

  private final DoubleProperty split;
  private final Region line = new Region();
  private final Region handle = new Region();

  /**
   * A line.
   *
   * @param split where it stands, as a share of the view
   * @param left what lies left of it, for people
   * @param right what lies right of it, for people
   */
  public SplitDivider(DoubleProperty split, String left, String right) {
    this.split = split;
    StyleSheets.add(getStylesheets(), SplitDivider.class, "split.css");
    getStyleClass().add("split-divider");
    line.getStyleClass().add("split-line");
    handle.getStyleClass().add("split-handle");
    getChildren().addAll(line, handle);
    setManaged(false);
    setCursor(Cursor.H_RESIZE);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText("Divider: %s on the left, %s on the right".formatted(left, right));
    Tooltip.install(
        handle,
        new Tooltip("%s | %s. Drag to move, double click to centre.".formatted(left, right)));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    addEventHandler(KeyEvent.KEY_PRESSED, this::move);
  }

  /** Where it stands, as a share of the view, 0 to 1. */
  double share() {
    return split.get();
  }

  /** Stands at its share of a view. */
  public void place(double viewWidth, double viewHeight) {
    resizeRelocate(split.get() * viewWidth - GRIP / 2, 0, GRIP, viewHeight);
  }

  @Override
  protected void layoutChildren() {
    double lineWidth = line.prefWidth(-1);
    line.resizeRelocate((GRIP - lineWidth) / 2, 0, lineWidth, getHeight());
    double handleHeight = handle.prefHeight(-1);
    handle.resizeRelocate(0, (getHeight() - handleHeight) / 2, GRIP, handleHeight);
  }

  private void grab(MouseEvent event) {
    requestFocus();
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      split.set(0.5);
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    double x = getParent().sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    moveTo(x / getParent().getLayoutBounds().getWidth());
    event.consume();
  }

  private void move(KeyEvent event) {
    if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
      moveTo(split.get() + (event.getCode() == KeyCode.LEFT ? -KEY_STEP : KEY_STEP));
      event.consume();
    }
  }

  private void moveTo(double share) {
    split.set(Math.max(0, Math.min(1, share)));
  }
}
