package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaneSweepTest {
  private static final int HEIGHT = 40;
  private static final int WIDTH = 56;
  private static final double LEAST = -3;
  private static final double SPACING = 0.25;
  private static final int CANDIDATES = 25;

  /** The disparity of what a pixel of the view that is swept shows. */
  private interface Depth {
    double at(double y, double x);
  }

  private static float texture(int colour, double y, double x) {
    double waves =
        Math.sin(0.9 * y + 0.31 * x + colour)
            + Math.sin(-0.37 * y + 1.1 * x + 2 * colour)
            + Math.sin(0.53 * y - 0.71 * x);
    return (float) (0.5 + waves / 7);
  }

  /** What a view, so far from the first, shows of something that lies all at one depth. */
  private static ReducedView view(double down, double right, Depth depth) {
    float[] planes = new float[3 * HEIGHT * WIDTH];
    for (int i = 0; i < planes.length; i++) {
      int y = i / WIDTH % HEIGHT;
      int x = i % WIDTH;
      double d = depth.at(y, x);
      planes[i] = texture(i / (HEIGHT * WIDTH), y + d * down, x + d * right);
    }
    return new ReducedView(HEIGHT, WIDTH, planes);
  }

  private static PlaneSweep swept(Depth depth, int[]... places) {
    List<PlaneSweep.Neighbour> neighbours = new ArrayList<>();
    for (int[] place : places) {
      neighbours.add(new PlaneSweep.Neighbour(view(place[0], place[1], depth), place[0], place[1]));
    }
    PlaneSweep sweep = new PlaneSweep(view(0, 0, depth), neighbours);
    for (int c = 0; c < CANDIDATES; c++) {
      assertThat(sweep.compare(LEAST + c * SPACING)).isFalse();
    }
    assertThat(sweep.place(LEAST, SPACING)).isFalse();
    return sweep;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2.1, -1, -0.3, 0, 0.6, 1.37, 2.5})
  void aPlaneIsFoundBetweenCandidatesAndAtTheBorders(double disparity) {
    float[] found =
        swept((y, x) -> disparity, new int[] {0, 1}, new int[] {0, -1}, new int[] {1, 0})
            .disparities();
    for (float each : found) {
      assertThat((double) each).isBetween(disparity - 0.06, disparity + 0.06);
    }
  }

  /** Seen from the right, what is near covers what is far on its left side; the left sees it. */
  @ParameterizedTest
  @CsvSource({"-1, 1.5", "2, 0", "-2, 2"})
  void eachSideOfAViewIsFoundByTheNeighbourThatSeesIt(double left, double right) {
    Depth depth = (y, x) -> x < WIDTH / 2.0 ? left : right;
    float[] found = swept(depth, new int[] {0, 1}, new int[] {0, -1}).disparities();
    int off = 0;
    for (int i = 0; i < found.length; i++) {
      int x = i % WIDTH;
      if (Math.abs(x - WIDTH / 2) > 7) {
        off += Math.abs(found[i] - depth.at(0, x)) > 0.1 ? 1 : 0;
      }
    }
    assertThat(off).isLessThan(found.length / 100);
  }

  @Test
  void whatHasNoTextureTellsNothingApart() {
    float[] grey = new float[3 * HEIGHT * WIDTH];
    ReducedView flat = new ReducedView(HEIGHT, WIDTH, grey);
    PlaneSweep sweep = new PlaneSweep(flat, List.of(new PlaneSweep.Neighbour(flat, 0, 1)));
    for (int c = 0; c < CANDIDATES; c++) {
      sweep.compare(LEAST + c * SPACING);
    }
    float[] contrasts = sweep.contrasts();
    for (int i = 0; i < contrasts.length; i++) {
      if (i % WIDTH > 7 && i % WIDTH < WIDTH - 8) { // moved pictures know nothing of the border
        assertThat(contrasts[i]).isZero();
      }
    }
    for (float contrast : swept((y, x) -> 0.5, new int[] {0, 1}).contrasts()) {
      assertThat(contrast).isGreaterThan(0.02f);
    }
  }
}
