package dev.tessera.app.save;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button with one entry for each kind that can be saved; each asks for a place and saves. */
public final class SaveMenu extends MenuButton {
  /**
   * A button.
   *
   * @param tip what is saved, shown as tooltip
   * @param aloud the same, read aloud
   */
  public SaveMenu(SaveFlow flow, String tip, String aloud) {
    super("Save", new FontIcon("mdi2c-content-save-outline"));
    setTooltip(new Tooltip(tip));
    setAccessibleText(aloud);
    for (ExportKind kind : flow.kinds()) {
      MenuItem item = new MenuItem(kind.label() + "\u2026");
      item.setOnAction(
          event -> {
            flow.kind().set(kind);
            SaveView.choose(flow, getScene().getWindow());
          });
      getItems().add(item);
    }
  }
}
