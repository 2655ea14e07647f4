package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InsideTest {
  /** A height above each point of [-1,1]^2. */
  private static Mesh sheet(DoubleBinaryOperator height) {
    int n = 40;
    double[] positions = new double[3 * (n + 1) * (n + 1)];
    int[] corners = new int[6 * n * n];
    int used = 0;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= n; j++) {
        int v = i * (n + 1) + j;
        positions[3 * v] = 2.0 * i / n - 1;
        positions[3 * v + 1] = 2.0 * j / n - 1;
        positions[3 * v + 2] = height.applyAsDouble(positions[3 * v], positions[3 * v + 1]);
        if (i < n && j < n) {
          for (int c : new int[] {v, v + n + 1, v + n + 2, v, v + n + 2, v + 1}) {
            corners[used++] = c;
          }
        }
      }
    }
    return Mesh.of(positions, corners);
  }

  private static Inside inside(Mesh mesh, int cells) {
    Mesh repaired = MeshRepair.of(mesh).mesh();
    Mesh unit = Placement.of(repaired, UpAxis.Y).toUnit(repaired);
    return Inside.of(unit, MeshDistance.of(unit), cells);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 256, 512})
  void aSheetEnclosesNothingHoweverItBends(int cells) {
    assertThat(inside(sheet((x, y) -> 0), cells)).isEqualTo(Inside.OPEN);
    assertThat(inside(sheet((x, y) -> 0.3 * x + 0.1 * y), cells)).isEqualTo(Inside.OPEN);
    assertThat(inside(sheet((x, y) -> 0.1 * (x * x + y * y)), cells)).isEqualTo(Inside.OPEN);
    assertThat(inside(sheet((x, y) -> 0.1 * Math.sin(7 * x) * Math.cos(5 * y)), cells))
        .isEqualTo(Inside.OPEN);
    assertThat(inside(sheet((x, y) -> 0.3 * (x * x - y * y)), cells)).isEqualTo(Inside.OPEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 256, 512})
  void solidsWithAndWithoutHolesAreSolid(int cells) {
    assertThat(inside(TestMeshes.box(1.5f, 2.5f, 3.5f), cells)).isEqualTo(Inside.SOLID);
    assertThat(inside(TestMeshes.torus(1, 0.3, 40, 20), cells)).isEqualTo(Inside.SOLID);
    assertThat(inside(TestMeshes.icosphere(3), cells)).isEqualTo(Inside.SOLID);
    // A tenth of a ball is missing; a box lacks its lid.
    assertThat(inside(TestMeshes.without(TestMeshes.icosphere(3), 128), cells))
        .isEqualTo(Inside.SOLID);
    assertThat(inside(TestMeshes.without(TestMeshes.box(1, 1, 1), 2), cells))
        .isEqualTo(Inside.SOLID);
  }

  @Test
  void aSlabIsThinForFewCellsAndSolidForMany() {
    Mesh slab = TestMeshes.box(1, 1, 0.006f);
    assertThat(inside(slab, 32)).isEqualTo(Inside.THIN);
    assertThat(inside(slab, 512)).isEqualTo(Inside.SOLID);
    assertThat(inside(TestMeshes.box(1, 1, 1e-5f), 512)).isEqualTo(Inside.THIN);
  }

  @Test
  void aSolidBesideAWideSheetIsStillThere() {
    Mesh ball = TestMeshes.placed(TestMeshes.icosphere(3), 0.4f, 0);
    assertThat(inside(TestMeshes.both(ball, sheet((x, y) -> 1)), 128)).isEqualTo(Inside.SOLID);
  }

  @Test
  void onlyWhatIsNoSolidHasAReason() {
    assertThat(Inside.SOLID.reason()).isEmpty();
    assertThat(Inside.OPEN.reason()).contains("encloses nothing").contains("thickness");
    assertThat(Inside.THIN.reason()).contains("thinner").contains("more cells");
  }
}
