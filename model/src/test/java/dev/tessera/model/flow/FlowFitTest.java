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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    return flow(first, second, pairs, SHORT);
  }

  private static Flow flow(
      ShapeSignal first, ShapeSignal second, PointPairs pairs, FlowOptions options) {
    try (FlowFit fit = new FlowFit(FlowSurfaces.ENGINE::scope, first, second, pairs, options)) {
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

  /** A rod of 60 rings along a line in the plane of x and y. */
  private static Mesh rod(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    int around = 12;
    double[] p = new double[3 * around * 60];
    int[] corners = new int[3 * (2 * around * 59 + 2 * (around - 2))];
    int next = 0;
    for (int ring = 0; ring < 60; ring++) {
      double t = ring / 59.0;
      double dx = x.applyAsDouble(t + 1e-4) - x.applyAsDouble(t - 1e-4);
      double dy = y.applyAsDouble(t + 1e-4) - y.applyAsDouble(t - 1e-4);
      double length = Math.hypot(dx, dy);
      for (int k = 0; k < around; k++) {
        double angle = 2 * Math.PI * k / around;
        int v = around * ring + k;
        p[3 * v] = x.applyAsDouble(t) - 0.06 * Math.cos(angle) * dy / length;
        p[3 * v + 1] = y.applyAsDouble(t) + 0.06 * Math.cos(angle) * dx / length;
        p[3 * v + 2] = 0.06 * Math.sin(angle);
        int beside = around * ring + (k + 1) % around;
        for (int c : new int[] {v, beside, v + around, beside, beside + around, v + around}) {
          if (ring < 59) {
            corners[next++] = c;
          }
        }
      }
    }
    for (int k = 1; k + 1 < around; k++) {
      int last = around * 59;
      for (int c : new int[] {0, k + 1, k, last, last + k, last + k + 1}) {
        corners[next++] = c;
      }
    }
    return Mesh.of(p, corners);
  }

  /**
   * A rod folded so that its halves touch all along opens like a pair of compasses: the pose that
   * does not touch is at rest, whichever comes first, and half-way both halves have turned half.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTouchesInOnePoseParts(boolean foldedFirst) {
    Mesh straight = rod(t -> 1.8 * t - 0.9, t -> 0);
    Mesh folded =
        rod(
            t -> -1.8 * Math.sqrt((t - 0.5) * (t - 0.5) + 1e-3),
            t -> 0.07 * Math.tanh(20 * (t - 0.5)));
    ShapeSignal first = shape("first", foldedFirst ? folded : straight);
    ShapeSignal second = shape("second", foldedFirst ? straight : folded);
    Flow flow = flow(first, second, PointPairs.NONE);
    assertThat(flow.rest()).isEqualTo(foldedFirst ? 1 : 0);
    FlowShapes shapes = new FlowShapes(flow, first.mesh(), second.mesh());
    while (shapes.step(FlowSurfaces.ENGINE::scope)) {}
    List<Carried> half = shapes.at(FlowSurfaces.ENGINE::scope, 0.5);
    assertThat(half).hasSize(1);
    Mesh mesh = half.get(0).mesh();
    double[] a = along(mesh, 8, 20);
    double[] b = along(mesh, 51, 39);
    assertThat(Math.hypot(a[0], a[1])).isCloseTo(1.8 * 12 / 59, within(0.05));
    double cosine = (a[0] * b[0] + a[1] * b[1]) / Math.hypot(a[0], a[1]) / Math.hypot(b[0], b[1]);
    assertThat(Math.acos(cosine)).isCloseTo(Math.PI / 2, within(0.3));
  }

  /** From the middle of one ring of a rod to that of another. */
  private static double[] along(Mesh mesh, int from, int to) {
    double[] way = new double[2];
    for (int k = 0; k < 12; k++) {
      for (int axis = 0; axis < 2; axis++) {
        way[axis] += (mesh.position(12 * to + k, axis) - mesh.position(12 * from + k, axis)) / 12;
      }
    }
    return way;
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
      FlowShapes shapes = new FlowShapes(flow, first.mesh(), second.mesh());
      FlowSurfaces.distance(shapes, end).evaluate(points, 100, found);
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
    PointPairs pairs = PointPairs.ofFiles(numbers, first, second);
    Flow flow = flow(first, second, pairs, FlowOptions.usual());
    // Half-way the first pair's point has gone half of the turn.
    float[] half = carried(flow, 0.5);
    assertThat(half[0]).isCloseTo((float) (0.6 * Math.cos(0.3)), within(0.08f));
    assertThat(half[1]).isCloseTo((float) (0.6 * Math.sin(0.3)), within(0.08f));
    float[] whole = carried(flow, 1);
    assertThat(whole[0]).isCloseTo((float) c, within(0.08f));
    assertThat(whole[1]).isCloseTo((float) s, within(0.08f));
  }

  /** Where (0.6,0,0) of the first shape is. */
  private static float[] carried(Flow flow, double place) {
    assertThat(flow.rest()).isZero();
    try (FlowMap map = new FlowMap(FlowSurfaces.ENGINE.scope(), flow, place)) {
      return map.carried(new float[] {0.6f, 0, 0});
    }
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
