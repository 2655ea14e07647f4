package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** The controls of the comparison: run, how long, which layer, how many units, save. */
final class CompareBar extends FlowPane {
  private static final Integer[] UNITS = {4, 6, CompareViewModel.MOST_UNITS};

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
    ChoiceBox<Effort> effort =
        choice(Effort.values(), Effort::label, "How long both networks learn");
    effort.valueProperty().bindBidirectional(model.effort());
    effort
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.state().get() == CompareState.RUNNING, model.state()));
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progress());
    progress.setPrefWidth(120);
    progress.setAccessibleText("Share of the steps done");
    progress.setTooltip(new Tooltip("Share of the steps done"));
    progress.visibleProperty().bind(effort.disableProperty());
    ChoiceBox<Integer> units =
        choice(UNITS, n -> n + " units", "How many units of the layer are shown, strongest first");
    units.valueProperty().bindBidirectional(model.units());
    getChildren().addAll(run, effort, new Label("Layer"), layers(model), units, save, progress);
  }

  private static Node layers(CompareViewModel model) {
    HBox box = new HBox();
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i < CompareViewModel.LAYERS; i++) {
      int layer = i;
      ToggleButton button = new ToggleButton(Integer.toString(i + 1));
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              i == 0
                  ? "left-pill"
                  : i == CompareViewModel.LAYERS - 1 ? "right-pill" : "center-pill");
      button.setTooltip(new Tooltip("Shows what sine layer " + (i + 1) + " hands on"));
      button.setAccessibleText("Layer " + (i + 1));
      button.setOnAction(
          event -> {
            model.layer().set(layer);
            button.setSelected(true);
          });
      model.layer().subscribe(now -> button.setSelected(now.intValue() == layer));
      box.getChildren().add(button);
    }
    return box;
  }

  private static <T> ChoiceBox<T> choice(T[] values, Function<T, String> label, String tip) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : label.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("choices are not typed");
          }
        });
    return named(box, tip);
  }

  private static <C extends Control> C named(C control, String tip) {
    control.setTooltip(new Tooltip(tip));
    control.setAccessibleText(tip);
    return control;
  }
}
