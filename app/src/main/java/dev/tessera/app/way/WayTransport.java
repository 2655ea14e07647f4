package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** Play, the slider along the way, where it stands, repetition and speed. */
final class WayTransport extends HBox {
  private static final List<Double> SECONDS = List.of(1.0, 2.0, 4.0, 8.0);

  private final WayViewModel model;
  private final Label place = new Label();

  WayTransport(WayViewModel model) {
    this.model = model;
    getStyleClass().add("way-transport");
    WayPlayer player = model.player();
    Segments<Repeat> repeat =
        new Segments<>(
            "Repeat", List.of(Repeat.values()), Repeat::label, Repeat::hint, player.repeat());
    var seconds =
        Choice.of(
            SECONDS,
            s -> String.format(Locale.ROOT, "%.0f s", s),
            "Time from one end to the other",
            player.seconds());
    seconds.setMinWidth(USE_PREF_SIZE);
    repeat.setMinWidth(USE_PREF_SIZE);
    place.setMinWidth(USE_PREF_SIZE);
    place.getStyleClass().addAll(Styles.TEXT_MUTED, "way-place");
    getChildren().addAll(play(), slider(player), place, repeat, seconds);
    disableProperty().bind(model.kind().edition().map(edition -> !model.ready()));
    model.place().subscribe(this::say);
    model.kind().edition().subscribe(this::say);
    model.kind().remark().subscribe(this::say);
  }

  private Button play() {
    FontIcon icon = new FontIcon("mdi2p-play");
    Button play = new Button("", icon);
    play.setId("play-morph");
    play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.ACCENT);
    play.setTooltip(new Tooltip("Plays the morph, or halts it"));
    model
        .player()
        .playing()
        .subscribe(
            now -> {
              icon.setIconLiteral(now ? "mdi2p-pause" : "mdi2p-play");
              play.setAccessibleText(now ? "Pause the morph" : "Play the morph");
            });
    play.setOnAction(event -> model.togglePlaying());
    return play;
  }

  private static Slider slider(WayPlayer player) {
    Slider slider = new Slider(0, 1, 0);
    slider.setId("morph-slider");
    slider.setBlockIncrement(0.02);
    Controls.told(
        slider,
        "Leads from the first end to the last",
        "Place on the way from the first end to the last");
    slider.valueProperty().bindBidirectional(player.position());
    slider.setOnMousePressed(event -> player.playing().set(false));
    HBox.setHgrow(slider, Priority.ALWAYS);
    return slider;
  }

  private void say() {
    WayPlace now = model.place().get();
    String where =
        model.kind().ends() == 3
            ? percent(now.first())
                + " \u00b7 "
                + percent(now.second())
                + " \u00b7 "
                + percent(now.third())
            : percent(now.second());
    String remark = model.kind().remark().getValue();
    place.setText(remark.isEmpty() ? where : where + "   " + remark);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
