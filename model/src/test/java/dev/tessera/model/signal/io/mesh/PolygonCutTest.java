package dev.tessera.model.signal.io.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolygonCutTest {
  @Test
  void anArrowHeadIsNotCutThroughItsNotch() throws BadMeshException {
    double[] arrow = {0, 0, 0, 4, 1, 0, 0, 2, 0, 1, 1, 0};

    assertThat(areas(arrow)).containsExactlyInAnyOrder(1.5, 1.5);
  }

  @Test
  void aCornerOnAStraightSideMakesNoFlatTriangle() throws BadMeshException {
    double[] square = {0, 0, 0, 1, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0};

    double[] areas = areas(square);
    assertThat(areas).hasSize(3);
    for (double area : areas) {
      assertThat(area).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 8, 13, 40})
  void starsOfAnyOutlineAreFilledOnce(int corners) throws BadMeshException {
    SplittableRandom random = new SplittableRandom(corners);
    for (int round = 0; round < 30; round++) {
      double[] star = new double[3 * corners];
      double area = 0;
      double[] radius = new double[corners];
      for (int i = 0; i < corners; i++) {
        radius[i] = 0.2 + random.nextDouble();
        double angle = 2 * Math.PI * i / corners;
        double x = radius[i] * Math.cos(angle);
        // A tilted plane, so that the projection matters.
        star[3 * i] = (float) x;
        star[3 * i + 1] = (float) (radius[i] * Math.sin(angle));
        star[3 * i + 2] = (float) (2 * x);
      }
      for (int i = 0; i < corners; i++) {
        area +=
            radius[i]
                * radius[(i + 1) % corners]
                * Math.sin(2 * Math.PI / corners)
                / 2
                * Math.sqrt(5);
      }
      double sum = 0;
      for (double part : areas(star)) {
        assertThat(part).isPositive();
        sum += part;
      }
      assertThat(sum).isCloseTo(area, within(1e-5 * area));
    }
  }

  @Test
  void aPolygonThatWouldTakeForeverIsRefused() {
    int n = 30_000;
    int[] corners = new int[n];
    for (int i = 0; i < n; i++) {
      corners[i] = i;
    }
    assertThatExceptionOfType(BadMeshException.class)
        .isThrownBy(() -> new PolygonCut().cut(new double[3 * n], corners, n, (a, b, c) -> {}))
        .withMessage("one of 30000");
  }

  @Test
  void flatPolygonsStillGiveTheirTriangles() throws BadMeshException {
    assertThat(areas(new double[18])).hasSize(4);
    assertThat(areas(new double[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0})).hasSize(2);
  }

  /** Areas along the normal of the whole polygon: negative where a triangle is turned over. */
  private static double[] areas(double[] polygon) throws BadMeshException {
    int n = polygon.length / 3;
    int[] corners = new int[n];
    double[] whole = new double[3];
    for (int i = 0; i < n; i++) {
      corners[i] = i;
      add(whole, polygon, 0, i, (i + 1) % n);
    }
    double length = Math.sqrt(whole[0] * whole[0] + whole[1] * whole[1] + whole[2] * whole[2]);
    double[] areas = new double[n - 2];
    int[] count = {0};
    new PolygonCut()
        .cut(
            polygon,
            corners,
            n,
            (a, b, c) -> {
              double[] cross = new double[3];
              add(cross, polygon, a, b, c);
              areas[count[0]++] =
                  (cross[0] * whole[0] + cross[1] * whole[1] + cross[2] * whole[2]) / (2 * length);
            });
    assertThat(count[0]).isEqualTo(n - 2);
    return areas;
  }

  private static void add(double[] sum, double[] p, int a, int b, int c) {
    for (int axis = 0; axis < 3; axis++) {
      int i = (axis + 1) % 3;
      int j = (axis + 2) % 3;
      sum[axis] +=
          (p[3 * b + i] - p[3 * a + i]) * (p[3 * c + j] - p[3 * a + j])
              - (p[3 * b + j] - p[3 * a + j]) * (p[3 * c + i] - p[3 * a + i]);
    }
  }
}
