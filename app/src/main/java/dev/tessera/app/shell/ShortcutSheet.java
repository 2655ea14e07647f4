package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sheet under F1: every command with its keys, and what the mouse does. */
final class ShortcutSheet extends HBox {
  ShortcutSheet() {
    getStyleClass().add("shortcut-sheet");
    VBox left = new VBox(20, section(Command.Menu.FILE), section(Command.Menu.RUN));
    VBox middle = new VBox(20, section(Command.Menu.EDIT), section(Command.Menu.HELP), mouse());
    VBox right = new VBox(20, section(Command.Menu.VIEW));
    getChildren().addAll(left, middle, right);
  }

  private static Node section(Command.Menu menu) {
    GridPane grid = grid();
    for (Command command : Command.of(menu)) {
      row(grid, command.title(), command.keyText());
    }
    return titled(menu.title(), grid);
  }

  private static Node mouse() {
    GridPane grid = grid();
    row(grid, "Zoom at the cursor", "Wheel");
    row(grid, "Move the picture", "Drag");
    row(grid, "Original while held", "Shift");
    row(grid, "Select a tile", "Click");
    return titled("Mouse", grid);
  }

  private static Node titled(String title, Node content) {
    Label heading = new Label(title);
    heading.getStyleClass().addAll(Styles.TEXT_BOLD, Styles.TEXT_MUTED);
    return new VBox(8, heading, content);
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcut-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints keys = new ColumnConstraints();
    keys.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(names, keys);
    return grid;
  }

  private static void row(GridPane grid, String title, String key) {
    Label cap = new Label(key);
    cap.getStyleClass().add("key-cap");
    Label name = new Label(title);
    name.setLabelFor(cap);
    grid.addRow(grid.getRowCount(), name, cap);
  }
}
