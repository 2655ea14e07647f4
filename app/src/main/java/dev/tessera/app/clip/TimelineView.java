package dev.tessera.app.clip;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.NextPulse;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.play.PlayButton;
import dev.tessera.app.play.Repeat;
import dev.tessera.app.session.Figures;
import dev.tessera.model.signal.ClipTimes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The player of a clip: play, where it stands, and the time line with the quality of each frame.
 */
public final class TimelineView extends VBox {
  private final TimelineViewModel model;
  private final FrameTrack track;
  private final Label place = new Label();
  private final NextPulse focus;

  /** Shows where in a clip one is; hidden while a picture is open. */
  public TimelineView(TimelineViewModel model) {
    this.model = model;
    getStyleClass().add("timeline");
    StyleSheets.add(getStylesheets(), TimelineView.class, "timeline.css");
    new FrameClock(this, model::poll);
    track = new FrameTrack(model);
    focus = new NextPulse(track::requestFocus);
    getChildren().addAll(transport(), track);
    Controls.showIf(this, model.moving());
    model.frame().subscribe(this::say);
    model.quality().subscribe(this::say);
    model.times().subscribe(this::say);
    model.moving().subscribe((before, now) -> takeFocus(now));
  }

  /** Keys play and step once a clip is open; it comes into sight a moment later. */
  private void takeFocus(boolean moving) {
    if (moving) {
      focus.request();
    }
  }

  private HBox transport() {
    PlayButton play = new PlayButton(model.player(), "the clip", model::toggle);
    play.setId("play-clip");
    Button back =
        button("mdi2s-skip-previous", "previous-frame", "One frame back", () -> model.step(-1));
    Button on = button("mdi2s-skip-next", "next-frame", "One frame on", () -> model.step(1));
    place.setId("clip-place");
    place.getStyleClass().add("timeline-place");
    place.setMinWidth(USE_PREF_SIZE);
    Segments<Repeat> repeat =
        new Segments<>(
            "Repeat clip",
            List.of(Repeat.values()),
            Repeat::label,
            Repeat::hint,
            model.player().repeat());
    repeat.setMinWidth(USE_PREF_SIZE);
    ChoiceBox<Double> speed =
        Choice.of(
            TimelineViewModel.SPEEDS,
            s -> String.format(Locale.ROOT, "%s\u00d7", Figures.decimal(s).replace(".00", "")),
            "Speed of playing",
            model.speed());
    HBox row = new HBox(back, play, on, place, new Spacer(), repeat, speed);
    row.getStyleClass().add("timeline-transport");
    return row;
  }

  private static Button button(String icon, String id, String tip, Runnable run) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setOnAction(event -> run.run());
    return Controls.told(button, tip);
  }

  private void say() {
    Optional<ClipTimes> times = model.times().get();
    if (times.isEmpty()) {
      place.setText("");
      return;
    }
    int frame = model.frame().get();
    String quality =
        model.unknown(frame)
            ? "not reconstructed yet"
            : Figures.decibels(model.quality().get().get(frame));
    place.setText(
        String.format(
            Locale.ROOT,
            "%.2f of %.2f s  \u00b7  frame %d of %d  \u00b7  %s",
            times.get().seconds(frame),
            times.get().duration(),
            frame + 1,
            times.get().frames(),
            quality));
  }
}
