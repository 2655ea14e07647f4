package dev.tessera.app.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.model.render.DistanceSlice;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SliceSolidTest {
  private static final double RANGE = 0.2;

  /** A ball of radius 0.5 about the origin. */
  private static final DistanceField BALL =
      (points, count, distances) -> {
        for (int i = 0; i < count; i++) {
          double x = points[3 * i];
          double y = points[3 * i + 1];
          double z = points[3 * i + 2];
          distances[i] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.5);
        }
      };

  private static DisplayMesh slice(CutAxis axis, double position, boolean fromAbove) {
    CutPlane plane = new CutPlane(axis, position);
    DistanceSlice slice = new DistanceSlice(BALL, plane.slice(), 64, 1000);
    boolean more = true;
    while (more) {
      more = slice.step();
    }
    return SliceSolid.of(new ShownSlice(plane, slice.samples(), RANGE), fromAbove);
  }

  @ParameterizedTest
  @CsvSource({"X,0", "Y,0.25", "Z,-0.3"})
  void aSliceCoversWhatIsInsideAndASeamAroundIt(CutAxis axis, double position) {
    DisplayMesh solid = slice(axis, position, true);
    Mesh mesh = solid.mesh();
    double area = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      area += mesh.area(t);
      for (int corner = 0; corner < 3; corner++) {
        assertThat(mesh.position(mesh.vertex(t, corner), axis.index()))
            .isCloseTo(position, within(1e-6));
      }
    }
    double outer = 0.5 + 0.99 * RANGE;
    assertThat(area).isCloseTo(Math.PI * (outer * outer - position * position), within(0.005));
    assertThat(solid.lit()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"X", "Y", "Z"})
  void itTurnsTowardsTheEye(CutAxis axis) {
    for (boolean fromAbove : new boolean[] {true, false}) {
      DisplayMesh solid = slice(axis, 0.1, fromAbove);
      for (int t = 0; t < solid.mesh().triangleCount(); t++) {
        double along = solid.mesh().cross(t, axis.index());
        assertThat(fromAbove ? along : -along).isPositive();
      }
      assertThat(solid.normals().get(0, axis.index())).isEqualTo(fromAbove ? 1 : -1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,-1", "0.5,0", "0.6,0.5"})
  void coloursGoFromInsideToOutside(double radius, double share) {
    DisplayMesh solid = slice(CutAxis.Z, 0, true);
    Mesh mesh = solid.mesh();
    double best = 9;
    float position = Float.NaN;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double off = Math.hypot(mesh.position(v, 0) - radius, mesh.position(v, 1));
      if (off < best) {
        best = off;
        position = solid.colours().orElseThrow().position(v);
      }
    }
    assertThat((double) position).isCloseTo((share + 1) / 2, within(0.06));
  }
}
