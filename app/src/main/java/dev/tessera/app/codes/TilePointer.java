package dev.tessera.app.codes;

import dev.tessera.model.fit.Snapshot.TileCode;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which tile of a picture, or of the frame that is shown, is pointed at and which is chosen. */
public final class TilePointer {
  /** Stands for no tile where a tile's number is expected. */
  public static final int NO_TILE = -1;

  private final CodeEditor editor;
  private final Supplier<Optional<SliceTiles>> tiles;
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(NO_TILE);
  private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(NO_TILE);
  private final ReadOnlyObjectWrapper<Optional<TileCode>> code =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * No tile yet.
   *
   * @param editor of codes, which is told whose code it is to change
   * @param tiles of the picture or frame that is shown, once there is a code-book
   */
  TilePointer(CodeEditor editor, Supplier<Optional<SliceTiles>> tiles) {
    this.editor = editor;
    this.tiles = tiles;
  }

  /** The tile whose code is shown, {@link #NO_TILE} for none. */
  public ReadOnlyIntegerProperty selected() {
    return selected.getReadOnlyProperty();
  }

  /** The tile under the cursor, {@link #NO_TILE} for none. */
  public ReadOnlyIntegerProperty hovered() {
    return hovered.getReadOnlyProperty();
  }

  /** The selected tile's code as it is now. */
  public ReadOnlyObjectProperty<Optional<TileCode>> code() {
    return code.getReadOnlyProperty();
  }

  /** Shows a tile's code; positions outside count as the nearest inside. */
  public void select(int tile) {
    tiles.get().ifPresent(t -> selected.set(clamp(tile, t.grid().tileCount())));
    refresh();
  }

  /** Selects the neighbour of the selected tile, kept within the picture. */
  public void move(int down, int right) {
    Optional<SliceTiles> shown = tiles.get();
    if (shown.isPresent() && selected.get() != NO_TILE) {
      GridTiling g = shown.get().grid();
      int row = clamp(g.coordinate(selected.get(), 0) + down, g.tilesAlong(0));
      int column = clamp(g.coordinate(selected.get(), 1) + right, g.tilesAlong(1));
      select(row * g.tilesAlong(1) + column);
    }
  }

  /** Tells which tile the cursor is on; {@link #NO_TILE} for none. */
  void hover(int tile) {
    hovered.set(tile);
  }

  /** There are no tiles any more. */
  void forget() {
    selected.set(NO_TILE);
    hovered.set(NO_TILE);
    refresh();
  }

  /** Other tiles are there: the one in the middle is chosen. */
  void begin(GridTiling grid) {
    hovered.set(NO_TILE);
    int middle = grid.tilesAlong(0) / 2 * grid.tilesAlong(1);
    selected.set(middle + grid.tilesAlong(1) / 2);
    refresh();
  }

  /** Reads the code of the selected tile again. */
  void refresh() {
    int tile = selected.get();
    int inClip = tile == NO_TILE ? NO_TILE : tiles.get().map(t -> t.tile(tile)).orElse(NO_TILE);
    code.set(
        editor.field().filter(f -> inClip != NO_TILE).map(f -> new TileCode(tile, f.code(inClip))));
    editor.select(inClip);
  }

  private static int clamp(int value, int count) {
    return Math.max(0, Math.min(count - 1, value));
  }
}
