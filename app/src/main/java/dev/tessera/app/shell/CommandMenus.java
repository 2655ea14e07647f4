package dev.tessera.app.shell;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu bar and the keys, made from the table of commands. */
final class CommandMenus {
  private final CommandTable table;

  CommandMenus(CommandTable table) {
    this.table = table;
  }

  /** All menus; {@code extra} may add items to one of them. */
  MenuBar bar(Function<Command, Menu> submenus) {
    MenuBar bar = new MenuBar();
    for (Command.Menu kind : Command.Menu.values()) {
      Menu menu = new Menu(kind.title());
      for (Command command : Command.of(kind)) {
        menu.getItems().add(item(command));
        if (command == Command.OPEN) {
          menu.getItems().add(submenus.apply(command));
        }
      }
      bar.getMenus().add(menu);
    }
    bar.setAccessibleText("Menus");
    return bar;
  }

  private MenuItem item(Command command) {
    CommandTable.Entry entry = table.entry(command);
    MenuItem item =
        entry
            .on()
            .<MenuItem>map(
                on -> {
                  CheckMenuItem check = new CheckMenuItem(command.title());
                  on.subscribe(check::setSelected);
                  check.setOnAction(
                      event -> {
                        table.run(command);
                        check.setSelected(on.getValue());
                      });
                  return check;
                })
            .orElseGet(
                () -> {
                  MenuItem plain = new MenuItem(command.title(), new FontIcon(command.icon()));
                  plain.setOnAction(event -> table.run(command));
                  return plain;
                });
    entry.title().ifPresent(item.textProperty()::bind);
    item.setAccelerator(command.keys().get(0));
    item.disableProperty().bind(Bindings.not(entry.enabled()));
    return item;
  }

  /** Makes a scene obey the other keys too, and keeps bare keys for text while one is typed. */
  void install(Scene scene) {
    for (Command command : Command.values()) {
      command.keys().stream()
          .skip(1)
          .forEach(key -> scene.getAccelerators().put(key, () -> table.run(command)));
    }
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (isTyping(scene.getFocusOwner()) && isBare(event) && isCommand(event)) {
            event.consume();
          }
        });
  }

  private static boolean isCommand(KeyEvent event) {
    for (Command command : Command.values()) {
      for (KeyCombination key : command.keys()) {
        if (key.match(event)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTyping(Node focused) {
    return focused instanceof TextInputControl;
  }

  private static boolean isBare(KeyEvent event) {
    return !event.isShortcutDown()
        && !event.isAltDown()
        && !event.getCode().isFunctionKey()
        && event.getCode() != KeyCode.ESCAPE;
  }
}
