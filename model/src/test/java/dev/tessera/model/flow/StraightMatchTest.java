package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.api.Test;

final class StraightMatchTest {
  private static final int COUNT = 400;

  private static Landmarks landmarks(Mesh mesh, long seed) {
    LandmarkSearch search = new LandmarkSearch(mesh, MeshDistance.of(mesh), COUNT, seed);
    while (search.step()) {}
    return search.landmarks();
  }

  /**
   * A tube that becomes thinner along x, bent by an angle along its length: a quarter is a hook.
   */
  private static Mesh tube(double bend) {
    Mesh ball = TestMeshes.icosphere(5);
    double[] p = ball.positions();
    for (int i = 0; i < p.length; i += 3) {
      double along = p[i] / Math.hypot(Math.hypot(p[i], p[i + 1]), p[i + 2]);
      double thick = 0.12 + 0.04 * along;
      double y = thick * p[i + 1] * 1.5;
      double z = thick * p[i + 2];
      double turn = bend * along / 2;
      double radius = bend == 0 ? 0 : 1.4 / bend;
      p[i] = bend == 0 ? 0.7 * along - 0 : (radius - y) * Math.sin(turn);
      p[i + 1] = bend == 0 ? y : radius - (radius - y) * Math.cos(turn);
      p[i + 2] = z;
    }
    return Mesh.of(p, ball.corners());
  }

  @Test
  void theThickEndOfATubeLiesOnTheThickEndHoweverItIsBent() {
    Landmarks straight = landmarks(tube(0), 1);
    Landmarks bent = landmarks(tube(Math.PI), 2);
    StraightMatch match = new StraightMatch(straight, bent);
    while (match.step()) {
      assertThat(match.progress()).isBetween(0.0, 1.0);
    }
    Landmarks first = match.first();
    assertThat(first.straight).hasSize(3 * COUNT);
    int right = 0;
    int asked = 0;
    for (int i = 0; i < COUNT; i++) {
      double along = straight.points[3 * i];
      if (Math.abs(along) > 0.3) {
        int nearest = 0;
        for (int j = 0; j < COUNT; j++) {
          nearest =
              SurfaceGraph.square(first.straight, i, bent.straight, j)
                      < SurfaceGraph.square(first.straight, i, bent.straight, nearest)
                  ? j
                  : nearest;
        }
        asked++;
        right += along * bent.points[3 * nearest] > 0 ? 1 : 0;
      }
    }
    assertThat(right / (double) asked).isGreaterThan(0.95);
  }

  @Test
  void whatLiesInTwoPartsHasNoStraightForm() {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(3), 0.2f, 0);
    Mesh two = TestMeshes.both(ball, TestMeshes.placed(TestMeshes.icosphere(3), 0.2f, 0.7f));
    Landmarks apart = landmarks(two, 1);
    StraightMatch match = new StraightMatch(apart, landmarks(ball, 2));
    assertThat(match.step()).isFalse();
    assertThat(match.first().straight).isEmpty();
  }
}
