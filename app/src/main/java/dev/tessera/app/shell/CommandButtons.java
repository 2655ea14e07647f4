package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons made from the table of commands. */
final class CommandButtons {
  private final CommandTable table;

  CommandButtons(CommandTable table) {
    this.table = table;
  }

  /** A flat button with an icon only. */
  Button icon(Command command) {
    Button button = new Button("", new FontIcon(command.icon()));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    return prepared(button, command);
  }

  /** A button with icon and words. */
  Button labelled(Command command) {
    return prepared(new Button(command.title(), new FontIcon(command.icon())), command);
  }

  /** A button with words only that stays down while its command is on. */
  ToggleButton words(Command command) {
    ToggleButton button = toggle(command, true);
    button.setGraphic(null);
    return button;
  }

  /** A button that stays down while its command is on. */
  ToggleButton toggle(Command command, boolean withText) {
    ToggleButton button =
        new ToggleButton(withText ? command.title() : "", new FontIcon(command.icon()));
    if (!withText) {
      button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    }
    table.entry(command).on().ifPresent(on -> on.subscribe(button::setSelected));
    return prepared(button, command);
  }

  private <B extends ButtonBase> B prepared(B button, Command command) {
    button.setTooltip(tooltip(command.tooltip()));
    button.setAccessibleText(command.title());
    button.disableProperty().bind(Bindings.not(table.entry(command).enabled()));
    button.setOnAction(
        event -> {
          table.run(command);
          if (button instanceof ToggleButton toggle) {
            table.entry(command).on().ifPresent(on -> toggle.setSelected(on.getValue()));
          }
        });
    return button;
  }

  /** A tooltip that comes soon. */
  static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setShowDelay(Duration.millis(500));
    return tooltip;
  }
}
