package dev.tessera.app.codes;

import dev.tessera.model.tile.SliceTiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What is seen of motion in the frame that is shown. */
final class SeenMotion {
  private final CodeEditor editor;
  private final BookColours colours;
  private final Supplier<Optional<SliceTiles>> tiles;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);

  /**
   * Shown where codes tell it.
   *
   * @param editor of codes
   * @param colours that are made with it
   * @param tiles of the frame, once there is a code-book
   */
  SeenMotion(CodeEditor editor, BookColours colours, Supplier<Optional<SliceTiles>> tiles) {
    this.editor = editor;
    this.colours = colours;
    this.tiles = tiles;
  }

  /** Whether it is to be shown. */
  BooleanProperty shown() {
    return shown;
  }

  /** Whether codes may tell of motion. */
  boolean possible() {
    return editor.field().filter(f -> f.base().spec().form().moves(f.base().spec())).isPresent();
  }

  /** Whether tiles begin with the frame, so that no code tells what moved before. */
  boolean beginsTiles() {
    return tiles.get().filter(slice -> slice.plane() == 0).isPresent();
  }

  /** The parts that have moved, if they are to be shown; they lag as colours do. */
  List<MovedPart> parts() {
    return colours
        .colours()
        .get()
        .filter(now -> shown.get())
        .map(CodeColours::moved)
        .orElse(List.of());
  }
}
