package dev.tessera.app.form;

import atlantafx.base.theme.Styles;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Chooses pre-trained networks. */
public final class NetworkChoice extends VBox {
  /**
   * A choice among the networks of a form.
   *
   * @param tip what their names mean
   * @param note what they were trained on
   */
  public NetworkChoice(OptionsForm<?, ?> options, String tip, String note) {
    super(6);
    getStyleClass().add("network-choice");
    Label title = new Label("Networks");
    ComboBox<String> names = new ComboBox<>();
    names.setId("networks");
    names.getItems().setAll(options.networkNames());
    names.valueProperty().bindBidirectional(options.networks());
    names.setMaxWidth(Double.MAX_VALUE);
    names.setAccessibleText("Pre-trained networks");
    names.setTooltip(new Tooltip(tip));
    title.setLabelFor(names);
    Label hint = new Label(note);
    hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    hint.setWrapText(true);
    getChildren().addAll(title, names, hint);
  }
}
