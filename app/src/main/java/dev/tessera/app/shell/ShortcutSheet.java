package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sheet under F1: every command with its keys, and what the mouse does. */
final class ShortcutSheet extends HBox {
  ShortcutSheet() {
    getStyleClass().add("shortcut-sheet");
    VBox left = new VBox(20, section(Command.Menu.FILE), section(Command.Menu.RUN));
    VBox right = new VBox(20, section(Command.Menu.VIEW), section(Command.Menu.HELP), mouse());
    getChildren().addAll(left, right);
  }

  private static Node section(Command.Menu menu) {
    GridPane grid = grid();
    for (Command command : Command.of(menu)) {
      row(
          grid,
          command.title(),
          command.keys().stream().map(KeyCombination::getDisplayText).toList());
    }
    return titled(menu.title(), grid);
  }

  private static Node mouse() {
    GridPane grid = grid();
    row(grid, "Zoom at the cursor", List.of("Wheel"));
    row(grid, "Move the picture", List.of("Drag"));
    row(grid, "Original while held", List.of("Shift"));
    row(grid, "Select a tile", List.of("Click"));
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

  private static void row(GridPane grid, String title, List<String> keys) {
    FlowPane caps =
        new FlowPane(
            4,
            4,
            keys.stream()
                .limit(2)
                .map(
                    text -> {
                      Label cap = new Label(text);
                      cap.getStyleClass().add("key-cap");
                      return cap;
                    })
                .toArray(Node[]::new));
    caps.setAlignment(Pos.CENTER_RIGHT);
    caps.setPrefWrapLength(150);
    Label name = new Label(title);
    GridPane.setValignment(name, VPos.CENTER);
    grid.addRow(grid.getRowCount(), name, caps);
    caps.setAccessibleText(keys.stream().collect(Collectors.joining(", ")));
  }
}
