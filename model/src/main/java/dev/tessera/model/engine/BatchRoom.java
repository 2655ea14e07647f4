package dev.tessera.model.engine;

import java.util.OptionalLong;

/** How much of a GPU's memory is for one batch. */
public final class BatchRoom {
  /** The rest is for what lives longer, for other programs, and for gaps between arrays. */
  private static final int SHARE = 2;

  private BatchRoom() {}

  /**
   * Items to work on together: as many as are worth it, unless the memory has room for fewer; 1 at
   * least.
   *
   * @param freeBytes memory that nobody uses, where it is known
   * @param floatsPerItem floats that live at the same time for each item, at least 1
   * @param most more items than these bring nothing
   */
  public static long items(OptionalLong freeBytes, long floatsPerItem, long most) {
    if (freeBytes.isEmpty()) {
      return Math.max(1, most);
    }
    long fit = freeBytes.getAsLong() / SHARE / Float.BYTES / floatsPerItem;
    return Math.max(1, Math.min(most, fit));
  }
}
