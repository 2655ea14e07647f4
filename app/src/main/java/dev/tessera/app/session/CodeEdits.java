package dev.tessera.app.session;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Codes of tiles that a person changed, beside those that were fitted; immutable. */
public final class CodeEdits {
  private static final CodeEdits NONE = new CodeEdits(new TreeMap<>());

  /** Codes by tile, (D) each; never written to. */
  private final SortedMap<Integer, float[]> codes;

  private CodeEdits(SortedMap<Integer, float[]> codes) {
    this.codes = codes;
  }

  /** Nothing was changed. */
  public static CodeEdits none() {
    return NONE;
  }

  /** Changed codes by tile, (D) each; copied. */
  public static CodeEdits of(Map<Integer, float[]> codes) {
    SortedMap<Integer, float[]> copy = new TreeMap<>();
    codes.forEach((tile, code) -> copy.put(tile, code.clone()));
    return copy.isEmpty() ? NONE : new CodeEdits(copy);
  }

  /** The same with a tile's code changed to another, (D), handed over. */
  public CodeEdits with(int tile, float[] code) {
    SortedMap<Integer, float[]> more = new TreeMap<>(codes);
    more.put(tile, code);
    return new CodeEdits(more);
  }

  /** The same without a change of a tile's code. */
  public CodeEdits without(int tile) {
    SortedMap<Integer, float[]> less = new TreeMap<>(codes);
    less.remove(tile);
    return less.isEmpty() ? NONE : new CodeEdits(less);
  }

  /** Whether nothing was changed. */
  public boolean isEmpty() {
    return codes.isEmpty();
  }

  /** The tiles whose codes were changed, ascending. */
  public Set<Integer> tiles() {
    return Collections.unmodifiableSet(codes.keySet());
  }

  /** A copy of what a tile's code was changed to; empty if it was not. */
  public Optional<float[]> code(int tile) {
    return Optional.ofNullable(codes.get(tile)).map(float[]::clone);
  }

  /** The tiles of which other changes say something else. */
  public Set<Integer> differing(CodeEdits other) {
    Set<Integer> tiles = new TreeSet<>(codes.keySet());
    tiles.addAll(other.codes.keySet());
    tiles.removeIf(tile -> Arrays.equals(codes.get(tile), other.codes.get(tile)));
    return tiles;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeEdits edits && differing(edits).isEmpty();
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<Integer, float[]> each : codes.entrySet()) {
      hash = 31 * hash + each.getKey() + 7 * Arrays.hashCode(each.getValue());
    }
    return hash;
  }
}
