package dev.tessera.app.shell;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rail at the left edge: one button per page, and what is always at hand at its foot. */
final class Rail extends VBox {
  Rail(List<Page> pages, ObjectProperty<Page> page, CommandButtons buttons) {
    getStyleClass().add("rail");
    ToggleGroup group = new ToggleGroup();
    VBox toPages = new VBox();
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
      toPages.getChildren().add(button);
    }
    getChildren().add(scrolling(toPages));
    for (Command command : new Command[] {Command.EXPORT, Command.THEME, Command.SHORTCUTS}) {
      var button = buttons.labelled(command);
      button.setText(
          command == Command.EXPORT ? "Export" : command == Command.THEME ? "Theme" : "Keys");
      getChildren().add(button);
    }
  }

  /** In a low window the wheel brings what has no room; the foot of the rail stays where it is. */
  private static ScrollPane scrolling(VBox toPages) {
    toPages.getStyleClass().add("rail-pages");
    ScrollPane pane = new ScrollPane(toPages);
    pane.getStyleClass().add("rail-scroll");
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setFitToWidth(true);
    pane.setFocusTraversable(false);
    pane.setMinHeight(0);
    VBox.setVgrow(pane, Priority.ALWAYS);
    return pane;
  }
}
