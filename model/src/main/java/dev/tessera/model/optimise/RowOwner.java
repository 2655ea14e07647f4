package dev.tessera.model.optimise;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets others copy a code-book and its moments while their owner moves them; for the owner's
 * thread.
 */
public final class RowOwner {
  /** What has a row for each tile; all else is small. */
  private static final Set<String> LARGE = Set.of("codes", "codes.mean", "codes.square");

  /** A copy that nobody waits for any more is not kept alive. */
  private final List<WeakReference<RowCopy>> copies = new ArrayList<>();

  /** Says which rows will be written to. */
  public void beforeWriting(int[] rows) {
    copies.removeIf(
        reference -> {
          RowCopy copy = reference.get();
          return copy == null || !copy.keep(rows);
        });
  }

  /**
   * A copy of what is there now; what is small is copied at once.
   *
   * @param columns D, numbers of a code, 0 or more
   * @param save puts the arrays, which may be the owner's own
   */
  public RowCopy copy(int columns, Consumer<Map<String, float[]>> save) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    save.accept(arrays);
    Map<String, float[]> live = new LinkedHashMap<>(arrays);
    live.keySet().retainAll(columns == 0 ? Set.of() : LARGE); // without codes all is small
    arrays.keySet().removeAll(live.keySet());
    arrays.replaceAll((name, values) -> values.clone());
    RowCopy copy = new RowCopy(Math.max(1, columns), live, arrays);
    copies.add(new WeakReference<>(copy));
    return copy;
  }
}
