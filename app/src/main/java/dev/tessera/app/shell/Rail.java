package dev.tessera.app.shell;

import atlantafx.base.controls.Spacer;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rail at the left edge: one button per page, and what is always at hand at its foot. */
final class Rail extends VBox {
  Rail(List<Page> pages, ObjectProperty<Page> page, CommandButtons buttons) {
    getStyleClass().add("rail");
    ToggleGroup group = new ToggleGroup();
    for (Page each : pages) {
      ToggleButton button = new ToggleButton(each.title(), new FontIcon(each.icon()));
      button.setToggleGroup(group);
      button.setTooltip(CommandButtons.tooltip(each.hint()));
      button.setAccessibleText(each.title());
      button.setOnAction(
          event -> {
            page.set(each);
            button.setSelected(true);
          });
      page.subscribe(now -> button.setSelected(now == each));
      getChildren().add(button);
    }
    getChildren().add(new Spacer(Orientation.VERTICAL));
    for (Command command : new Command[] {Command.EXPORT, Command.THEME, Command.SHORTCUTS}) {
      var button = buttons.labelled(command);
      button.setText(
          command == Command.EXPORT ? "Export" : command == Command.THEME ? "Theme" : "Keys");
      getChildren().add(button);
    }
  }
}
