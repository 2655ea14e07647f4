package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.DistanceField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowTriangleTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final FieldSpec SPEC = new FieldSpec(3, Flow.CHANNELS, 8, 1, 2, 1, 1);
  private static final double[] TO_SECOND = {0.3, 0.1, 0};
  private static final double[] TO_THIRD = {-0.1, 0, 0.4};
  private static final double[] NOWHERE = {0, 0, 0};
  private static final double RADIUS = 0.25;

  private static Flow flow(Weights weights) {
    return new Flow(
        weights, Codes.of(2, 2, new float[] {0.5f, -0.3f, 0.2f, 0.9f}), 1, List.of(0.0, 0.01, 0.0));
  }

  /** All points move by the same: the last numbers of the weights are added to all values. */
  private static Flow moved(double[] by) {
    float[] weights = new float[Initialisation.weights(SPEC, 1).length()];
    for (int axis = 0; axis < 3; axis++) {
      weights[weights.length - 6 + axis] = (float) -by[axis];
      weights[weights.length - 3 + axis] = (float) by[axis];
    }
    return flow(Weights.of(SPEC, weights));
  }

  private static Flow wild(int seed) {
    return flow(Initialisation.weights(SPEC, seed));
  }

  private static DistanceField sphere(double[] centre) {
    return (points, count, distances) -> {
      for (int i = 0; i < count; i++) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          square += Math.pow(points[3 * i + axis] - centre[axis], 2);
        }
        distances[i] = (float) (Math.sqrt(square) - RADIUS);
      }
    };
  }

  private static float[] points() {
    float[] points = new float[3 * 50];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) Math.sin(i * 12.9898);
    }
    return points;
  }

  private static float[] values(DistanceField field) {
    float[] values = new float[50];
    field.evaluate(points(), 50, values);
    return values;
  }

  private static float[] inTriangle(Flow second, boolean turned, Flow third, double b, double c) {
    try (FlowTriangle triangle =
        new FlowTriangle(
            ENGINE::scope,
            sphere(NOWHERE),
            new FlowLeg(second, turned, sphere(TO_SECOND), b),
            new FlowLeg(third, false, sphere(TO_THIRD), c))) {
      return values(triangle);
    }
  }

  private static void areEqual(float[] found, float[] wanted, double off) {
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found[i]).isCloseTo(wanted[i], within((float) off));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatMovesGoesBothWaysAtOnce(boolean turned) {
    double[] back = {-TO_SECOND[0], -TO_SECOND[1], -TO_SECOND[2]};
    Flow second = moved(turned ? back : TO_SECOND);
    float[] found = inTriangle(second, turned, moved(TO_THIRD), 0.5, 0.25);
    double[] centre = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      centre[axis] = 0.5 * TO_SECOND[axis] + 0.25 * TO_THIRD[axis];
    }
    float[] wanted = values(sphere(centre));
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (float) (0.7 * 0.7 * (wanted[i] + 0.01 + 0.005));
    }
    areEqual(found, wanted, 1e-5);
  }

  @Test
  void theCornersAreTheShapes() {
    areEqual(inTriangle(wild(1), false, wild(2), 0, 0), values(sphere(NOWHERE)), 0);
    areEqual(inTriangle(wild(1), false, wild(2), 1, 0), values(sphere(TO_SECOND)), 0);
    areEqual(inTriangle(wild(1), false, wild(2), 0, 1), values(sphere(TO_THIRD)), 0);
  }

  @Test
  void theEdgesFromTheFirstAreTheFlows() {
    DistanceField first = sphere(NOWHERE);
    try (FlowDistance edge =
        new FlowDistance(ENGINE.scope(), wild(1), first, sphere(TO_SECOND), 0.3)) {
      areEqual(inTriangle(wild(1), false, wild(2), 0.3, 0), values(edge), 1e-6);
    }
    try (FlowDistance edge =
        new FlowDistance(ENGINE.scope(), wild(1), sphere(TO_SECOND), first, 0.7)) {
      areEqual(inTriangle(wild(1), true, wild(2), 0.3, 0), values(edge), 1e-6);
    }
    try (FlowDistance edge =
        new FlowDistance(ENGINE.scope(), wild(2), first, sphere(TO_THIRD), 0.6)) {
      areEqual(inTriangle(wild(1), false, wild(2), 0, 0.6), values(edge), 1e-6);
    }
  }

  @Test
  void sharesOutsideOfTheTriangleAreRefused() {
    assertThatThrownBy(() -> inTriangle(wild(1), false, wild(2), 0.7, 0.6))
        .hasMessageContaining("found 0.7 and 0.6");
  }
}
