package dev.tessera.model.signal.io;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where the pixels of a stored image belong once its EXIF orientation is applied: stored pixel (x,
 * y) goes to the row-major index {@code start(y) + x * step()}.
 */
public final class Orientation {
  /** Nothing to be done. */
  public static final int UPRIGHT = 1;

  /** Left and right exchanged. */
  static final int MIRRORED = 2;

  /** Top and bottom exchanged. */
  static final int UPSIDE_DOWN_MIRRORED = 4;

  /** To be turned a quarter against the clock. */
  static final int QUARTER_LEFT = 8;

  /** For each code, where steps to the right and down in the stored image lead: xx, xy, yx, yy. */
  private static final List<List<Integer>> MAPS =
      List.of(
          List.of(1, 0, 0, 1),
          List.of(-1, 0, 0, 1),
          List.of(-1, 0, 0, -1),
          List.of(1, 0, 0, -1),
          List.of(0, 1, 1, 0),
          List.of(0, -1, 1, 0),
          List.of(0, -1, -1, 0),
          List.of(0, 1, -1, 0));

  private final int code;
  private final int storedWidth;
  private final int storedHeight;

  /**
   * Of an image.
   *
   * @param code EXIF orientation 1 to 8
   * @param storedWidth pixels in a stored row
   * @param storedHeight stored rows
   */
  public Orientation(int code, int storedWidth, int storedHeight) {
    this.code = code;
    this.storedWidth = storedWidth;
    this.storedHeight = storedHeight;
  }

  /**
   * The orientation whose steps lead somewhere: stored pixel (x, y) is shown at (xx x + xy y, yx x
   * + yy y), but for a shift.
   *
   * @param xx -1, 0 or 1, as are the others
   * @return empty if these are neither quarter turns nor mirrorings
   */
  public static OptionalInt of(int xx, int xy, int yx, int yy) {
    int index = MAPS.indexOf(List.of(xx, xy, yx, yy));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(1 + index);
  }

  /** The orientation of an image that is put right by one and then by another. */
  static int combined(int first, int second) {
    List<Integer> a = MAPS.get(first - 1);
    List<Integer> b = MAPS.get(second - 1);
    return 1
        + MAPS.indexOf(
            List.of(
                b.get(0) * a.get(0) + b.get(1) * a.get(2),
                b.get(0) * a.get(1) + b.get(1) * a.get(3),
                b.get(2) * a.get(0) + b.get(3) * a.get(2),
                b.get(2) * a.get(1) + b.get(3) * a.get(3)));
  }

  private boolean swapsSides() {
    return code >= 5;
  }

  /** Pixels from left to right once it is upright. */
  public int width() {
    return swapsSides() ? storedHeight : storedWidth;
  }

  /** Pixels from top to bottom once it is upright. */
  public int height() {
    return swapsSides() ? storedWidth : storedHeight;
  }

  /** Index of the first pixel of a stored row. */
  public long start(int y) {
    int lastX = storedWidth - 1;
    int lastY = storedHeight - 1;
    long across = width();
    return switch (code) {
      case 2 -> y * across + lastX;
      case 3 -> (lastY - y) * across + lastX;
      case 4 -> (lastY - y) * across;
      case 5 -> y;
      case 6 -> lastY - y;
      case 7 -> lastX * across + lastY - y;
      case 8 -> lastX * across + y;
      default -> y * across;
    };
  }

  /** Distance between the indices of neighbours in a stored row. */
  public int step() {
    return switch (code) {
      case 2, 3 -> -1;
      case 5, 6 -> width();
      case 7, 8 -> -width();
      default -> 1;
    };
  }
}
