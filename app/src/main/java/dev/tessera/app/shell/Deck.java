package dev.tessera.app.shell;

import java.util.IdentityHashMap;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Shows one of several things in the same place; each is built when it is first shown. */
final class Deck<T> extends StackPane {
  private final IdentityHashMap<T, Node> built = new IdentityHashMap<>();

  /**
   * Follows what is to be shown.
   *
   * @param build makes the view of one; asked once for each
   */
  Deck(ObservableValue<T> shown, Function<T, Node> build) {
    shown.subscribe(now -> turnTo(built.computeIfAbsent(now, build)));
  }

  private void turnTo(Node view) {
    if (!getChildren().contains(view)) {
      getChildren().add(view);
    }
    for (Node each : getChildren()) {
      each.setVisible(each == view);
      each.setManaged(each == view);
    }
  }
}
