package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.session.Figures;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;

/** The controls of the comparison: run, how long, which layer, how many units, save. */
final class CompareBar extends FlowPane {
  private static final List<Integer> UNITS = List.of(4, 6, CompareViewModel.MOST_UNITS);

  /**
   * Controls the model.
   *
   * @param run made from the table of commands; its text is kept up to date here
   * @param save saves the figure
   */
  CompareBar(CompareViewModel model, ButtonBase run, ButtonBase save) {
    getStyleClass().add("compare-bar");
    run.getStyleClass().add(Styles.ACCENT);
    model.state().subscribe(now -> run.setText(now == CompareState.RUNNING ? "Cancel" : "Compare"));
    run.setMinWidth(96);
    ChoiceBox<Integer> steps =
        Choice.of(
            CompareViewModel.STEPS,
            n -> Figures.count(n, "step"),
            "How long both networks learn",
            model.steps());
    steps
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.state().get() == CompareState.RUNNING, model.state()));
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progress());
    progress.setPrefWidth(120);
    Controls.told(progress, "Share of the steps done");
    progress.visibleProperty().bind(steps.disableProperty());
    ChoiceBox<Integer> units =
        Choice.of(
            UNITS,
            n -> n + " units",
            "How many units of the layer are shown, strongest first",
            model.units());
    Segments<Integer> layers =
        new Segments<>(
            "Layer",
            IntStream.range(0, CompareViewModel.LAYERS).boxed().toList(),
            layer -> Integer.toString(layer + 1),
            layer -> "Shows what sine layer " + (layer + 1) + " hands on",
            model.layer());
    getChildren().addAll(run, steps, new Label("Layer"), layers, units, save, progress);
  }
}
