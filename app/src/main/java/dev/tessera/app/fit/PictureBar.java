package dev.tessera.app.fit;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.ColourMap;
import dev.tessera.app.fx.ErrorKind;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** The controls of a {@link PictureView}: mode, grid, zoom and false colours; wraps if narrow. */
public final class PictureBar extends FlowPane {
  private static final List<Double> GAINS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0);

  private final PictureViewModel model;

  /**
   * The buttons, made from the table of commands.
   *
   * @param modes one for each {@link PictureMode}, in the order of their keys
   * @param grid switches the borders of the tiles
   * @param zoom shrink, magnify, whole picture, actual size
   */
  public record Buttons(List<ToggleButton> modes, ToggleButton grid, List<Button> zoom) {}

  /** Controls what the model shows. */
  public PictureBar(PictureViewModel model, Buttons buttons) {
    this.model = model;
    getStyleClass().add("picture-bar");
    getChildren().addAll(Segments.joined(buttons.modes()), buttons.grid());
    getChildren().add(new Separator(Orientation.VERTICAL));
    getChildren().add(buttons.zoom().get(0));
    getChildren().add(zoom());
    getChildren().addAll(buttons.zoom().subList(1, buttons.zoom().size()));
    getChildren().addAll(colours());
  }

  private Label zoom() {
    Label label = new Label();
    label.getStyleClass().add("zoom-label");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  double percent = model.zoomProperty().get() * 100;
                  return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
                },
                model.zoomProperty()));
    label.setTooltip(new Tooltip("Screen pixels per picture pixel"));
    return label;
  }

  private Node[] colours() {
    ChoiceBox<ErrorKind> kind =
        Choice.of(
            List.of(ErrorKind.values()),
            ErrorKind::label,
            "Which error is shown",
            model.errorKindProperty());
    kind.getStyleClass().add("error-kind");
    ChoiceBox<ColourMap> map =
        Choice.of(
            List.of(ColourMap.VIRIDIS, ColourMap.TURBO),
            ColourMap::label,
            "Colours of the map",
            model.colourMapProperty());
    ChoiceBox<Double> gain =
        Choice.of(
            GAINS,
            value -> "\u00d7 " + (value < 1 ? "1/" + whole(1 / value) : whole(value)),
            "Amplification of the error",
            model.gainProperty());
    gain.getStyleClass().add("error-gain");
    Separator line = new Separator(Orientation.VERTICAL);
    Node[] ofError = {kind, gain};
    for (Node node : ofError) {
      showIn(node, PictureMode.ERROR, PictureMode.ERROR);
    }
    showIn(map, PictureMode.ERROR, PictureMode.TILE_PSNR);
    showIn(line, PictureMode.ERROR, PictureMode.TILE_PSNR);
    return new Node[] {line, kind, map, gain};
  }

  private void showIn(Node node, PictureMode one, PictureMode other) {
    Controls.showIf(node, model.modeProperty().map(mode -> mode == one || mode == other));
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }
}
