package dev.tessera.app.morph;

import java.util.Objects;
import javafx.scene.Parent;

/** The style sheet of the page. */
final class MorphStyles {
  private MorphStyles() {}

  static void dress(Parent part) {
    part.getStylesheets()
        .add(
            Objects.requireNonNull(MorphStyles.class.getResource("morph.css"), "morph.css")
                .toExternalForm());
  }
}
