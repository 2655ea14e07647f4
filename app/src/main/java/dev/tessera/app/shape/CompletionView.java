package dev.tessera.app.shape;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.model.signal.mesh.SurfacePart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Completing a shape with a family: which points are given, start, stop, and back to the fit. */
public final class CompletionView extends TitledPane {
  private final GridPane grid = new GridPane();

  /**
   * Shows the choices.
   *
   * @param meshShown whether a mesh is looked at, of which a part can be taken
   * @param complete the button that starts
   */
  public CompletionView(
      CompletionViewModel model, ObservableValue<Boolean> meshShown, Button complete) {
    setText("Complete with a family");
    setExpanded(false);
    setAnimated(false);
    getStyleClass().addAll(Styles.DENSE, "advanced");
    CompletionOptions options = model.options();
    grid.setHgap(10);
    grid.setVgap(8);
    ColumnConstraints names = new ColumnConstraints(76);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields, new ColumnConstraints(52));
    row(
        "Family",
        Choice.of(
            options.families(), name -> name, "The trained family to look in", options.family()),
        new Label());
    row(
        "Seen from",
        Choice.of(
            List.of(SurfacePart.Side.values()),
            side ->
                side == SurfacePart.Side.ALL ? "everywhere" : side.name().toLowerCase(Locale.ROOT),
            "Which part of the mesh gives points",
            options.side()),
        new Label(),
        meshShown);
    row(
        "Share",
        slider(
            options.share(),
            CompletionOptions.LEAST_SHARE,
            1,
            "Share of the surface that gives points. Typical: one half"),
        text(options.share().multiply(100).asString(Locale.ROOT, "%.0f %%")),
        meshShown);
    row(
        "Noise",
        slider(
            options.noise(),
            0,
            CompletionOptions.MOST_NOISE,
            "Deviation of each coordinate, in radii. Typical: 0.005"),
        text(options.noise().asString(Locale.ROOT, "%.3f")),
        meshShown);
    Button stop = button("Stop", "Ends the search and keeps what it reached", model::stop);
    stop.disableProperty().bind(model.running().not());
    Button drop =
        button("Show the fit", "Drops the completion and shows the fit again", model::drop);
    drop.disableProperty().bind(model.current().map(Optional::isEmpty));
    Label words = new Label();
    words.getStyleClass().addAll(Styles.TEXT_SMALL, "facts");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    words.textProperty().bind(model.words());
    words.visibleProperty().bind(words.textProperty().isNotEmpty());
    words.managedProperty().bind(words.visibleProperty());
    VBox content = new VBox(12, grid, new HBox(8, complete, stop, drop), words);
    setContent(content);
    model.running().subscribe(now -> setExpanded(isExpanded() || now));
  }

  private void row(String name, Control control, Label value, ObservableValue<Boolean> shown) {
    int index = grid.getRowCount();
    row(name, control, value);
    grid.getChildren().stream()
        .filter(node -> Integer.valueOf(index).equals(GridPane.getRowIndex(node)))
        .forEach(
            node -> {
              node.visibleProperty().bind(shown);
              node.managedProperty().bind(shown);
            });
  }

  private void row(String name, Control control, Label value) {
    Label label = new Label(name);
    label.setLabelFor(control);
    control.setMaxWidth(Double.MAX_VALUE);
    grid.addRow(grid.getRowCount(), label, control, value);
  }

  private static Slider slider(DoubleProperty value, double low, double high, String tip) {
    Slider slider = new Slider(low, high, value.get());
    slider.setBlockIncrement((high - low) / 10);
    slider.setTooltip(new Tooltip(tip));
    slider.setAccessibleText(tip);
    slider.valueProperty().bindBidirectional(value);
    return slider;
  }

  private static Label text(ObservableValue<String> words) {
    Label label = new Label();
    label.textProperty().bind(words);
    return label;
  }

  private static Button button(String text, String tip, Runnable run) {
    Button button = new Button(text);
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(text);
    button.setOnAction(event -> run.run());
    return button;
  }
}
