package dev.tessera.app.way;

import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of ways. */
final class WayStyles {
  private WayStyles() {}

  static void dress(Parent part) {
    part.getStylesheets()
        .add(
            Objects.requireNonNull(WayStyles.class.getResource("way.css"), "way.css")
                .toExternalForm());
  }
}
