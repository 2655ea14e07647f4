package dev.tessera.model.tile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sizes of tiles as people and files write them: "8" along every axis, or "4x8x8", slowest first.
 */
public final class TileText {
  private TileText() {}

  /** One number where all sides are alike. */
  public static String of(List<Integer> sides) {
    return sides.stream().distinct().count() == 1
        ? sides.get(0).toString()
        : sides.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /**
   * The sides that a text tells: one number, or one per axis.
   *
   * @throws IllegalArgumentException with one sentence without a full stop if it tells none
   */
  public static List<Integer> sides(String text) {
    if (!text.matches("\\d{1,6}(x\\d{1,6}){0,3}")) {
      throw new IllegalArgumentException(
          "tile must be a number, or one per axis such as 4x8x8, found " + text);
    }
    return Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList();
  }
}
