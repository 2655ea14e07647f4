package dev.tessera.app.form;

import atlantafx.base.theme.Styles;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Chooses pre-trained networks. */
final class NetworkChoice extends VBox {
  /** A choice among the networks of a form. */
  NetworkChoice(OptionsViewModel options) {
    super(6);
    getStyleClass().add("network-choice");
    Label title = new Label("Networks");
    ComboBox<String> names = new ComboBox<>();
    names.setId("networks");
    names.getItems().setAll(options.networkNames());
    names.valueProperty().bindBidirectional(options.networks());
    names.setMaxWidth(Double.MAX_VALUE);
    names.setAccessibleText("Pre-trained networks");
    names.setTooltip(new Tooltip(options.kind().networkNames()));
    title.setLabelFor(names);
    Label hint = new Label(options.kind().networkOrigin());
    hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    hint.setWrapText(true);
    getChildren().addAll(title, names, hint);
  }
}
