package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.SessionModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Says why a page shows nothing of a light field. */
final class NotOfLightFields {
  private static final double WIDTH = 420;

  private NotOfLightFields() {}

  /**
   * A page, or a sentence in its place while a light field is open.
   *
   * @param reason one sentence
   */
  static Node instead(Node page, SessionModel session, String reason) {
    Label why = new Label(reason);
    why.setId("not-of-light-fields");
    why.setWrapText(true);
    why.setMaxWidth(WIDTH);
    why.getStyleClass().add(Styles.TEXT_MUTED);
    ObservableValue<Boolean> light =
        session.property().map(open -> open.filter(s -> s.light().isPresent()).isPresent());
    Controls.showIf(why, light);
    Controls.showIf(page, light.map(open -> !open));
    return new StackPane(page, why);
  }
}
