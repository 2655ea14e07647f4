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
import dev.tessera.model.render.CodeMorph.Way;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CodeMorphTest {
  private static final FieldSpec PAPER = new FieldSpec(2, 3, 8, 2, 2, 7, 3);
  private static final Weights WEIGHTS = Initialisation.weights(PAPER, 5);

  private static Fitted<GridTiling> paper(float... codes) {
    int tiles = codes.length / 2;
    return new Fitted<>(GridTiling.square(4, 4 * tiles, 4, 0), WEIGHTS, Codes.of(tiles, 2, codes));
  }

  private static float[] code(List<WeightedField> parts, int tile) {
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).weight(tile)).isEqualTo(1);
    return parts.get(0).field().codes().code(tile);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theEndsAreTheFieldsThemselves(Way way) {
    Fitted<GridTiling> a = paper(0.1f, 0.2f, 3, 4);
    Fitted<GridTiling> b = paper(-0.3f, 0.7f, 5, 6);
    CodeMorph morph = new CodeMorph(a, b);

    assertThat(morph.at(0, way)).hasSize(1);
    assertThat(morph.at(0, way).get(0).field()).isSameAs(a);
    assertThat(morph.at(1, way).get(0).field()).isSameAs(b);
    assertThat(morph.at(1, way).get(0).weight(1)).isEqualTo(1);
  }

  @Test
  void aStraightWayLeadsThroughTheMean() {
    CodeMorph morph = new CodeMorph(paper(1, 2, 8, 0), paper(3, -2, 0, 4));

    assertThat(code(morph.at(0.5, Way.STRAIGHT), 0)).containsExactly(2, 0);
    assertThat(code(morph.at(0.25, Way.STRAIGHT), 1)).containsExactly(6, 1);
  }

  /** A quarter turn from length 1 to length 3: a third of it is 30 degrees at length 5/3. */
  @Test
  void anArcTurnsAndGrowsEvenly() {
    CodeMorph morph = new CodeMorph(paper(1, 0), paper(0, 3));

    float[] third = code(morph.at(1 / 3.0, Way.ARC), 0);

    assertThat(third[0]).isCloseTo((float) (5 / 3.0 * Math.sqrt(3) / 2), within(1e-6f));
    assertThat(third[1]).isCloseTo((float) (5 / 3.0 / 2), within(1e-6f));
  }

  @Test
  void whereThereIsNoArcItIsStraight() {
    CodeMorph morph = new CodeMorph(paper(0, 0, 1, 1, 1, 0), paper(2, 4, 3, 3, -1, 0));

    List<WeightedField> half = morph.at(0.5, Way.ARC);

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
    GridTiling grid = GridTiling.square(4, 4, 4, 0);
    Fitted<GridTiling> a = new Fitted<>(grid, shared, Codes.of(1, 2, new float[] {0, 1}));
    Fitted<GridTiling> b = new Fitted<>(grid, shared, Codes.of(1, 2, new float[] {2, 1}));
    CodeMorph morph = new CodeMorph(a, b);

    List<WeightedField> straight = morph.at(0.25, Way.STRAIGHT);
    List<WeightedField> arc = morph.at(0.5, Way.ARC);

    assertThat(straight).extracting(WeightedField::field).containsExactly(a, b);
    assertThat(straight).extracting(part -> part.weight(0)).containsExactly(0.75f, 0.25f);
    for (WeightedField part : arc) {
      assertThat(part.weight(0)).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    }
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeMorph(paper(1, 2), paper(1, 2, 3, 4)))
        .withMessageContaining("must share networks and tiles");
    Fitted<GridTiling> other =
        new Fitted<>(
            GridTiling.square(4, 4, 4, 0),
            Initialisation.weights(PAPER, 6),
            Codes.of(1, 2, new float[] {1, 2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeMorph(paper(1, 2), other))
        .withMessageContaining("must share networks and tiles");
    CodeMorph morph = new CodeMorph(paper(1, 2), paper(3, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> morph.at(1.5, Way.ARC))
        .withMessage("t must be 0 to 1, found 1.5");
  }
}
