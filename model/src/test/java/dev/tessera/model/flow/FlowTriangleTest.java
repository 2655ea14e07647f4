package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.TestMeshes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Balls that move from one place to two others. */
final class FlowTriangleTest {
  private static final double[] NOWHERE = {0, 0, 0};
  private static final double[] TO_SECOND = {0.3, 0.1, 0};
  private static final double[] TO_THIRD = {-0.1, 0, 0.4};
  private static final float RADIUS = 0.25f;

  private static Mesh ball(double[] centre, int level) {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(level), RADIUS, 0);
    double[] p = ball.positions();
    for (int i = 0; i < p.length; i++) {
      p[i] += centre[i % 3];
    }
    return Mesh.of(p, ball.corners());
  }

  private static double[] back(double[] way) {
    return new double[] {-way[0], -way[1], -way[2]};
  }

  /**
   * A flow from the ball in the middle to another.
   *
   * @param turned whether it was found the other way round
   * @param rest the end that is at rest, 0 the middle or 1 the other
   */
  private static FlowLeg leg(double[] way, boolean turned, int rest, int level) {
    Flow flow = ConstantFlow.by(rest == 0 ? way : back(way), turned ? 1 - rest : rest);
    Mesh start = ball(NOWHERE, 3);
    Mesh end = ball(way, level);
    return new FlowLeg(
        turned ? new FlowShapes(flow, end, start) : new FlowShapes(flow, start, end), turned);
  }

  private static FlowTriangle triangle(boolean turned, int rest, int level) {
    return new FlowTriangle(leg(TO_SECOND, turned, rest, level), leg(TO_THIRD, false, 0, level));
  }

  private static DistanceField at(FlowTriangle triangle, double second, double third) {
    return FlowSurfaces.complete(
        FlowDistance.of(FlowSurfaces.ENGINE::scope, triangle, second, third));
  }

  private static float[] values(DistanceField field) {
    float[] points = new float[3 * 50];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) Math.sin(i * 12.9898);
    }
    float[] values = new float[50];
    field.evaluate(points, 50, values);
    return values;
  }

  private static void areEqual(float[] found, float[] wanted, double added, double off) {
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) found[i]).isCloseTo(wanted[i] + added, within(off));
    }
  }

  /** Balls of as many faces are carried as one, of others as two. */
  @ParameterizedTest
  @CsvSource({"false,0,3", "true,0,3", "true,1,3", "false,1,3", "false,0,4", "true,1,4"})
  void whatMovesGoesBothWaysAtOnce(boolean turned, int rest, int level) {
    double[] centre = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] = 0.5 * TO_SECOND[axis] + 0.25 * TO_THIRD[axis];
    }
    float[] wanted = values(MeshDistance.of(ball(centre, 5)));
    // Both flows have levels of 0.01 half-way and 0.005 a quarter of the way.
    areEqual(values(at(triangle(turned, rest, level), 0.5, 0.25)), wanted, 0.015, 0.004);
  }

  @Test
  void theCornersAreTheShapes() {
    FlowTriangle triangle = triangle(true, 0, 4);
    areEqual(values(at(triangle, 0, 0)), values(MeshDistance.of(ball(NOWHERE, 3))), 0, 0);
    areEqual(values(at(triangle, 1, 0)), values(MeshDistance.of(ball(TO_SECOND, 4))), 0, 0);
    areEqual(values(at(triangle, 0, 1)), values(MeshDistance.of(ball(TO_THIRD, 4))), 0, 0);
  }

  @Test
  void theEdgesFromTheFirstAreTheFlows() {
    FlowLeg second = leg(TO_SECOND, true, 1, 4);
    FlowLeg third = leg(TO_THIRD, false, 0, 3);
    FlowTriangle triangle = new FlowTriangle(second, third);
    areEqual(
        values(at(triangle, 0.3, 0)), values(FlowSurfaces.distance(second.shapes(), 0.7)), 0, 0);
    areEqual(
        values(at(triangle, 0, 0.6)), values(FlowSurfaces.distance(third.shapes(), 0.6)), 0, 0);
  }

  @Test
  void sharesOutsideOfTheTriangleAreRefused() {
    assertThatThrownBy(() -> at(triangle(false, 0, 3), 0.7, 0.6))
        .hasMessageContaining("found 0.7 and 0.6");
  }
}
