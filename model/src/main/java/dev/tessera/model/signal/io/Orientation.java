package dev.tessera.model.signal.io;

/**
 * Where the pixels of a stored image belong once its EXIF orientation is applied: stored pixel (x,
 * y) goes to the row-major index {@code start(y) + x * step()}.
 */
final class Orientation {
  private final int code;
  private final int storedWidth;
  private final int storedHeight;

  Orientation(int code, int storedWidth, int storedHeight) {
    this.code = code;
    this.storedWidth = storedWidth;
    this.storedHeight = storedHeight;
  }

  private boolean swapsSides() {
    return code >= 5;
  }

  int width() {
    return swapsSides() ? storedHeight : storedWidth;
  }

  int height() {
    return swapsSides() ? storedWidth : storedHeight;
  }

  /** Index of the first pixel of a stored row. */
  int start(int y) {
    int lastX = storedWidth - 1;
    int lastY = storedHeight - 1;
    return switch (code) {
      case 2 -> y * width() + lastX;
      case 3 -> (lastY - y) * width() + lastX;
      case 4 -> (lastY - y) * width();
      case 5 -> y;
      case 6 -> lastY - y;
      case 7 -> lastX * width() + lastY - y;
      case 8 -> lastX * width() + y;
      default -> y * width();
    };
  }

  /** Distance between the indices of neighbours in a stored row. */
  int step() {
    return switch (code) {
      case 2, 3 -> -1;
      case 5, 6 -> width();
      case 7, 8 -> -width();
      default -> 1;
    };
  }
}
