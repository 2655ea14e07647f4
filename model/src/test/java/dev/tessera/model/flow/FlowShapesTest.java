package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowShapesTest {
  private static FlowShapes ready(Flow flow, Mesh first, Mesh second) {
    FlowShapes shapes = new FlowShapes(flow, first, second);
    boolean more = true;
    while (more) {
      more = shapes.step(FlowSurfaces.ENGINE::scope);
    }
    return shapes;
  }

  private static List<Carried> at(FlowShapes shapes, double place) {
    return shapes.at(FlowSurfaces.ENGINE::scope, place);
  }

  /** Both ends are exact whatever the networks say of the way between them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theSurfaceOfEachShapeBeginsOrEndsAsThatShape(int rest) {
    Mesh first = TestMeshes.placed(TestMeshes.icosphere(4), 0.5f, 0);
    Mesh second = TestMeshes.torus(0.5, 0.2, 60, 30);
    FlowShapes shapes = ready(ConstantFlow.wild(3, rest), first, second);
    assertThat(shapes.together()).isFalse();
    for (int end = 0; end < 2; end++) {
      Mesh there = shapes.surface(FlowSurfaces.ENGINE::scope, end, end);
      for (float far : MeshDistance.of(end == 0 ? first : second).at(there, done -> {})) {
        assertThat(Math.abs(far)).isLessThan(2e-6f);
      }
    }
  }

  @Test
  void oneMeshInTwoPosesIsCarriedOnce() {
    Mesh first = TestMeshes.placed(TestMeshes.icosphere(4), 0.5f, 0);
    double[] p = first.positions();
    for (int i = 0; i < p.length; i++) {
      p[i] += i % 3 == 0 ? 0.2 : 0.01 * Math.sin(9 * p[i]);
    }
    Mesh second = Mesh.of(p, first.corners());
    FlowShapes shapes = ready(ConstantFlow.by(new double[] {0.2, 0, 0}, 0), first, second);
    assertThat(shapes.together()).isTrue();
    List<Carried> half = at(shapes, 0.5);
    assertThat(half).hasSize(1);
    assertThat(half.get(0).share()).isEqualTo(1);
    for (int v = 0; v < first.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        double mean = (first.position(v, axis) + second.position(v, axis)) / 2;
        assertThat(half.get(0).mesh().position(v, axis)).isCloseTo(mean, within(1e-5));
      }
    }
  }

  /** Pairs that a person gave may turn a ball upon itself: its faces are not the flow's then. */
  @Test
  void aFlowThatIsNotThatOfTheFacesCarriesBoth() {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(3), 0.5f, 0);
    FlowShapes shapes = ready(ConstantFlow.by(new double[] {0, 0.2, 0}, 0), ball, ball);
    assertThat(shapes.together()).isFalse();
    assertThat(at(shapes, 0.25)).extracting(Carried::share).containsExactly(0.75, 0.25);
  }

  @Test
  void endsAreTheMeshesThemselves() {
    Mesh first = TestMeshes.box(1, 1, 1);
    Mesh second = TestMeshes.icosphere(2);
    FlowShapes shapes = ready(ConstantFlow.wild(1, 1), first, second);
    assertThat(at(shapes, 0)).extracting(Carried::mesh).containsExactly(first);
    assertThat(at(shapes, 1)).extracting(Carried::mesh).containsExactly(second);
  }

  @Test
  void nothingIsCarriedBeforeItIsReady() {
    Mesh ball = TestMeshes.icosphere(1);
    FlowShapes shapes = new FlowShapes(ConstantFlow.wild(1, 0), ball, TestMeshes.icosphere(2));
    assertThatThrownBy(() -> at(shapes, 0.5)).hasMessageContaining("not ready");
  }
}
