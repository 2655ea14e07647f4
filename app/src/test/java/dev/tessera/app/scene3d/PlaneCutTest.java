package dev.tessera.app.scene3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.fx.ColourMap;
import dev.tessera.model.signal.mesh.Mesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaneCutTest {
  private static double area(Mesh mesh) {
    double sum = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      sum += mesh.area(t);
    }
    return sum;
  }

  /** A cube of side 2 cut across an axis keeps one face and a share of four others. */
  @ParameterizedTest
  @CsvSource({"0, 0.5, true, 16", "1, 0.5, false, 8", "2, -0.25, true, 10", "2, 0, false, 12"})
  void whatIsLeftOfACubeHasTheAreaOfABoxWithoutLid(
      int axis, double position, boolean keepBelow, double expected) {
    Mesh rest = PlaneCut.of(Solids.cube(), axis, position, keepBelow).mesh();
    assertThat(area(rest)).isCloseTo(expected, within(1e-5));
    for (int v = 0; v < rest.vertexCount(); v++) {
      double over = rest.position(v, axis) - position;
      assertThat(keepBelow ? over : -over).isLessThanOrEqualTo(1e-6);
    }
  }

  @Test
  void aPlaneBesideTheSolidTakesAllOrNothing() {
    assertThat(PlaneCut.of(Solids.cube(), 0, 1.5, true).mesh().triangleCount()).isEqualTo(12);
    assertThat(PlaneCut.of(Solids.cube(), 0, 1.5, false).mesh().triangleCount()).isZero();
  }

  @Test
  void coloursAreCutToo() {
    float[] heights = new float[8];
    for (int v = 0; v < 8; v++) {
      heights[v] = (float) Solids.cube().mesh().position(v, 1);
    }
    VertexColours colours = VertexColours.of(Palette.of(ColourMap.VIRIDIS), heights, -1, 1);
    DisplayMesh rest = PlaneCut.of(Solids.cube().with(colours), 1, 0.5, true);
    for (int v = 0; v < rest.mesh().vertexCount(); v++) {
      assertThat(rest.colours().orElseThrow().position(v))
          .isCloseTo((float) (rest.mesh().position(v, 1) + 1) / 2, within(1e-6f));
    }
  }
}
