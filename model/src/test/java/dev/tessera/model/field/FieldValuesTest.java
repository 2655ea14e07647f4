package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of the package refuse what does not fit, and say what. */
final class FieldValuesTest {
  private static final FieldSpec SPEC = new FieldSpec(2, 3, 8, 2, 5, 30, 4);

  @ParameterizedTest
  @CsvSource({
    "dimensions,0,3,8,2,5,30,4",
    "dimensions,5,3,8,2,5,30,4",
    "channels,2,0,8,2,5,30,4",
    "channels,2,7,8,2,5,30,4",
    "width,2,3,7,2,5,30,4",
    "width,2,3,1025,2,5,30,4",
    "layers,2,3,8,0,5,30,4",
    "layers,2,3,8,9,5,30,4",
    "latent,2,3,8,2,0,30,4",
    "latent,2,3,8,2,1025,30,4",
    "first omega,2,3,8,2,5,0.09,4",
    "first omega,2,3,8,2,5,NaN,4",
    "hidden omega,2,3,8,2,5,30,201",
    "hidden omega,2,3,8,2,5,30,Infinity"
  })
  void aSpecOutOfRangeNamesTheSetting(
      String name, int d, int c, int width, int layers, int latent, double first, double hidden) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldSpec(d, c, width, layers, latent, first, hidden))
        .withMessageStartingWith(name + " must be between")
        .withMessageContaining("found");
  }

  @Test
  void codesWantTheirNumberOfValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codes.of(2, 3, new float[7]))
        .withMessage("codes want (2,3), found 7 values");
  }

  @Test
  void codesAreReadTileByTile() {
    Codes codes = Codes.of(3, 2, new float[] {0, 1, 10, 11, 20, 21});
    float[] some = new float[5];

    codes.copyTo(1, 2, some, 1);

    assertThat(some).containsExactly(0, 10, 11, 20, 21);
    assertThat(codes.get(2, 0)).isEqualTo(20);
    assertThat(codes.code(1)).containsExactly(10, 11);
    codes.code(1)[0] = 99;
    assertThat(codes.get(1, 0)).isEqualTo(10);
  }

  @Test
  void weightsWantTheNumberOfTheirLayout() {
    int wanted = WeightLayout.of(SPEC).length();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Weights.of(SPEC, new float[wanted + 1]))
        .withMessageContaining("wants " + wanted + " weights, found " + (wanted + 1));
  }

  @Test
  void aFieldIsMadeOfPartsThatBelongTogether() {
    Weights weights = Initialisation.weights(SPEC, 1);
    GridTiling grid = GridCut.cube(8, 0).of(16, 16);

    assertThat(new Fitted<>(grid, weights, Codes.of(4, 5, new float[20])).spec()).isEqualTo(SPEC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fitted<>(grid, weights, Codes.of(5, 5, new float[25])))
        .withMessageContaining("codes (5,5) do not belong to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fitted<>(grid, weights, Codes.of(4, 6, new float[24])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fitted<>(GridTiling.whole(4), weights, Codes.of(1, 5, new float[5])));
  }
}
