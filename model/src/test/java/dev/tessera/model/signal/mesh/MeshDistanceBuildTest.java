package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MeshDistanceBuildTest {
  @Test
  void shortStepsGiveWhatOneLongOneGives() {
    Mesh mesh = TestMeshes.icosphere(5);
    TriangleTree whole = TreeBuilder.build(mesh);
    TreeBuilder builder = new TreeBuilder(mesh);
    double progress = 0;
    while (builder.step(100)) {
      assertThat(builder.progress()).isBetween(progress, 1.0);
      progress = builder.progress();
    }
    TriangleTree tree = builder.tree();
    assertThat(progress).isGreaterThan(0.9);
    assertThat(Arrays.equals(tree.children, whole.children)).isTrue();
    assertThat(Arrays.equals(tree.boxes, whole.boxes)).isTrue();
    assertThat(Arrays.equals(tree.triangles, whole.triangles)).isTrue();
    assertThat(tree.depth).isEqualTo(whole.depth);

    ClusterExpansion expansion = new ClusterExpansion(tree);
    while (expansion.step(100)) {
      assertThat(expansion.progress()).isLessThan(1);
    }
    assertThat(Arrays.equals(expansion.terms, ClusterExpansion.of(whole).terms)).isTrue();
  }

  @Test
  void aLargeMeshTakesManyStepsToTheSameDistance() {
    Mesh mesh = TestMeshes.torus(0.7, 0.2, 200, 100);
    MeshDistanceBuild build = new MeshDistanceBuild(mesh);
    int steps = 1;
    double progress = build.progress();
    assertThat(progress).isZero();
    while (build.step()) {
      assertThat(build.progress()).isBetween(progress, 1.0);
      progress = build.progress();
      steps++;
    }
    assertThat(build.progress()).isEqualTo(1);
    assertThat(steps).isGreaterThan(8);

    float[] points = TestPoints.inCube(1, 2000, 1);
    float[] found = new float[2000];
    float[] expected = new float[2000];
    build.distance().evaluate(points, 2000, found);
    MeshDistance.of(mesh).evaluate(points, 2000, expected);
    assertThat(found).containsExactly(expected);
    assertThat(build.step()).isFalse();
  }

  @Test
  void aMeshWithoutTrianglesIsRefused() {
    Mesh none = Mesh.of(new float[] {0, 0, 0}, new int[0]);
    assertThatIllegalArgumentException().isThrownBy(() -> new MeshDistanceBuild(none));
  }
}
