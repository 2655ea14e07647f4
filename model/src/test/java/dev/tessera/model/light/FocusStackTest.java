package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.field.ShearedShape.ViewSize;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FocusStackTest {
  private static final int SIDE = 16;

  /** A slope that moves by 1.5 pixels to the left and up from view to view. */
  private static Samples view(double down, double right) {
    float[] values = new float[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double slope = 0.01 * (x + 1.5 * right) + 0.02 * (y + 1.5 * down);
        for (int c = 0; c < 3; c++) {
          values[3 * (y * SIDE + x) + c] = (float) (slope + 0.1 * c);
        }
      }
    }
    return Samples.of(new int[] {SIDE, SIDE}, 3, values);
  }

  private static FocusStack stack() {
    List<FocusStack.View> views = new ArrayList<>();
    for (int down = 0; down <= 1; down++) {
      for (int right = 0; right <= 1; right++) {
        views.add(new FocusStack.View(new Focus.Point(down, right), view(down, right)));
      }
    }
    return new FocusStack(views);
  }

  @Test
  void whatIsFocusedOnLiesWhereTheMiddleViewHasIt() {
    Samples focused = stack().focused(1.5);
    Samples middle = view(0, 0);
    for (int y = 3; y < SIDE - 3; y++) {
      for (int x = 3; x < SIDE - 3; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(focused.get((long) y * SIDE + x, c))
              .isCloseTo(middle.get((long) y * SIDE + x, c), within(1e-6f));
        }
      }
    }
  }

  /** Away from the focus views are moved apart: by half a view times 1.5 pixels on average. */
  @Test
  void whatIsNotFocusedOnIsTheMeanOfMovedViews() {
    Samples focused = stack().focused(0);
    assertThat(focused.get(5L * SIDE + 7, 0))
        .isCloseTo((float) (0.07 + 0.1 + 0.75 * 0.01 + 0.75 * 0.02), within(1e-6f));
  }

  @Test
  void largeViewsAreNotKept() {
    ViewGrid grid = new ViewGrid(/* rows= */ 17, /* columns= */ 17);
    Focus focus = new Focus(8, 8, 0, 8, /* round= */ false);
    assertThat(FocusStack.fits(new ShearedShape(grid, 1, new ViewSize(160, 240), 8, 2, 1), focus))
        .isTrue();
    assertThat(FocusStack.fits(new ShearedShape(grid, 1, new ViewSize(1024, 1024), 8, 2, 1), focus))
        .isFalse();
  }
}
