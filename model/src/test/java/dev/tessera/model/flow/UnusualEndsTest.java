package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.TestMeshes;
import dev.tessera.model.signal.mesh.UpAxis;
import org.junit.jupiter.api.Test;

/** Ends of many parts, tiny, open, or of very many faces. */
final class UnusualEndsTest {

  private static ShapeSignal shape(Mesh mesh) {
    return ShapeSignal.of("shape", mesh, UpAxis.Y);
  }

  private static Mesh halfWay(ShapeSignal first, ShapeSignal second) {
    FlowOptions few = new FlowOptions(40, 1);
    try (FlowFit fit =
        new FlowFit(FlowSurfaces.ENGINE::scope, first, second, PointPairs.NONE, few)) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      return FlowSurfaces.between(fit.flow(), first, second, 0.5);
    }
  }

  private static Mesh at(Mesh mesh, float scale, double x, double y) {
    double[] p = mesh.positions();
    for (int i = 0; i < p.length; i++) {
      p[i] = scale * p[i] + (i % 3 == 0 ? x : i % 3 == 1 ? y : 0);
    }
    return Mesh.of(p, mesh.corners());
  }

  /** What the shape half-way encloses in the units of the files is the mean of what both do. */
  private static void assertOnTheLine(Mesh half, ShapeSignal first, ShapeSignal second) {
    double scale = first.placement().between(second.placement(), 0.5).scale();
    double mean = (inFile(first) + inFile(second)) / 2;
    MeshReport report = MeshReport.of(half);
    assertThat(report.watertight()).isTrue();
    assertThat(report.signedVolume() / Math.pow(scale, 3)).isCloseTo(mean, within(0.1 * mean));
  }

  private static double inFile(ShapeSignal shape) {
    return MeshReport.of(shape.mesh()).signedVolume() / Math.pow(shape.placement().scale(), 3);
  }

  /** The unit of a file is no length of the world: a millionth of one is a shape like any other. */
  @Test
  void sixteenTinyPartsBecomeOneThatIsOpenInNoMoreThanSixteen() {
    Mesh small = TestMeshes.icosphere(2);
    Mesh many = at(small, 0.15f, -0.6, -0.6);
    for (int i = 1; i < 16; i++) {
      int row = i / 4;
      many = TestMeshes.both(many, at(small, 0.15f, 0.4 * (i % 4) - 0.6, 0.4 * row - 0.6));
    }
    ShapeSignal first = shape(at(many, 1e-6f, 0, 0));
    ShapeSignal second = shape(at(TestMeshes.without(TestMeshes.icosphere(3), 8), 1e-6f, 0, 0));
    Mesh half = halfWay(first, second);
    assertThat(MeshReport.of(half).components()).isBetween(1, 16);
    assertOnTheLine(half, first, second);
  }

  /** More faces than ways are measured along: it is looked at by as many points as a box is. */
  @Test
  void aMillionFacesTakeNoMoreStepsThanTwelve() {
    Mesh many = TestMeshes.icosphere(8);
    assertThat(many.triangleCount()).isGreaterThan(1_000_000);
    Mesh box = TestMeshes.box(1, 1, 1);
    assertThat(stepsOfSearch(many)).isEqualTo(stepsOfSearch(box));
    ShapeSignal first = shape(many);
    ShapeSignal second = shape(box);
    Mesh half = halfWay(first, second);
    assertThat(MeshReport.of(half).components()).isEqualTo(1);
    assertOnTheLine(half, first, second);
  }

  private static int stepsOfSearch(Mesh mesh) {
    Mesh inSphere = shape(mesh).mesh();
    LandmarkSearch search = new LandmarkSearch(inSphere, MeshDistance.of(inSphere), 800, 1);
    int steps = 1;
    while (search.step()) {
      steps++;
    }
    return steps;
  }
}
