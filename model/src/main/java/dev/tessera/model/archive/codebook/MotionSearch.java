package dev.tessera.model.archive.codebook;

/**
 * Where the tiles of a frame lay in the frame before, found between the originals by squared error
 * and by how much neighbours differ: from where others moved downhill in ever smaller steps.
 */
final class MotionSearch {
  private static final int[] STRIDES = {32, 16, 8, 4, 2, 1};

  /** A tile that differs by no more than what so many bits are worth has found its place. */
  private static final double ENOUGH = 2;

  private static final int FARTHEST = WaySymbols.FARTHEST / 4;

  private final int side;
  private final double bit;
  private final Displaced displaced;
  private final Canvas square;
  private final Canvas original;
  private final Canvas before;
  private int top;
  private int left;
  private int down;
  private int right;
  private double least;

  /**
   * Prepares.
   *
   * @param bit squared error that a bit is worth
   */
  MotionSearch(int side, double bit, Canvas original, Canvas before) {
    this.side = side;
    this.bit = bit;
    this.original = original;
    this.before = before;
    displaced = new Displaced(side);
    square = new Canvas(side, side);
  }

  /** Of a frame, and what was found for the frame before it. */
  Motion find(Motion last) {
    int columns = original.width() / side;
    int rows = original.height() / side;
    Motion found = new Motion(rows * columns);
    for (int t = 0; t < rows * columns; t++) {
      top = t / columns * side;
      left = t % columns * side;
      least = Double.MAX_VALUE;
      int leftDown = t % columns > 0 ? found.down(t - 1) : 0;
      int leftRight = t % columns > 0 ? found.right(t - 1) : 0;
      attempt(0, 0, leftDown, leftRight);
      if (least > ENOUGH * bit) {
        attempt(leftDown, leftRight, leftDown, leftRight);
        attempt(last.down(t), last.right(t), leftDown, leftRight);
        if (t >= columns) {
          attempt(found.down(t - columns), found.right(t - columns), leftDown, leftRight);
        }
        descend(leftDown, leftRight);
      }
      found.set(t, down, right);
    }
    return found;
  }

  private void descend(int leftDown, int leftRight) {
    for (int stride : STRIDES) {
      boolean better = true;
      while (better && least > ENOUGH * bit) {
        better = false;
        int fromDown = down;
        int fromRight = right;
        for (int i = 0; i < 9; i++) {
          if (i != 4) {
            better |=
                attempt(
                    fromDown + (i / 3 - 1) * stride,
                    fromRight + (i % 3 - 1) * stride,
                    leftDown,
                    leftRight);
          }
        }
      }
    }
  }

  private boolean attempt(int toDown, int toRight, int leftDown, int leftRight) {
    if (Math.max(Math.abs(toDown), Math.abs(toRight)) > FARTHEST) {
      return false;
    }
    displaced.copy(before, top, left, toDown, toRight, square);
    int away = Math.abs(toDown - leftDown) + Math.abs(toRight - leftRight);
    double bits = away == 0 ? 1 : 4 + 2 * Math.log(away) / Math.log(2);
    double cost = displaced.error(square, original, top, left) + bit * bits;
    if (cost < least) {
      least = cost;
      down = toDown;
      right = toRight;
      return true;
    }
    return false;
  }
}
