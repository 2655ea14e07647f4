package dev.tessera.app.play;

import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Segments;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.HBox;

/** What happens at the end of a way, and how long it takes. */
public final class PlayPace extends HBox {
  private static final List<Double> SECONDS = List.of(1.0, 2.0, 4.0, 8.0);

  /** The pace of a player. */
  public PlayPace(Player player) {
    getStyleClass().add("play-pace");
    setSpacing(10);
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
    getChildren().addAll(repeat, seconds);
  }
}
