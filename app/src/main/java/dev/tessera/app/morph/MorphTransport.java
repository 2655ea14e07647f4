package dev.tessera.app.morph;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
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

/** Play, loop, speed, the slider along the way, and where it stands. */
final class MorphTransport extends HBox {
  private static final List<Double> SECONDS = List.of(1.0, 2.0, 4.0, 8.0);

  private final MorphViewModel model;
  private final Label place = new Label();

  MorphTransport(MorphViewModel model) {
    this.model = model;
    getStyleClass().add("morph-transport");
    MorphPlayer player = model.player();
    Segments<MorphLoop> loop =
        new Segments<>(
            "Repeat",
            List.of(MorphLoop.values()),
            MorphLoop::label,
            MorphLoop::hint,
            player.loop());
    var seconds =
        Choice.of(
            SECONDS,
            s -> String.format(Locale.ROOT, "%.0f s", s),
            "Time from the first frame to the last",
            player.seconds().asObject());
    seconds.setMinWidth(USE_PREF_SIZE);
    loop.setMinWidth(USE_PREF_SIZE);
    place.setMinWidth(230);
    place.getStyleClass().addAll(Styles.TEXT_MUTED, "morph-place");
    getChildren().addAll(play(player), slider(player), place, loop, seconds);
    disableProperty().bind(model.fields().map(fields -> fields.isEmpty()));
    model.place().subscribe(this::say);
    model.ends().ends().subscribe(this::say);
    model.surface().framesPerSecond().subscribe(this::say);
    model.shown().subscribe(this::say);
  }

  private static Button play(MorphPlayer player) {
    FontIcon icon = new FontIcon("mdi2p-play");
    Button play = new Button("", icon);
    play.setId("play-morph");
    play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.ACCENT);
    play.setTooltip(new Tooltip("Plays the morph, or halts it"));
    player
        .playing()
        .subscribe(
            now -> {
              icon.setIconLiteral(now ? "mdi2p-pause" : "mdi2p-play");
              play.setAccessibleText(now ? "Pause the morph" : "Play the morph");
            });
    play.setOnAction(event -> player.playing().set(!player.playing().get()));
    return play;
  }

  private static Slider slider(MorphPlayer player) {
    Slider slider = new Slider(0, 1, 0);
    slider.setId("morph-slider");
    slider.setBlockIncrement(0.02);
    slider.setTooltip(new Tooltip("Leads from the first end to the last"));
    slider.setAccessibleText("Place on the way from the first end to the last");
    slider.valueProperty().bindBidirectional(player.position());
    slider.setOnMousePressed(event -> player.playing().set(false));
    HBox.setHgrow(slider, Priority.ALWAYS);
    return slider;
  }

  private void say() {
    MorphPlace now = model.place().get();
    String where =
        model.ends().ends().get().size() == 3
            ? percent(now.first())
                + " \u00b7 "
                + percent(now.second())
                + " \u00b7 "
                + percent(now.third())
            : percent(now.second());
    String cells = model.shown().get().map(s -> "   " + s.resolution() + "\u00b3").orElse("");
    double rate = model.surface().framesPerSecond().get();
    String speed = rate > 0 ? String.format(Locale.ROOT, "   preview %.0f frames/s", rate) : "";
    place.setText(where + cells + speed);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
