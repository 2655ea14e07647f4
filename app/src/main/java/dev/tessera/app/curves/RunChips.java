package dev.tessera.app.curves;

import dev.tessera.app.form.Controls;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** The legend: one chip per run, to show, hide and remove it. */
final class RunChips extends FlowPane {
  private final CurveViewModel model;

  RunChips(CurveViewModel model) {
    this.model = model;
    getStyleClass().add("run-chips");
    model
        .runs()
        .addListener(
            (ListChangeListener<CurveRun>)
                change -> getChildren().setAll(model.runs().stream().map(this::chip).toList()));
    getChildren().setAll(model.runs().stream().map(this::chip).toList());
  }

  private Node chip(CurveRun run) {
    CheckBox shown = new CheckBox(run.label());
    shown.setMnemonicParsing(false);
    shown.setGraphic(new Circle(5, Color.web(run.colour())));
    shown.selectedProperty().bindBidirectional(run.visibleProperty());
    shown.setTooltip(new Tooltip("Show or hide this run"));
    Button remove = new Button(null, new FontIcon("mdi2c-close"));
    remove.getStyleClass().addAll("button-icon", "flat", "small");
    Controls.told(remove, "Remove this run from the chart", "Remove " + run.label());
    remove.setOnAction(e -> model.remove(run));
    Button back = new Button(null, new FontIcon("mdi2h-history"));
    back.getStyleClass().addAll("button-icon", "flat", "small");
    Controls.told(
        back, "Go back to what this run came to", "Go back to what " + run.label() + " came to");
    back.setOnAction(e -> run.back().get().ifPresent(Runnable::run));
    Controls.showIf(back, run.back().map(Optional::isPresent));
    HBox chip = new HBox(shown, back, remove);
    chip.getStyleClass().add("run-chip");
    return chip;
  }
}
