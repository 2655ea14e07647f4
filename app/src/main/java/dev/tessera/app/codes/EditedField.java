package dev.tessera.app.codes;

import dev.tessera.app.session.CodeEdits;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.Set;

/**
 * A field whose codes are changed tile by tile; a change costs one code, not a code-book. Mutable,
 * for one thread.
 */
final class EditedField {
  private final Fitted<GridTiling> base;
  private CodeEdits edits = CodeEdits.none();
  private Optional<Fitted<GridTiling>> whole;

  /** Begins without changes. */
  EditedField(Fitted<GridTiling> base) {
    this.base = base;
    whole = Optional.of(base);
  }

  /** The field without changes. */
  Fitted<GridTiling> base() {
    return base;
  }

  /** D. */
  int latent() {
    return base.codes().latent();
  }

  /** A copy of a tile's code as it is now, (D). */
  float[] code(int tile) {
    return edits.code(tile).orElseGet(() -> base.codes().code(tile));
  }

  /** Takes other changes in place of those before; tells the tiles whose codes are others now. */
  Set<Integer> take(CodeEdits others) {
    Set<Integer> tiles = edits.differing(others);
    if (!tiles.isEmpty()) {
      edits = others;
      whole = edits.isEmpty() ? Optional.of(base) : Optional.empty();
    }
    return tiles;
  }

  /** What differs from the base. */
  CodeEdits edits() {
    return edits;
  }

  /** Whether any code differs from the base. */
  boolean edited() {
    return !edits.isEmpty();
  }

  /** Whether a tile's code differs from the base. */
  boolean edited(int tile) {
    return edits.tiles().contains(tile);
  }

  /** The field as it is now; immutable. */
  Fitted<GridTiling> field() {
    Fitted<GridTiling> now = whole.orElseGet(this::composed);
    whole = Optional.of(now);
    return now;
  }

  private Fitted<GridTiling> composed() {
    int tiles = base.codes().tiles();
    float[] values = new float[tiles * latent()];
    base.codes().copyTo(0, tiles, values, 0);
    for (int tile : edits.tiles()) {
      System.arraycopy(code(tile), 0, values, tile * latent(), latent());
    }
    return new Fitted<>(base.tiling(), base.weights(), Codes.of(tiles, latent(), values));
  }
}
