package dev.tessera.app.fit;

import atlantafx.base.theme.Styles;
import dev.tessera.model.fit.FitMode;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Chooses what moves: nothing, codes alone, or codes and networks. */
final class ModeSwitch extends HBox {
  ModeSwitch(OptionsViewModel options) {
    getStyleClass().add("mode-switch");
    ToggleGroup group = new ToggleGroup();
    List<FitMode> modes = options.modes();
    managedProperty().bind(visibleProperty());
    setVisible(modes.size() > 1);
    for (int i = 0; i < modes.size(); i++) {
      FitMode mode = modes.get(i);
      ToggleButton button = new ToggleButton(title(mode));
      button.setId("mode-" + mode.label());
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAccessibleText("Mode " + mode.label());
      button.setTooltip(new Tooltip(hint(mode)));
      boolean last = i == modes.size() - 1;
      button
          .getStyleClass()
          .add(i == 0 ? Styles.LEFT_PILL : last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setOnAction(
          event -> {
            options.mode().set(mode);
            button.setSelected(true);
          });
      options.mode().subscribe(chosen -> button.setSelected(chosen == mode));
      getChildren().add(button);
    }
  }

  private static String title(FitMode mode) {
    return mode.label().substring(0, 1).toUpperCase(Locale.ROOT) + mode.label().substring(1);
  }

  private static String hint(FitMode mode) {
    return switch (mode) {
      case ENCODE -> "Pre-trained networks; an encoder predicts every code in one pass";
      case CODES -> "Pre-trained networks; codes start from the encoder and are improved";
      case JOINT -> "Networks and codes of this image together, from nothing: slowest, finest";
    };
  }
}
