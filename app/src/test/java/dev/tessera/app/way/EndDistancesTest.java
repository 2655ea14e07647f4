package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.render.IsosurfaceExtractor;
import dev.tessera.model.render.IsosurfaceSettings;
import dev.tessera.model.signal.mesh.Mesh;
import org.junit.jupiter.api.Test;

final class EndDistancesTest {
  private static final float RADIUS = 0.8f;

  private static Mesh ball(int cells) {
    IsosurfaceExtractor extractor =
        new IsosurfaceExtractor(
            (points, count, distances) -> {
              for (int i = 0; i < count; i++) {
                double square = 0;
                for (int axis = 0; axis < 3; axis++) {
                  square += points[3 * i + axis] * points[3 * i + axis];
                }
                distances[i] = (float) Math.sqrt(square) - RADIUS;
              }
            },
            IsosurfaceSettings.of(cells));
    boolean more = true;
    while (more) {
      more = extractor.step();
    }
    return extractor.mesh();
  }

  private static Mesh simple(EndDistances distances, Mesh mesh) {
    boolean more = true;
    while (more) {
      more = distances.simplify(mesh);
    }
    return distances.simple(mesh);
  }

  @Test
  void aMeshOfManyFacesHasOneOfFewer() {
    EndDistances distances = new EndDistances(new Engine(new EngineSettings(DeviceChoice.CPU, 0)));
    Mesh many = ball(200);
    assertThat(many.triangleCount()).isGreaterThan(100_000);
    Mesh simple = simple(distances, many);
    assertThat(simple.triangleCount()).isBetween(6000, 8000);
    for (int v = 0; v < simple.vertexCount(); v++) {
      double x = simple.position(v, 0);
      double y = simple.position(v, 1);
      double z = simple.position(v, 2);
      assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(RADIUS, within(0.004));
    }
    assertThat(distances.simplify(many)).as("known from now on").isFalse();
    assertThat(simple(distances, many)).isSameAs(simple);
  }

  @Test
  void oneOfSomeTenThousandLosesEdges() {
    EndDistances distances = new EndDistances(new Engine(new EngineSettings(DeviceChoice.CPU, 0)));
    Mesh simple = simple(distances, ball(80));
    assertThat(simple.triangleCount()).isBetween(6000, 8000);
  }

  @Test
  void aMeshOfSomeThousandFacesStaysAsItIs() {
    EndDistances distances = new EndDistances(new Engine(new EngineSettings(DeviceChoice.CPU, 0)));
    Mesh some = ball(30);
    assertThat(distances.simplify(some)).isFalse();
    assertThat(distances.simple(some)).isSameAs(some);
  }
}
