package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MeshDistanceBuildTest {
  @Test
  void shortStepsGiveWhatOneLongOneGives() {
    Mesh mesh = TestMeshes.icosphere(5);
    TriangleTree whole = Whole.tree(mesh);
    TreeBuilder builder = new TreeBuilder(mesh);
    double progress = 0;
    while (builder.step(100)) {
      assertThat(builder.progress()).isBetween(progress, 1.0);
      progress = builder.progress();
    }
    LeafTriangles leaves = builder.leaves();
    while (leaves.step(100)) {}
    TriangleTree tree = builder.tree(leaves);
    assertThat(progress).isGreaterThan(0.9);
    assertThat(Arrays.equals(tree.corners, whole.corners)).isTrue();
    assertThat(Arrays.equals(tree.children, whole.children)).isTrue();
    assertThat(Arrays.equals(tree.boxes, whole.boxes)).isTrue();
    assertThat(Arrays.equals(tree.triangles, whole.triangles)).isTrue();
    assertThat(tree.depth).isEqualTo(whole.depth);

    ClusterExpansion expansion = new ClusterExpansion(tree);
    while (expansion.step(100)) {
      assertThat(expansion.progress()).isLessThan(1);
    }
    assertThat(Arrays.equals(expansion.terms, Whole.expansion(whole).terms)).isTrue();

    Mesh torn = TestMeshes.without(mesh, 1000);
    OpenEdges open = new OpenEdges(torn);
    int steps = 0;
    while (open.step(100)) {
      steps++;
    }
    assertThat(steps).isGreaterThan(400);
    assertThat(open.length()).isPositive().isEqualTo(Whole.openLength(torn));
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
    MeshDistance.of(TestMeshes.torus(0.7, 0.2, 200, 100)).evaluate(points, 2000, expected);
    assertThat(found).containsExactly(expected);
    assertThat(build.step()).isFalse();
  }

  @Test
  void whatOneLeavesAnotherGoesOnWithAndBothShareTheDistance() {
    Mesh mesh = TestMeshes.torus(0.7, 0.2, 200, 100);
    MeshDistanceBuild left = new MeshDistanceBuild(mesh);
    while (left.progress() < 0.5) {
      assertThat(left.step()).isTrue();
    }
    MeshDistanceBuild other = new MeshDistanceBuild(mesh);
    assertThat(other.progress()).isEqualTo(left.progress());
    while (other.step()) {}
    assertThat(left.step()).isFalse();
    assertThat(left.distance()).isSameAs(other.distance()).isSameAs(MeshDistance.of(mesh));
  }

  @Test
  void allThreadsThatAskAtOnceGetTheOneDistance() {
    Mesh mesh = TestMeshes.torus(0.7, 0.2, 200, 100);
    Supplier<MeshDistance> ask = () -> MeshDistance.of(mesh);
    List<CompletableFuture<MeshDistance>> asked =
        Stream.generate(() -> CompletableFuture.supplyAsync(ask)).limit(8).toList();
    MeshDistance distance = MeshDistance.of(mesh);
    assertThat(asked).allSatisfy(a -> assertThat(a.join()).isSameAs(distance));
  }

  @Test
  void aCancelledCallerLeavesWhatIsDone() {
    Mesh mesh = TestMeshes.torus(0.7, 0.2, 200, 100);
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(() -> MeshDistance.of(mesh, () -> asked.incrementAndGet() == 4))
        .isInstanceOf(CancellationException.class);
    assertThat(new MeshDistanceBuild(mesh).progress()).isPositive().isLessThan(1);
    assertThat(MeshDistance.of(mesh, () -> false)).isSameAs(MeshDistance.of(mesh));
  }

  @Test
  void whoEvaluatesWaitsForNobodyWhoHoldsTheDistance() {
    Mesh mesh = TestMeshes.icosphere(3);
    MeshDistance distance = MeshDistance.of(mesh);
    float[] points = TestPoints.inCube(1, 5000, 1);
    float[] expected = new float[5000];
    distance.evaluate(points, 5000, expected);
    synchronized (distance) {
      float[] found =
          CompletableFuture.supplyAsync(
                  () -> {
                    float[] distances = new float[5000];
                    distance.evaluate(points, 5000, distances);
                    return distances;
                  })
              .orTimeout(60, TimeUnit.SECONDS)
              .join();
      assertThat(found).containsExactly(expected);
    }
  }

  @Test
  void manyThreadsEvaluateAtOnceAndNoneSeesTheOthers() {
    MeshDistance distance = MeshDistance.of(TestMeshes.torus(0.6, 0.3, 60, 30));
    List<float[]> points =
        IntStream.range(0, 6).mapToObj(seed -> TestPoints.inCube(1, 20_000, seed)).toList();
    List<float[]> expected =
        points.stream().map(p -> TestPoints.distances(distance.on(1), p)).toList();
    List<CompletableFuture<float[]>> found =
        points.stream()
            .map(p -> CompletableFuture.supplyAsync(() -> TestPoints.distances(distance, p)))
            .toList();
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).join()).containsExactly(expected.get(i));
    }
  }

  @Test
  void aMeshWithoutTrianglesIsRefused() {
    Mesh none = Mesh.of(new float[] {0, 0, 0}, new int[0]);
    assertThatIllegalArgumentException().isThrownBy(() -> new MeshDistanceBuild(none));
  }
}
