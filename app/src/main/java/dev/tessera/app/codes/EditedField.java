package dev.tessera.app.codes;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A field whose codes are changed tile by tile; a change costs one code, not a code-book. Mutable,
 * for one thread.
 */
final class EditedField {
  private final Fitted<GridTiling> base;
  private final Map<Integer, float[]> changed = new TreeMap<>();
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
    float[] own = changed.get(tile);
    return own == null ? base.codes().code(tile) : own.clone();
  }

  /** Replaces a tile's code, (D), handed over; the code of the base counts as no change. */
  void set(int tile, float[] code) {
    if (Arrays.equals(code, base.codes().code(tile))) {
      changed.remove(tile);
    } else {
      changed.put(tile, code);
    }
    whole = changed.isEmpty() ? Optional.of(base) : Optional.empty();
  }

  /** Whether any code differs from the base. */
  boolean edited() {
    return !changed.isEmpty();
  }

  /** Whether a tile's code differs from the base. */
  boolean edited(int tile) {
    return changed.containsKey(tile);
  }

  /** The tiles whose codes differ from the base, ascending. */
  Set<Integer> editedTiles() {
    return new TreeSet<>(changed.keySet());
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
    changed.forEach((tile, code) -> System.arraycopy(code, 0, values, tile * latent(), latent()));
    return new Fitted<>(base.tiling(), base.weights(), Codes.of(tiles, latent(), values));
  }
}
