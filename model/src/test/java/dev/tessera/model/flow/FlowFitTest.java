package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.TestMeshes;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FlowFitTest {
  private static final FlowOptions SHORT = new FlowOptions(120, 1);

  private static ShapeSignal shape(String name, Mesh mesh) {
    return new ShapeSignal(name, mesh, new Placement(0, 0, 0, 1, UpAxis.Y));
  }

  /** A mesh, turned about z and moved along x. */
  private static Mesh moved(Mesh mesh, double angle, double along) {
    double[] p = mesh.positions();
    for (int i = 0; i < p.length; i += 3) {
      double x = p[i];
      p[i] = Math.cos(angle) * x - Math.sin(angle) * p[i + 1] + along;
      p[i + 1] = Math.sin(angle) * x + Math.cos(angle) * p[i + 1];
    }
    return Mesh.of(p, mesh.corners());
  }

  private static Flow flow(ShapeSignal first, ShapeSignal second, PointPairs pairs) {
    try (FlowFit fit = new FlowFit(FlowSurfaces.ENGINE::scope, first, second, pairs, SHORT)) {
      double before = 0;
      while (fit.step()) {
        assertThat(fit.progress()).isBetween(before, 1.0);
        before = fit.progress();
      }
      return fit.flow();
    }
  }

  private static double volume(Mesh mesh) {
    return MeshReport.of(mesh).signedVolume();
  }

  /** A blend of these has nothing half-way: they do not touch. */
  @Test
  void aSphereThatMovesIsASphereAllTheWay() {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(4), 0.3f, 0);
    ShapeSignal first = shape("left", moved(ball, 0, -0.4));
    Mesh finer = TestMeshes.placed(TestMeshes.icosphere(5), 0.3f, 0);
    ShapeSignal second = shape("right", moved(finer, 0, 0.4));
    Flow flow = flow(first, second, PointPairs.NONE);
    for (double place : new double[] {0.25, 0.5, 0.75}) {
      Mesh mesh = FlowSurfaces.between(flow, first, second, place);
      MeshReport report = MeshReport.of(mesh);
      assertThat(report.components()).isEqualTo(1);
      assertThat(report.signedVolume()).isCloseTo(volume(ball), within(0.05 * volume(ball)));
      double middle = 0.8 * place - 0.4;
      for (int v = 0; v < mesh.vertexCount(); v++) {
        double x = mesh.position(v, 0) - middle;
        double y = mesh.position(v, 1);
        double z = mesh.position(v, 2);
        assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(0.3, within(0.05));
      }
    }
  }

  /** Both have the same faces, so that it is known how it was turned. */
  @Test
  void aBoxThatIsTurnedIsTheSameBoxHalfTurnedHalfWay() {
    Mesh centred = centred(TestMeshes.box(1.2f, 0.4f, 0.25f));
    ShapeSignal first = shape("before", centred);
    ShapeSignal second = shape("after", moved(centred, Math.PI / 3, 0));
    Flow flow = flow(first, second, PointPairs.NONE);
    Mesh half = FlowSurfaces.between(flow, first, second, 0.5);
    assertThat(volume(half)).isCloseTo(0.12, within(0.006));
    MeshDistance expected = MeshDistance.of(moved(centred, Math.PI / 6, 0));
    float[] far = expected.at(half, done -> {});
    double sum = 0;
    for (float d : far) {
      sum += Math.abs(d);
    }
    assertThat(sum / far.length).isLessThan(0.02);
  }

  private static Mesh centred(Mesh mesh) {
    double[] p = mesh.positions();
    double[] low = {9, 9, 9};
    double[] high = {-9, -9, -9};
    for (int i = 0; i < p.length; i++) {
      low[i % 3] = Math.min(low[i % 3], p[i]);
      high[i % 3] = Math.max(high[i % 3], p[i]);
    }
    for (int i = 0; i < p.length; i++) {
      p[i] -= (low[i % 3] + high[i % 3]) / 2;
    }
    return Mesh.of(p, mesh.corners());
  }

  @Test
  void bothEndsAreTheDistancesThemselves() {
    ShapeSignal first = shape("ball", TestMeshes.placed(TestMeshes.icosphere(3), 0.5f, 0));
    ShapeSignal second = shape("torus", TestMeshes.torus(0.5, 0.2, 40, 20));
    Flow flow = flow(first, second, PointPairs.NONE);
    SplittableRandom random = new SplittableRandom(7);
    float[] points = new float[300];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1, 1);
    }
    for (int end = 0; end < 2; end++) {
      MeshDistance own = MeshDistance.of((end == 0 ? first : second).mesh());
      float[] expected = new float[100];
      own.evaluate(points, 100, expected);
      float[] found = new float[100];
      try (FlowDistance field =
          new FlowDistance(
              FlowSurfaces.ENGINE.scope(),
              flow,
              MeshDistance.of(first.mesh()),
              MeshDistance.of(second.mesh()),
              end)) {
        field.evaluate(points, 100, found);
      }
      assertThat(found).containsExactly(expected);
    }
    // What has a hole becomes what has none by a surface that is closed all the way.
    for (double place : new double[] {0.3, 0.5, 0.7}) {
      MeshReport report = MeshReport.of(FlowSurfaces.between(flow, first, second, place));
      assertThat(report.watertight()).isTrue();
      assertThat(report.components()).isEqualTo(1);
      double line = (1 - place) * volume(first.mesh()) + place * volume(second.mesh());
      assertThat(report.signedVolume()).isCloseTo(line, within(0.15 * line));
    }
  }

  @Test
  void twoPartsBecomeOne() {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(3), 0.3f, 0);
    ShapeSignal first = shape("two", TestMeshes.both(moved(ball, 0, -0.5), moved(ball, 0, 0.5)));
    ShapeSignal second = shape("one", TestMeshes.placed(TestMeshes.icosphere(3), 0.5f, 0));
    Flow flow = flow(first, second, PointPairs.NONE);
    for (double place : new double[] {0.2, 0.5, 0.8}) {
      MeshReport report = MeshReport.of(FlowSurfaces.between(flow, first, second, place));
      assertThat(report.watertight()).isTrue();
      assertThat(report.components()).isBetween(1, 2);
      double line = (1 - place) * volume(first.mesh()) + place * volume(second.mesh());
      assertThat(report.signedVolume()).isCloseTo(line, within(0.15 * line));
    }
  }

  @Test
  void pairsThatAPersonGaveAreObeyed() {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(4), 0.6f, 0);
    ShapeSignal first = shape("a", ball);
    ShapeSignal second = shape("b", ball);
    double c = 0.6 * Math.cos(0.6);
    double s = 0.6 * Math.sin(0.6);
    double[] numbers = {0.6, 0, 0, c, s, 0, 0, 0.6, 0, -s, c, 0, 0, 0, 0.6, 0, 0, 0.6};
    Flow flow = flow(first, second, PointPairs.ofFiles(numbers, first, second));
    float[] from = new float[3];
    float[] to = new float[3];
    // Half-way the first pair's point has gone half of the turn.
    float[] middle = {(float) (0.6 * Math.cos(0.3)), (float) (0.6 * Math.sin(0.3)), 0};
    try (FlowPull pull = new FlowPull(FlowSurfaces.ENGINE.scope(), flow, 0.5)) {
      pull.pull(middle, 1, from, to);
    }
    assertThat(from[1]).isCloseTo(0, within(0.08f));
    assertThat(to[1]).isCloseTo((float) s, within(0.08f));
  }

  @Test
  void aPairOffTheSurfaceIsRefusedByItsNumber() {
    ShapeSignal ball = shape("ball", TestMeshes.placed(TestMeshes.icosphere(3), 0.6f, 0));
    double[] numbers = {0.6, 0, 0, 0.6, 0, 0, 0, 0.6, 0, 0, 0.9, 0};
    assertThatThrownBy(() -> PointPairs.ofFiles(numbers, ball, ball))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pair 2: the point 0.0 0.9 0.0 lies off the surface of ball");
  }

  @Test
  void theSameSeedGivesTheSameFlow() {
    ShapeSignal first = shape("a", TestMeshes.placed(TestMeshes.icosphere(2), 0.5f, 0));
    ShapeSignal second = shape("b", TestMeshes.box(0.5f, 0.6f, 0.4f));
    Flow one = flow(first, second, PointPairs.NONE);
    Flow other = flow(first, second, PointPairs.NONE);
    assertThat(other.weights().toArray()).containsExactly(one.weights().toArray());
    assertThat(other.levels()).isEqualTo(one.levels());
  }
}
