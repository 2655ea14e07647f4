package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PlacementTest {
  private static final Mesh MESH =
      Mesh.of(
          new float[] {5, 1, 2, 9, 1, 2, 5, 7, 2, 5, 1, 14},
          new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});

  @ParameterizedTest
  @EnumSource
  void whatIsPlacedGoesBackToWhereItWas(UpAxis up) {
    Placement placement = Placement.of(MESH, up);
    assertThat(placement.toFile(placement.toUnit(MESH)).positions())
        .usingComparatorWithPrecision(1e-5)
        .containsExactly(MESH.positions());
  }

  @ParameterizedTest
  @CsvSource({"X,1,0,0", "Y,0,1,0", "Z,0,0,1"})
  void aNormalThatPointsUpDoesSoInTheFile(UpAxis up, float x, float y, float z) {
    Normals upwards = Normals.of(new float[] {0, 1, 0});
    Normals inFile = Placement.of(MESH, up).toFile(upwards);
    assertThat(new float[] {inFile.get(0, 0), inFile.get(0, 1), inFile.get(0, 2)})
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(x, y, z);
  }

  @Test
  void betweenTwoPlacementsMiddlesAndLengthsChangeEvenly() {
    Placement a = new Placement(0, 2, 4, 0.5, UpAxis.Z);
    Placement b = new Placement(8, 2, 0, 0.25, UpAxis.Z);
    assertThat(a.between(b, 0)).isEqualTo(a);
    assertThat(a.between(b, 1)).isEqualTo(b);
    Placement quarter = a.between(b, 0.25);
    assertThat(quarter.centreX()).isEqualTo(2);
    assertThat(quarter.centreZ()).isEqualTo(3);
    // A unit is 2 long in the one and 4 in the other: 2.5 between.
    assertThat(1 / quarter.scale()).isCloseTo(2.5, within(1e-12));
  }
}
