package dev.tessera.app.codes;

import java.util.Arrays;
import java.util.Map;

/**
 * A change of one code or more that is undone as one.
 *
 * @param gesture edits in a row with the same gesture become one; empty for one of its own
 * @param before codes by tile as they were, (D) each
 * @param after codes of the same tiles as they became
 */
record CodeEdit(String gesture, Map<Integer, float[]> before, Map<Integer, float[]> after) {
  /** Copies the maps; the arrays are handed over. */
  CodeEdit {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** A change of one code. */
  static CodeEdit of(String gesture, int tile, float[] before, float[] after) {
    return new CodeEdit(gesture, Map.of(tile, before), Map.of(tile, after));
  }

  /** Whether it leaves every code as it was. */
  boolean changesNothing() {
    return before.entrySet().stream()
        .allMatch(entry -> Arrays.equals(entry.getValue(), after.get(entry.getKey())));
  }

  /** Whether a later edit is part of the same gesture. */
  boolean goesOnWith(CodeEdit later) {
    return !gesture.isEmpty()
        && gesture.equals(later.gesture)
        && before.keySet().equals(later.before.keySet());
  }
}
