package dev.tessera.app.fx;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Drag and arrow keys on something that stands for two numbers. */
public final class PadGestures {
  private PadGestures() {}

  /** Is told a point or a way. */
  @FunctionalInterface
  public interface Plane {
    /** Takes two numbers. */
    void take(double x, double y);
  }

  /**
   * Listens to a pad.
   *
   * @param to is told where the pointer is pressed or dragged to, logical units of the pad
   */
  public static void drag(Region pad, Plane to) {
    pad.setFocusTraversable(true);
    pad.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          pad.requestFocus();
          to.take(event.getX(), event.getY());
          event.consume();
        });
    pad.addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        event -> {
          to.take(event.getX(), event.getY());
          event.consume();
        });
  }

  /**
   * Listens to arrow keys.
   *
   * @param by is told which way each leads: -1, 0 or 1 to the right, and down
   */
  public static void keys(Region pad, Plane by) {
    pad.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          KeyCode key = event.getCode();
          if (!key.isArrowKey() || event.isShortcutDown() || event.isAltDown()) {
            return;
          }
          double right = key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0;
          double down = key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0;
          by.take(right, down);
          event.consume();
        });
  }
}
