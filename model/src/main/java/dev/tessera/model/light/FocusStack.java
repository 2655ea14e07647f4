package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Samples;
import java.util.List;

/**
 * The views that an aperture covers, kept so that its focus can move fast: each is moved by
 * straight lines between its pixels instead of being painted anew. Immutable.
 */
public final class FocusStack {
  /** Views across an aperture that are kept at most. */
  static final int MOST_ACROSS = 9;

  /** Numbers that are kept at most: 128 MB. */
  private static final long MOST_NUMBERS = 1L << 25;

  private final int height;
  private final int width;
  private final List<View> views;

  /**
   * A view that is kept.
   *
   * @param from where on the aperture
   * @param colours (height, width, 3)
   */
  record View(Focus.Point from, Samples colours) {}

  /** Keeps views, one or more of equal size. */
  FocusStack(List<View> views) {
    this.views = List.copyOf(views);
    Samples first = views.get(0).colours();
    height = first.extent(0);
    width = first.extent(1);
  }

  /** Whether the views that an aperture covers are few and small enough to be kept. */
  public static boolean fits(ShearedShape shape, Focus focus) {
    long views = focus.through(shape.views(), Refocusing.ACROSS, MOST_ACROSS).size();
    return views * 3 * shape.view().height() * shape.view().width() <= MOST_NUMBERS;
  }

  /**
   * The picture in which what has a disparity is sharp, (height, width, 3); beyond their borders
   * views go on as they end.
   *
   * @param disparity pixels per view
   */
  public Samples focused(double disparity) {
    float[] sums = new float[3 * height * width];
    float[] line = new float[3 * width];
    float share = 1f / views.size();
    for (View view : views) {
      double down = -disparity * view.from().down();
      double right = -disparity * view.from().right();
      int top = (int) Math.floor(down);
      float lower = share * (float) (down - top);
      for (int y = 0; y < height; y++) {
        add(view.colours(), y + top, right, share - lower, line, sums, y);
        add(view.colours(), y + top + 1, right, lower, line, sums, y);
      }
    }
    return Samples.of(new int[] {height, width}, 3, sums);
  }

  /** Adds a row of a view, moved to the left, to a row of sums. */
  private void add(
      Samples view, int row, double right, float weight, float[] line, float[] sums, int to) {
    if (weight == 0) {
      return;
    }
    long from = 3L * width * Math.max(0, Math.min(height - 1, row));
    view.copyTo(from, line, 0, line.length);
    int left = (int) Math.floor(right);
    float second = weight * (float) (right - left);
    float first = weight - second;
    int base = 3 * width * to;
    for (int x = 0; x < width; x++) {
      int near = 3 * Math.max(0, Math.min(width - 1, x + left));
      int far = 3 * Math.max(0, Math.min(width - 1, x + left + 1));
      for (int c = 0; c < 3; c++) {
        sums[base + 3 * x + c] += first * line[near + c] + second * line[far + c];
      }
    }
  }
}
