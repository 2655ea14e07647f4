package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Weights;
import dev.tessera.model.tile.SparseTiling;
import org.junit.jupiter.api.Test;

final class LatentPathTest {
  private static final Weights WEIGHTS =
      Initialisation.weights(new FieldSpec(3, 1, 8, 1, 3, 3, 3), 1);

  /** Two cells of eight have tiles. */
  private static final SparseTiling TILES =
      SparseTiling.of(2, 0, new int[] {0, -1, -1, -2, -1, 0, -1, -1});

  private static Fitted<SparseTiling> shape(float... codes) {
    return new Fitted<>(TILES, WEIGHTS, Codes.of(2, 3, codes), 0.1);
  }

  private static float[] codes(Fitted<SparseTiling> shape) {
    float[] all = new float[6];
    shape.codes().copyTo(0, 2, all, 0);
    return all;
  }

  private static final Fitted<SparseTiling> A = shape(0.1f, -0.2f, 0.3f, 1, 0, 0);
  private static final Fitted<SparseTiling> B = shape(0.7f, 0.9f, -0.4f, 0, 2, 0);
  private static final Fitted<SparseTiling> C = shape(-0.6f, 0.5f, 0.8f, 0, 0, 3);

  @Test
  void everyPathBeginsAndEndsWithExactlyTheShapesGiven() {
    assertThat(codes(LatentPath.linear(A, B, 0))).isEqualTo(codes(A));
    assertThat(codes(LatentPath.linear(A, B, 1))).isEqualTo(codes(B));
    assertThat(codes(LatentPath.spherical(A, B, 0))).isEqualTo(codes(A));
    assertThat(codes(LatentPath.spherical(A, B, 1))).isEqualTo(codes(B));
    assertThat(codes(LatentPath.barycentric(A, B, C, 1, 0, 0))).isEqualTo(codes(A));
    assertThat(codes(LatentPath.barycentric(A, B, C, 0, 1, 0))).isEqualTo(codes(B));
    assertThat(codes(LatentPath.barycentric(A, B, C, 0, 0, 1))).isEqualTo(codes(C));
  }

  @Test
  void theLineIsCutInTheRatioGiven() {
    assertThat(codes(LatentPath.linear(A, B, 0.25)))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.25f, 0.075f, 0.125f, 0.75f, 0.5f, 0);
  }

  @Test
  void theArcTurnsEachTilesCodeEvenlyAndChangesItsLengthEvenly() {
    // Second tile: from (1,0,0) to (0,2,0), a quarter turn; a third of it is 30 degrees.
    float[] third = codes(LatentPath.spherical(A, B, 1 / 3.0));
    double length = 4 / 3.0;
    assertThat(third[3]).isCloseTo((float) (length * Math.cos(Math.PI / 6)), within(1e-6f));
    assertThat(third[4]).isCloseTo((float) (length * Math.sin(Math.PI / 6)), within(1e-6f));
    assertThat(third[5]).isZero();
  }

  @Test
  void codesOnOneLineOrWithoutLengthGoStraight() {
    Fitted<SparseTiling> opposite = shape(-0.1f, 0.2f, -0.3f, 0, 0, 0);
    assertThat(codes(LatentPath.spherical(A, opposite, 0.25)))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.05f, -0.1f, 0.15f, 0.75f, 0, 0);
  }

  @Test
  void theTriangleIsMixedByItsWeights() {
    assertThat(codes(LatentPath.barycentric(A, B, C, 0.5, 0.3, 0.2)))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.14f, 0.27f, 0.19f, 0.5f, 0.6f, 0.6f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentPath.barycentric(A, B, C, 0.5, 0.3, 0.3))
        .withMessage("weights must sum to 1, found 0.5, 0.3, 0.3");
  }

  @Test
  void shapesOfOtherTilesOrNetworksAreRefused() {
    Fitted<SparseTiling> whole =
        new Fitted<>(SparseTiling.whole(), WEIGHTS, Codes.of(1, 3, new float[3]), 0.1);
    Weights others = Initialisation.weights(WEIGHTS.spec(), 2);
    Fitted<SparseTiling> stranger = new Fitted<>(TILES, others, Codes.of(2, 3, new float[6]), 0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> LatentPath.linear(A, whole, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> LatentPath.spherical(A, stranger, 0.5));
  }
}
