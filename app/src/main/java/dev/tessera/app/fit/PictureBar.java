package dev.tessera.app.fit;

import dev.tessera.app.fx.ColourMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** The controls of a {@link PictureView}: mode, grid, zoom and false colours; wraps if narrow. */
public final class PictureBar extends FlowPane {
  private static final Double[] GAINS = {0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};

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
    getChildren().addAll(modes(buttons.modes()), buttons.grid());
    getChildren().add(new Separator(Orientation.VERTICAL));
    getChildren().add(buttons.zoom().get(0));
    getChildren().add(zoom());
    getChildren().addAll(buttons.zoom().subList(1, buttons.zoom().size()));
    getChildren().addAll(colours());
  }

  private static HBox modes(List<ToggleButton> buttons) {
    int last = buttons.size() - 1;
    for (int i = 0; i <= last; i++) {
      buttons.get(i).setMinWidth(Region.USE_PREF_SIZE);
      buttons
          .get(i)
          .getStyleClass()
          .add(i == 0 ? "left-pill" : i == last ? "right-pill" : "center-pill");
    }
    HBox box = new HBox();
    box.getChildren().addAll(buttons);
    return box;
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
    ChoiceBox<ErrorKind> kind = new ChoiceBox<>();
    kind.getItems().setAll(ErrorKind.values());
    kind.setConverter(text(ErrorKind::label));
    kind.valueProperty().bindBidirectional(model.errorKindProperty());
    named(kind, "Which error is shown").getStyleClass().add("error-kind");
    ChoiceBox<ColourMap> map = new ChoiceBox<>();
    map.getItems().setAll(ColourMap.VIRIDIS, ColourMap.TURBO);
    map.setConverter(text(ColourMap::label));
    map.valueProperty().bindBidirectional(model.colourMapProperty());
    named(map, "Colours of the map");
    ChoiceBox<Double> gain = new ChoiceBox<>();
    gain.getItems().setAll(GAINS);
    gain.setConverter(
        text(value -> "\u00d7 " + (value < 1 ? "1/" + whole(1 / value) : whole(value))));
    gain.valueProperty().bindBidirectional(model.gainProperty().asObject());
    named(gain, "Amplification of the error").getStyleClass().add("error-gain");
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
    node.visibleProperty()
        .bind(model.modeProperty().isEqualTo(one).or(model.modeProperty().isEqualTo(other)));
    node.managedProperty().bind(node.visibleProperty());
  }

  private static <C extends Control> C named(C control, String tip) {
    control.setTooltip(new Tooltip(tip));
    control.setAccessibleText(tip);
    return control;
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  private static <T> StringConverter<T> text(Function<T, String> label) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return label.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("choices are not typed");
      }
    };
  }
}
