package dev.tessera.app.light;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.play.PlayButton;
import dev.tessera.app.play.PlayPace;
import dev.tessera.app.play.Player;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The focus from far to near with its player, and the aperture. */
final class LensBar extends VBox {
  private final LookViewModel model;

  LensBar(LookViewModel model) {
    this.model = model;
    getStyleClass().add("lens-bar");
    getChildren().addAll(focus(), aperture());
    disableProperty().bind(model.field().map(field -> field.isEmpty()));
  }

  private HBox focus() {
    Player player = model.player();
    PlayButton play = new PlayButton(player, "the focal sweep", model::togglePlaying);
    play.setId("play-focus");
    Slider slider = new Slider(0, 1, 0);
    slider.setId("focus-slider");
    slider.setBlockIncrement(0.02);
    Controls.told(
        slider,
        "On what the lens is focused: far on the left, near on the right",
        "Focus, from far to near");
    slider.valueProperty().bindBidirectional(player.position());
    slider.setOnMousePressed(event -> player.playing().set(false));
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label value = value("focus-value");
    value
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.focus().isEmpty()
                        ? ""
                        : String.format(
                            Locale.ROOT, "%.2f px per view", model.focus().getAsDouble()),
                player.position(),
                model.field()));
    return row(play, muted("Far"), slider, muted("Near"), value, new PlayPace(player));
  }

  private HBox aperture() {
    Slider slider = new Slider(0, 1, 0);
    slider.setId("aperture-slider");
    slider.setBlockIncrement(0.25);
    Controls.told(
        slider,
        "How wide the lens is open: radius in views, 0 is a pinhole through which all is sharp",
        "Aperture, radius in views");
    slider.maxProperty().bind(model.field().map(field -> field.map(LookField::widest).orElse(1.0)));
    slider.valueProperty().bindBidirectional(model.aperture());
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label value = value("aperture-value");
    value
        .textProperty()
        .bind(
            model
                .aperture()
                .map(
                    a ->
                        a.doubleValue() == 0
                            ? "pinhole"
                            : String.format(Locale.ROOT, "%.1f views", a.doubleValue())));
    Segments<Boolean> shape =
        new Segments<>(
            "Aperture",
            List.of(true, false),
            round -> round ? "Round" : "Square",
            round -> round ? "A disc, as in a camera" : "A square: more views",
            model.round());
    shape.setMinWidth(USE_PREF_SIZE);
    return row(muted("Aperture"), slider, value, shape);
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(10, nodes);
    row.getStyleClass().add("lens-row");
    return row;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.setMinWidth(USE_PREF_SIZE);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    return label;
  }

  private static Label value(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("lens-value");
    return label;
  }
}
