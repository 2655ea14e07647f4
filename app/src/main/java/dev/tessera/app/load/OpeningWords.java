package dev.tessera.app.load;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What choices before opening come to, in words, with buttons for what would fit. */
final class OpeningWords extends VBox {
  private final Label summary = new Label();
  private final Label problem = new Label();
  private final FlowPane offers = new FlowPane(8, 8);

  /**
   * Says nothing yet.
   *
   * @param kind begins the names by which its parts are found
   */
  OpeningWords(String kind) {
    super(14);
    summary.setWrapText(true);
    summary.setId(kind + "-summary");
    problem.setWrapText(true);
    problem.setId(kind + "-problem");
    problem.getStyleClass().add(Styles.DANGER);
    getChildren().addAll(summary, problem, offers);
  }

  /** Words that are wrapped. */
  static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  void show(OpeningReading now) {
    put(summary, now.summary());
    put(problem, now.problem());
    offers.getChildren().setAll(now.offers().stream().map(OpeningWords::button).toList());
    offers.setManaged(!now.offers().isEmpty());
  }

  private static Button button(OpeningReading.Offer offer) {
    Button button = new Button(offer.label());
    button.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_OUTLINED, Styles.ACCENT);
    button.setTooltip(new Tooltip("Types what fits"));
    button.setOnAction(event -> offer.take().run());
    return button;
  }

  private static void put(Label label, String text) {
    label.setText(text);
    label.setManaged(!text.isEmpty());
    label.setVisible(!text.isEmpty());
  }
}
