package dev.tessera.app.shape;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.model.signal.mesh.SurfacePart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Completing a shape with a family: which points are given, start, stop, and back to the fit. */
public final class CompletionView extends TitledPane {
  private final GridPane grid = Controls.form(8);

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
    ColumnConstraints names = new ColumnConstraints(76);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields, new ColumnConstraints(52));
    Controls.row(
        grid,
        "Family",
        Choice.of(
            options.families(), name -> name, "The trained family to look in", options.family()));
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
    HBox buttons = new HBox(8, complete, stop, drop);
    setContent(new VBox(12, grid, buttons, ShapeFactsView.words(model.words())));
    model.running().subscribe(now -> setExpanded(isExpanded() || now));
  }

  private void row(String name, Control control, Label value, ObservableValue<Boolean> shown) {
    for (Node node : List.of(Controls.row(grid, name, control, value), control, value)) {
      Controls.showIf(node, shown);
    }
  }

  private static Slider slider(DoubleProperty value, double low, double high, String tip) {
    Slider slider = new Slider(low, high, value.get());
    slider.setBlockIncrement((high - low) / 10);
    slider.valueProperty().bindBidirectional(value);
    return Controls.told(slider, tip);
  }

  private static Label text(ObservableValue<String> words) {
    Label label = new Label();
    label.textProperty().bind(words);
    return label;
  }

  private static Button button(String text, String tip, Runnable run) {
    Button button = Controls.told(new Button(text), tip, text);
    button.setOnAction(event -> run.run());
    return button;
  }
}
