package dev.tessera.app.form;

import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.Preset;
import java.util.List;
import java.util.function.Function;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Chooses what moves: nothing, codes alone, or codes and networks; hidden if there is no choice.
 */
public final class ModeSwitch extends HBox {
  /** Chooses the mode of a form; the hint says what a mode means. */
  public ModeSwitch(OptionsForm<?, ?> options, Function<FitMode, String> hint) {
    Segments<FitMode> modes =
        new Segments<>("Mode", options.modes(), FitMode::label, hint, options.mode());
    HBox.setHgrow(modes, Priority.ALWAYS);
    getChildren().add(modes);
    managedProperty().bind(visibleProperty());
    setVisible(options.modes().size() > 1);
  }

  /** Buttons for the preset of a form. */
  public static Segments<Preset> presets(OptionsForm<?, ?> options, Function<Preset, String> hint) {
    return new Segments<>(
        "Preset", List.of(Preset.values()), Preset::label, hint, options.preset());
  }
}
