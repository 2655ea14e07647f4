package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.render.LatentPath.Way;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  private static float[] between(double t, Way way) {
    return codes(new LatentPath<>(A, B).at(t, way));
  }

  private static float[] mean(double... shares) {
    return codes(LatentPath.mean(List.of(A, B, C), shares));
  }

  @Test
  void everyPathBeginsAndEndsWithExactlyTheShapesGiven() {
    for (Way way : Way.values()) {
      assertThat(between(0, way)).isEqualTo(codes(A));
      assertThat(between(1, way)).isEqualTo(codes(B));
    }
    assertThat(mean(1, 0, 0)).isEqualTo(codes(A));
    assertThat(mean(0, 1, 0)).isEqualTo(codes(B));
    assertThat(mean(0, 0, 1)).isEqualTo(codes(C));
  }

  @Test
  void theLineIsCutInTheRatioGiven() {
    assertThat(between(0.25, Way.STRAIGHT))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.25f, 0.075f, 0.125f, 0.75f, 0.5f, 0);
  }

  @Test
  void theArcTurnsEachTilesCodeEvenlyAndChangesItsLengthEvenly() {
    // Second tile: from (1,0,0) to (0,2,0), a quarter turn; a third of it is 30 degrees.
    float[] third = between(1 / 3.0, Way.ARC);
    double length = 4 / 3.0;
    assertThat(third[3]).isCloseTo((float) (length * Math.cos(Math.PI / 6)), within(1e-6f));
    assertThat(third[4]).isCloseTo((float) (length * Math.sin(Math.PI / 6)), within(1e-6f));
    assertThat(third[5]).isZero();
  }

  @Test
  void codesOnOneLineOrWithoutLengthGoStraight() {
    Fitted<SparseTiling> opposite = shape(-0.1f, 0.2f, -0.3f, 0, 0, 0);
    assertThat(codes(new LatentPath<>(A, opposite).at(0.25, Way.ARC)))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.05f, -0.1f, 0.15f, 0.75f, 0, 0);
  }

  @Test
  void theTriangleIsMixedByItsWeights() {
    assertThat(mean(0.5, 0.3, 0.2))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.14f, 0.27f, 0.19f, 0.5f, 0.6f, 0.6f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mean(0.5, 0.3, 0.3))
        .withMessage("3 signals want as many shares with the sum 1, found 3 with the sum 1.1");
    assertThatIllegalArgumentException().isThrownBy(() -> mean(0.5, 0.5));
  }

  @Test
  void shapesOfOtherTilesOrNetworksAreRefused() {
    Fitted<SparseTiling> whole =
        new Fitted<>(SparseTiling.whole(), WEIGHTS, Codes.of(1, 3, new float[3]), 0.1);
    Weights others = Initialisation.weights(WEIGHTS.spec(), 2);
    Fitted<SparseTiling> stranger = new Fitted<>(TILES, others, Codes.of(2, 3, new float[6]), 0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> new LatentPath<>(A, whole));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LatentPath.mean(List.of(A, stranger), 0.5, 0.5));
  }

  private static final FieldSpec PAPER = new FieldSpec(2, 3, 8, 2, 2, 7, 3);
  private static final Weights PICTURES = Initialisation.weights(PAPER, 5);

  private static Fitted<GridTiling> paper(float... codes) {
    int tiles = codes.length / 2;
    return new Fitted<>(GridCut.cube(4, 0).of(4, 4 * tiles), PICTURES, Codes.of(tiles, 2, codes));
  }

  private static float[] code(List<WeightedField<GridTiling>> parts, int tile) {
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).weight(tile)).isEqualTo(1);
    return parts.get(0).field().codes().code(tile);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theEndsOfAWayOfPicturesAreTheFieldsThemselves(Way way) {
    Fitted<GridTiling> a = paper(0.1f, 0.2f, 3, 4);
    Fitted<GridTiling> b = paper(-0.3f, 0.7f, 5, 6);
    LatentPath<GridTiling> path = new LatentPath<>(a, b);

    assertThat(path.parts(0, way)).hasSize(1);
    assertThat(path.parts(0, way).get(0).field()).isSameAs(a);
    assertThat(path.parts(1, way).get(0).field()).isSameAs(b);
    assertThat(path.parts(1, way).get(0).weight(1)).isEqualTo(1);
  }

  @Test
  void aStraightWayLeadsThroughTheMean() {
    LatentPath<GridTiling> path = new LatentPath<>(paper(1, 2, 8, 0), paper(3, -2, 0, 4));

    assertThat(code(path.parts(0.5, Way.STRAIGHT), 0)).containsExactly(2, 0);
    assertThat(code(path.parts(0.25, Way.STRAIGHT), 1)).containsExactly(6, 1);
  }

  /** A quarter turn from length 1 to length 3: a third of it is 30 degrees at length 5/3. */
  @Test
  void anArcTurnsAndGrowsEvenly() {
    LatentPath<GridTiling> path = new LatentPath<>(paper(1, 0), paper(0, 3));

    float[] third = code(path.parts(1 / 3.0, Way.ARC), 0);

    assertThat(third[0]).isCloseTo((float) (5 / 3.0 * Math.sqrt(3) / 2), within(1e-6f));
    assertThat(third[1]).isCloseTo((float) (5 / 3.0 / 2), within(1e-6f));
  }

  @Test
  void whereThereIsNoArcItIsStraight() {
    LatentPath<GridTiling> path =
        new LatentPath<>(paper(0, 0, 1, 1, 1, 0), paper(2, 4, 3, 3, -1, 0));

    List<WeightedField<GridTiling>> half = path.parts(0.5, Way.ARC);

    assertThat(code(half, 0)).containsExactly(1, 2);
    assertThat(code(half, 1)).containsExactly(2, 2);
    assertThat(code(half, 2)).containsExactly(0, 0);
  }

  @Test
  void expertsAreAddedWithWeightsAndNeverMixed() {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, 8, 2, 3);
    WeightLayout layout = WeightLayout.of(spec);
    float[] weights = new float[layout.length()];
    // Expert k adds along cosine k: tiles of different experts are at right angles.
    for (int k = 0; k < 3; k++) {
      weights[layout.named("expert.directions").offset() + 8 * k + k] = 1;
    }
    Weights shared = Weights.of(spec, weights);
    GridTiling grid = GridCut.cube(4, 0).of(4, 4);
    Fitted<GridTiling> a = new Fitted<>(grid, shared, Codes.of(1, 2, new float[] {0, 1}));
    Fitted<GridTiling> b = new Fitted<>(grid, shared, Codes.of(1, 2, new float[] {2, 1}));
    LatentPath<GridTiling> path = new LatentPath<>(a, b);

    List<WeightedField<GridTiling>> straight = path.parts(0.25, Way.STRAIGHT);
    List<WeightedField<GridTiling>> arc = path.parts(0.5, Way.ARC);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> path.at(0.25, Way.STRAIGHT))
        .withMessageContaining("cannot be mixed");
    assertThat(straight).extracting(WeightedField::field).containsExactly(a, b);
    assertThat(straight).extracting(part -> part.weight(0)).containsExactly(0.75f, 0.25f);
    for (WeightedField<GridTiling> part : arc) {
      assertThat(part.weight(0)).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    }
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatentPath<>(paper(1, 2), paper(1, 2, 3, 4)))
        .withMessageContaining("must share networks and tiles");
    Fitted<GridTiling> other =
        new Fitted<>(
            GridCut.cube(4, 0).of(4, 4),
            Initialisation.weights(PAPER, 6),
            Codes.of(1, 2, new float[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatentPath<>(paper(1, 2), other))
        .withMessageContaining("must share networks and tiles");
    LatentPath<GridTiling> path = new LatentPath<>(paper(1, 2), paper(3, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> path.parts(1.5, Way.ARC))
        .withMessage("t must be 0 to 1, found 1.5");
  }
}
