package dev.tessera.app.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.MosaicShape;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MovedPartTest {
  /** Tiles of 2 frames, each 2 x 2 cells of 4 x 4 pixels. */
  private static final FieldSpec SPEC = new MosaicShape(2, 1, 2, 2, 2).spec(8, 8);

  /** Heads of parts that are not moved. */
  private static final int STILL = 2 * 2 * 2;

  /** Two tiles beside each other, four frames; a part of the last tile moves in the last frame. */
  static Fitted<GridTiling> clip(int rows, int columns) {
    float[] weights = new float[WeightLayout.of(SPEC).length()];
    weights[WeightLayout.of(SPEC).named("cosine.frequency").offset()] = 3;
    GridTiling grid = GridTiling.of(new int[] {4, 7, 14}, new int[] {2, 8, 8}, new int[] {0, 0, 0});
    float[] codes = new float[4 * 8];
    int move = 1 + (rows + 7) * 15 + columns + 7; // half pixels, up to 7 to each side
    codes[3 * 8 + 1] = STILL * move; // after the head of the first frame of the first cell
    codes[2 * 8 + 1 + 2 * 3] = codes[3 * 8 + 1]; // of the fourth cell, which lies in the picture
    codes[3 * 8 + 1 + 2 * 1] = codes[3 * 8 + 1]; // of the second, whose middle does not
    return new Fitted<>(grid, Weights.of(SPEC, weights), Codes.of(4, 8, codes));
  }

  @Test
  void whatLayAboveAndToTheRightHasMovedDownAndToTheLeft() {
    Fitted<GridTiling> clip = clip(-2, 6);

    assertThat(MovedPart.of(clip, 3))
        .containsExactly(new MovedPart(6, 6, -3, 1), new MovedPart(10, 2, -3, 1));
    assertThat(MovedPart.of(clip, 2)).isEmpty();
    assertThat(MovedPart.of(clip, 1)).isEmpty();
  }

  @Test
  void ofAPictureNothingHasMoved() {
    assertThat(MovedPart.of(PictureFields.field(PictureFields.EXPERTS, 24, 16, 0, 1), 0)).isEmpty();
  }

  @Test
  void aTileHasThePartsWhoseMiddlesLieInIt() {
    MovedPart part = new MovedPart(8, 4, 1, 0);
    assertThat(part.in(new PixelRect(8, 0, 8, 8))).isTrue();
    assertThat(part.in(new PixelRect(0, 0, 8, 8))).isFalse();
  }

  @Test
  void howManyHaveMovedAndHowFarIsTold() {
    assertThat(MovedPart.summary(List.of())).isEqualTo("nothing moved");
    assertThat(MovedPart.summary(List.of(new MovedPart(0, 0, 3, -4))))
        .isEqualTo("1 part moved, up to 5.0 pixels");
    assertThat(MovedPart.summary(List.of(new MovedPart(0, 0, 1, 0), new MovedPart(4, 0, 0, -2))))
        .isEqualTo("2 parts moved, up to 2.0 pixels");
  }
}
