package dev.tessera.app.light;

import dev.tessera.app.fx.PadGestures;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** Keys that move the eye: arrows a quarter of a view, Home to the middle. */
final class LookKeys {
  private static final double STEP = 0.25;

  private LookKeys() {}

  static void listen(Region node, LookViewModel model) {
    PadGestures.keys(node, (right, down) -> model.move(STEP * down, STEP * right));
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.HOME) {
            model.toMiddle();
            event.consume();
          }
        });
  }
}
