package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a hand follows is what is refined when it rests. */
final class ShapeFieldsTest {
  private static final int CELLS = 64;
  private static final float CELL = 2f / CELLS;
  private static final EndDistances DISTANCES =
      new EndDistances(new Engine(new EngineSettings(DeviceChoice.CPU, 0)));
  private static final List<ShapeEnd> TWO =
      List.of(
          ShapeEnd.of(ShapePage.openAt("a.obj", 0.5f, -0.1)),
          ShapeEnd.of(ShapePage.openAt("b.obj", 0.4f, 0.1)));
  private static final List<ShapeEnd> THREE =
      List.of(TWO.get(0), TWO.get(1), ShapeEnd.of(ShapePage.open("c.obj", 0.3f)));
  private static final FoundFlow FLOW = new FoundFlow(FlowFixture.flow(), false);

  private static Mesh surface(FieldSource source) {
    BareSurfaceJob job = new BareSurfaceJob(source, CELLS);
    job.open();
    boolean more = true;
    while (more) {
      more = job.step();
    }
    Mesh mesh = job.result().orElseThrow();
    job.close();
    return mesh;
  }

  /** How far the corners of a mesh are from another. */
  private static float farthest(Mesh mesh, Mesh other) {
    double[] positions = mesh.positions();
    float[] points = new float[positions.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) positions[i];
    }
    float[] distances = new float[points.length / 3];
    MeshDistance.of(other).evaluate(points, distances.length, distances);
    float most = 0;
    for (float distance : distances) {
      most = Math.max(most, Math.abs(distance));
    }
    return most;
  }

  private static Stream<ShapeFields> ofMeshes() {
    return Stream.of(
        new ShapeFields(DISTANCES, TWO, WayMix.BLEND),
        new ShapeFields(DISTANCES, THREE, WayMix.BLEND),
        ShapeFields.along(DISTANCES, TWO, List.of(FLOW)),
        ShapeFields.along(DISTANCES, THREE, List.of(FLOW, FLOW)));
  }

  @ParameterizedTest
  @MethodSource("ofMeshes")
  void thePreviewLiesWithinACellOfTheSurface(ShapeFields fields) {
    WayPlace place = fields.ends().size() == 2 ? new WayPlace(0.4, 0) : new WayPlace(0.4, 0.2);

    Mesh exact = surface(fields.at(place));
    Mesh preview = surface(fields.preview(place));

    assertThat(exact.triangleCount()).isGreaterThan(500);
    assertThat(farthest(preview, exact)).isLessThan(CELL);
    assertThat(farthest(exact, preview)).isLessThan(CELL);
  }

  @Test
  void distancesAreLookedUpOnceForAllFieldsBetweenTheSameShapes() {
    WayPlace place = new WayPlace(0.4, 0);
    surface(new ShapeFields(DISTANCES, TWO, WayMix.BLEND).preview(place));

    FieldSource other = new ShapeFields(DISTANCES, TWO, WayMix.BLEND).preview(place);

    assertThat(other.prepare()).isFalse();
  }
}
