package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import org.junit.jupiter.api.Test;

final class CodeBookPictureTest {
  private static Fitted<GridTiling> field(int rows, int columns, int latent, float... codes) {
    FieldSpec spec = new FieldSpec(2, 3, 8, 1, latent, 7, 3);
    return new Fitted<>(
        GridCut.cube(4, 0).of(4 * rows, 4 * columns),
        Weights.of(spec, new float[WeightLayout.of(spec).length()]),
        Codes.of(rows * columns, latent, codes));
  }

  /**
   * By hand: the four codes are 7 on all axes plus 4, 2 and 1 along the axes 2, 0 and 1 in patterns
   * that are orthogonal and of mean 0, so the axes are the components in the order of their spread:
   * green and blue are told by the smaller ones. Each value is one deviation from the mean, that is
   * 1/5 from grey. Their cubes sum to 0, so a component may be turned round.
   */
  @Test
  void theAxesOfGreatestSpreadAreRedGreenAndBlue() {
    Fitted<GridTiling> field =
        field(
            2, 2, 3, 7 + 2, 7 + 1, 7 + 4, 7 + 2, 7 - 1, 7 - 4, 7 - 2, 7 - 1, 7 + 4, 7 - 2, 7 + 1,
            7 - 4);

    Samples picture = CodeBookPicture.components(field, 0);

    assertThat(picture.extent()).containsExactly(2, 2);
    assertThat(picture.channels()).isEqualTo(3);
    int[][] signs = {{1, 1, 1}, {-1, 1, -1}, {1, -1, -1}, {-1, -1, 1}};
    for (int c = 0; c < 3; c++) {
      float turned = Math.signum(picture.get(0, c) - 0.5f);
      for (int tile = 0; tile < 4; tile++) {
        assertThat(picture.get(tile, c))
            .as("tile %d, component %d", tile, c)
            .isCloseTo(0.5f + turned * signs[tile][c] * 0.2f, within(1e-4f));
      }
    }
  }

  /** One code of five is far out: its cube decides that it is bright, 2 deviations are 2/5. */
  @Test
  void theSignIsThatOfTheLongerTail() {
    for (float far : new float[] {10, -10}) {
      Samples picture =
          CodeBookPicture.components(field(1, 5, 2, 0, 3, 0, 3, 0, 3, 0, 3, far, 3), 0);

      assertThat(picture.get(4, 0)).isCloseTo(0.9f, within(1e-4f));
      assertThat(picture.get(0, 0)).isCloseTo(0.4f, within(1e-4f));
      assertThat(picture.get(0, 1)).isEqualTo(0.5f);
      assertThat(picture.get(4, 2)).isEqualTo(0.5f);
    }
  }

  @Test
  void equalCodesAreGrey() {
    Samples picture = CodeBookPicture.components(field(1, 2, 4, 1, 2, 3, 4, 1, 2, 3, 4), 0);

    for (int i = 0; i < 6; i++) {
      assertThat(picture.get(i)).isEqualTo(0.5f);
    }
  }

  @Test
  void withExpertsTilesThatLookAlikeHaveOneColourWhicheverExpertMadeThem() {
    // Both experts have mean 0; the second one's only direction is the first one's turned round.
    FieldSpec spec = FieldSpec.ofExperts(2, 3, 8, 2, 2);
    WeightLayout layout = WeightLayout.of(spec);
    float[] weights = new float[layout.length()];
    int directions = layout.named("expert.directions").offset();
    weights[directions + 5] = 1;
    weights[directions + 8 + 5] = -1;
    Fitted<GridTiling> field =
        new Fitted<>(
            GridCut.cube(4, 0).of(4, 16),
            Weights.of(spec, weights),
            Codes.of(4, 2, new float[] {0, 3, 1, -3, 0, -1, 0.5f, 9}));

    Samples picture = CodeBookPicture.components(field, 0);

    assertThat(picture.get(1, 0)).isCloseTo(picture.get(0, 0), within(1e-6f));
    assertThat(picture.get(2, 0)).isNotCloseTo(picture.get(0, 0), within(0.1f));
    // Half-way between the experts both directions cancel: modulation 0, of 3, 3, -1 and 0.
    float perUnit = (picture.get(0, 0) - picture.get(2, 0)) / 4;
    assertThat(picture.get(3, 0)).isCloseTo(picture.get(2, 0) + perUnit, within(1e-5f));
  }

  @Test
  void choicesHaveAColourPerExpert() {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, 8, 2, 3);
    Fitted<GridTiling> field =
        new Fitted<>(
            GridCut.cube(4, 0).of(8, 8),
            Weights.of(spec, new float[WeightLayout.of(spec).length()]),
            Codes.of(4, 2, new float[] {0, 5, 1, 5, 2, 5, 1, -5}));

    Samples picture = CodeBookPicture.choices(field, 0);

    assertThat(colour(picture, 1)).isEqualTo(colour(picture, 3));
    assertThat(colour(picture, 0)).isNotEqualTo(colour(picture, 1));
    assertThat(colour(picture, 0)).isNotEqualTo(colour(picture, 2));
    assertThat(colour(picture, 1)).isNotEqualTo(colour(picture, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodeBookPicture.choices(field(1, 1, 2, 1, 2), 0))
        .withMessageContaining("choose nothing");
  }

  private static float[] colour(Samples picture, int tile) {
    return new float[] {picture.get(tile, 0), picture.get(tile, 1), picture.get(tile, 2)};
  }
}
