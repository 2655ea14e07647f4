package dev.tessera.app.fx;

import java.util.Objects;
import javafx.collections.ObservableList;

/** Style sheets that lie beside the classes they dress. */
public final class StyleSheets {
  private StyleSheets() {}

  /**
   * Adds a style sheet.
   *
   * @param sheets of a node or a scene
   * @param beside lies in the same package
   */
  public static void add(ObservableList<String> sheets, Class<?> beside, String name) {
    sheets.add(Objects.requireNonNull(beside.getResource(name), name).toExternalForm());
  }
}
