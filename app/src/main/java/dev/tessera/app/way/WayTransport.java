package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.play.PlayButton;
import dev.tessera.app.play.PlayPace;
import dev.tessera.app.play.Player;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Play, the slider along the way, where it stands, repetition and speed. */
final class WayTransport extends HBox {
  private final WayViewModel model;
  private final Label place = new Label();

  WayTransport(WayViewModel model) {
    this.model = model;
    getStyleClass().add("way-transport");
    Player player = model.player();
    place.setMinWidth(USE_PREF_SIZE);
    place.getStyleClass().addAll(Styles.TEXT_MUTED, "way-place");
    PlayButton play = new PlayButton(player, "the morph", model::togglePlaying);
    play.setId("play-morph");
    getChildren().addAll(play, slider(player), place, new PlayPace(player));
    disableProperty().bind(model.kind().edition().map(edition -> !model.ready()));
    model.place().subscribe(this::say);
    model.kind().edition().subscribe(this::say);
    model.kind().remark().subscribe(this::say);
  }

  private static Slider slider(Player player) {
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
