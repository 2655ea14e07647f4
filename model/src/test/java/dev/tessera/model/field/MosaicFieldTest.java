package dev.tessera.model.field;

import static dev.tessera.model.field.MosaicExamples.CELLS;
import static dev.tessera.model.field.MosaicExamples.lattice;
import static dev.tessera.model.field.MosaicExamples.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values come from src/test/oracle/mosaic.py. */
final class MosaicFieldTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final MosaicShape SMALL = new MosaicShape(3, 2, 3, 1, 2);
  private static final int LATENT = 11;

  private static Weights small() {
    FieldSpec spec = SMALL.spec(8, LATENT);
    float[] values = new float[WeightLayout.of(spec).length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin((i + 1.0) * (i + 1.0));
    }
    return Weights.of(spec, values);
  }

  private static double error(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return sum;
  }

  @Test
  void aTileIsWhatItsPartsSay() {
    float third = 2 / 3f;
    float[] points = {
      -third, -0.5f, -0.75f, 0, 0.25f, -0.25f, 0.2f, 0.1f, -0.6f, //
      0.5f, -0.9f, 0.4f, third, 0.7f, 0.9f, -0.4f, 0.3f, 0.2f
    };
    float[] code = {
      SMALL.head(2, 2, 2),
      0.5f,
      -1.25f,
      SMALL.head(0, 1, 0), //
      SMALL.head(1, 1, 1),
      0.75f,
      SMALL.head(2, 1, 0),
      SMALL.head(0, 1, 2),
      -0.5f,
      2,
      0
    };
    float[] golden = {
      0.238159f, -0.315960f, -0.834413f, -0.785997f, 0.700292f, -0.184508f, //
      -0.050844f, 0.249741f, 0.040762f, -0.881834f, 1.681408f, -0.756148f, //
      0.081347f, -0.603903f, -0.797021f, -0.243793f, 0.587884f, 0.132809f
    };
    try (Scope scope = ENGINE.scope()) {
      NDArray codes = scope.upload(code, 1, LATENT);
      NDArray at = scope.upload(points, points.length / 3, 3);

      float[] found = Field.of(scope, small()).evaluate(codes, at).toFloatArray();

      for (int i = 0; i < golden.length; i++) {
        assertThat(found[i]).as("value %d", i).isCloseTo(golden[i], within(2e-5f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyNumbersAreACode(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] code = new float[LATENT];
    for (int i = 0; i < LATENT; i++) {
      code[i] = (float) (60 * random.nextGaussian());
    }
    int[] frames = {0};
    new MosaicParts(SMALL.spec(8, LATENT))
        .visit(
            code,
            0,
            part -> {
              assertThat(part.slot()).isEqualTo(frames[0]);
              assertThat(part.expert()).isBetween(0, SMALL.experts() - 1);
              assertThat(part.first() + part.count())
                  .isLessThanOrEqualTo(Math.max(LATENT, part.first()));
              assertThat(part.move()).isBetween(0, SMALL.moves().count());
              frames[0] += part.span();
            });
    assertThat(frames[0]).isEqualTo(SMALL.slots());
  }

  private static List<MosaicParts.Part> parts(float... code) {
    List<MosaicParts.Part> found = new ArrayList<>();
    new MosaicParts(SMALL.spec(8, LATENT)).visit(code, 0, found::add);
    return found;
  }

  @Test
  void headsTellWhatTheyWereMadeOf() {
    float[] code = new float[LATENT];
    for (int expert = 0; expert < 3; expert++) {
      for (int count = 0; count <= 2; count++) {
        for (int span = 1; span <= 3; span++) {
          code[0] = SMALL.head(expert, span, count);
          assertThat(parts(code).get(0))
              .isEqualTo(new MosaicParts.Part(0, span, expert, 1, count, 0));
        }
        code[0] = SMALL.head(0, 1, 0);
        for (int move = 1; move <= SMALL.moves().count(); move++) {
          code[1] = SMALL.movedHead(expert, move, count);
          assertThat(parts(code).get(1))
              .isEqualTo(new MosaicParts.Part(1, 1, expert, 2, count, move));
        }
      }
    }
  }

  @Test
  void theFirstFrameIsNeverMoved() {
    float[] code = new float[LATENT];
    code[0] = SMALL.movedHead(2, 5, 1);

    assertThat(parts(code).get(0)).isEqualTo(new MosaicParts.Part(0, 1, 2, 1, 1, 0));
  }

  @Test
  void whatTheFieldCanSayIsFoundExactly() {
    int latent = 64;
    Weights weights = random(latent);
    float[] code = new float[latent];
    int at = 0;
    // cell by cell: all frames at once; two halves; one by one; a half and two
    int[][] spans = {{4}, {2, 2}, {1, 1, 1, 1}, {2, 1, 1}};
    SplittableRandom random = new SplittableRandom(8);
    for (int[] cell : spans) {
      for (int span : cell) {
        int count = random.nextInt(1, 5);
        code[at++] = CELLS.head(random.nextInt(CELLS.experts()), span, count);
        for (int i = 0; i < count; i++) {
          code[at++] = (float) random.nextGaussian();
        }
      }
    }
    try (Scope scope = ENGINE.scope()) {
      NDArray points = scope.upload(lattice(), lattice().length / 3, 3);
      Field field = Field.of(scope, weights);
      NDArray samples = field.evaluate(scope.upload(code, 1, latent), points);
      TileEncoder quick = weights.spec().form().encoder(scope, weights, points);

      float[] wanted = samples.toFloatArray();
      double energy = error(new float[wanted.length], wanted);
      NDArray careful = field.evaluate(field.search(points).encode(samples), points);
      NDArray fast = field.evaluate(quick.encode(samples), points);

      assertThat(error(careful.toFloatArray(), wanted)).isLessThan(1e-6);
      // It chooses at a price that it takes from tiles of pictures.
      assertThat(error(fast.toFloatArray(), wanted)).isLessThan(0.02 * energy);
    }
  }

  @Test
  void moreNumbersLeaveLessErrorAndCareNoMore() {
    float[] samples = new float[3 * lattice().length];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat();
    }
    double before = Double.POSITIVE_INFINITY;
    for (int latent : new int[] {20, 40, 80, 160}) {
      Weights weights = random(latent);
      try (Scope scope = ENGINE.scope()) {
        NDArray points = scope.upload(lattice(), lattice().length / 3, 3);
        NDArray tiles = scope.upload(samples, 3, lattice().length / 3, 3);
        Field field = Field.of(scope, weights);
        double quick =
            error(
                field
                    .evaluate(
                        weights.spec().form().encoder(scope, weights, points).encode(tiles), points)
                    .toFloatArray(),
                samples);
        double searched =
            error(
                field.evaluate(field.search(points).encode(tiles), points).toFloatArray(), samples);

        // Of noise, which no expert is made for, care gains hardly anything.
        assertThat(searched).isLessThan(1.03 * quick).isLessThan(before);
        before = searched;
      }
    }
  }

  @Test
  void samplesThatAreNoLatticeAreRefused() {
    Weights weights = random(40);
    try (Scope scope = ENGINE.scope()) {
      NDArray points = scope.upload(new float[] {0, 0, 0, 0.5f, 0.1f, 0.2f}, 2, 3);
      TileEncoder encoder = weights.spec().form().encoder(scope, weights, points);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> encoder.encode(scope.upload(new float[6], 1, 2, 3)))
          .withMessageContaining("2 samples");
    }
  }

  @Test
  void itIsLaidWithExpertsOfItsOwnNumberOnly() {
    Weights pictures = Weights.of(FieldSpec.ofExperts(2, 3, 8, 3, 2), new float[8 * 5 + 16 * 3]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SMALL.weights(pictures, LATENT))
        .withMessageContaining("3 experts with 2 amplitudes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SMALL.spec(8, 5))
        .withMessageStartingWith("latent of a mosaic must be between 6");
  }
}
