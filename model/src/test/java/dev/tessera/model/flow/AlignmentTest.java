package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AlignmentTest {
  @Test
  void aCubeLiesOnTheTableInTwentyFourWays() {
    List<Rotation> starts = Alignment.starts();
    assertThat(starts).hasSize(24);
    assertThat(starts.get(0).angle()).isCloseTo(0, within(1e-9));
    for (int i = 0; i < 24; i++) {
      double[] m = starts.get(i).matrix();
      for (double element : m) {
        assertThat(Math.abs(element - Math.rint(element))).isLessThan(1e-9);
      }
      for (int j = 0; j < i; j++) {
        assertThat(dot(m, starts.get(j).matrix())).as("%d and %d", i, j).isLessThan(2.9);
      }
    }
  }

  /** An L has no symmetry but a mirror's: there is one turn that brings it back. */
  @Test
  void anLThatWasTurnedIsTurnedBack() {
    Rotation turn = Rotation.of(Math.cos(1), Math.sin(1) * 0.6, Math.sin(1) * 0.8, 0);
    double[] points = new double[3 * 130];
    double[] normals = new double[points.length];
    double[] ways = new double[2 * 130];
    for (int i = 0; i < 130; i++) {
      boolean foot = i % 3 == 0;
      points[3 * i] = foot ? (i % 11) / 20.0 : (i % 7) / 70.0;
      points[3 * i + 1] = foot ? (i % 5) / 50.0 : (i % 13) / 15.0 - 0.2;
      points[3 * i + 2] = (i % 4) / 15.0;
      normals[3 * i + 2] = i % 4 < 2 ? -1 : 1;
      ways[2 * i] = Math.abs(points[3 * i]) + Math.abs(points[3 * i + 1]);
    }
    Alignment.Placed away = new Alignment.Placed(turn, new double[] {0.1, 0, 0.05});
    Landmarks from = new Landmarks(points, normals, ways, new double[0], new int[0][]);
    Landmarks to =
        new Landmarks(away.apply(points), away.turned(normals), ways, new double[0], new int[0][]);
    Alignment alignment = new Alignment(from, to);
    while (alignment.step()) {
      assertThat(alignment.progress()).isBetween(0.0, 1.0);
    }
    double[] found = alignment.best().turn().matrix();
    double apart = (dot(turn.matrix(), found) - 1) / 2;
    assertThat(Math.acos(Math.min(1, apart))).isLessThan(0.05);
  }

  /** The trace of A^T B: 3 for equal rotations. */
  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
