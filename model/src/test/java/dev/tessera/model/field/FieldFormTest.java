package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a form says of itself holds, for all that are registered. */
final class FieldFormTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILES = 3;
  private static final int SAMPLES = 6;

  static Stream<FieldSpec> specs() {
    Stream<FieldSpec> special =
        Stream.of(
            new FieldSpec(2, 3, 8, 1, 4, 5, 7),
            new FieldSpec(3, 1, 8, 2, 4, 5, 7),
            FieldSpec.ofExperts(2, 3, 12, 4, 5),
            new MosaicShape(3, 4, 2, 2, 2).spec(12, 20),
            ShiftedForm.spec(4, 2, 8, 4, 2.5));
    return Stream.concat(special, TinyForms.names().map(name -> TinyForms.spec(name, 3, 2, 8)));
  }

  private static Weights weights(FieldSpec spec) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[WeightLayout.of(spec).length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 * random.nextGaussian());
    }
    return Weights.of(spec, values);
  }

  private static NDArray codes(Scope scope, FieldSpec spec) {
    float[] codes = Initialisation.codes(TILES, spec.latent(), 2);
    return FieldCase.upload(scope, codes, TILES, spec.latent());
  }

  private static NDArray points(Scope scope, FieldSpec spec) {
    float[] points = new FieldCase(spec, TILES, SAMPLES, 3).points();
    return FieldCase.upload(scope, points, SAMPLES, spec.dimensions());
  }

  @Test
  void everyFormIsFoundByItsName() {
    assertThat(FieldForms.names())
        .containsExactly(
            "concatenated",
            "concatenated-fourier",
            "concatenated-relu",
            "experts",
            "film",
            "fourier-relu",
            "hash-grid",
            "hyper",
            "modulated",
            "modulated-residual",
            "modulated-skip",
            "mosaic",
            "positional-relu",
            "relu",
            "sheared",
            "shift",
            "shifted",
            "sine-cosine",
            "siren");
    for (String name : FieldForms.names()) {
      assertThat(FieldForms.named(name).name()).isEqualTo(name).matches("[a-z0-9-]+");
      assertThat(FieldForms.named(name).summary()).isNotBlank();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldForms.named("none"))
        .withMessageStartingWith("form must be one of concatenated, concatenated-fourier, ")
        .withMessageEndingWith(" found none");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aFormIsOpenedAndEvaluatedByItsSpecAlone(FieldSpec spec) {
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, weights(spec));
      NDArray codes = codes(scope, spec);
      NDArray points = points(scope, spec);

      float[] shared = field.evaluate(codes, points).toFloatArray();

      assertThat(field.spec()).isEqualTo(spec);
      assertThat(shared).hasSize(TILES * SAMPLES * spec.channels());
      PointValues prepared = field.prepare(codes);
      for (int t = 0; t < TILES; t++) {
        NDArray tiles = scope.manager().create(new long[] {t, t, t, t, t, t});
        float[] own = prepared.at(points, tiles).toFloatArray();
        for (int i = 0; i < own.length; i++) {
          assertThat(own[i]).isCloseTo(shared[t * own.length + i], within(1e-4f));
        }
      }
      assertThat(spec.form().floatsPerSample(spec)).isPositive();
      float[] vectors =
          spec.form().vectors(weights(spec), Codes.of(TILES, spec.latent(), codes.toFloatArray()));
      assertThat(vectors.length % TILES).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aFormThatTrainsHasATapeAndAnotherSaysThatItStays(FieldSpec spec) {
    try (Scope scope = ENGINE.scope()) {
      float[] weights = weights(spec).toArray();
      Field field = Field.of(scope, Weights.of(spec, weights.clone()));
      NDArray codes = codes(scope, spec);
      NDArray points = points(scope, spec);
      if (!spec.form().trains()) {
        String sentence =
            "networks of the form %s (%s) stay as they are: fit codes alone"
                .formatted(spec.form().name(), spec.form().summary());
        assertThatIllegalArgumentException()
            .isThrownBy(() -> field.forward(codes, points))
            .withMessage(sentence);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> field.load(weights))
            .withMessage(sentence);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> field.gradient(scope))
            .withMessage(sentence);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Initialisation.weights(spec, 1))
            .withMessage(sentence);
        assertThatIllegalArgumentException()
            .isThrownBy(spec::requireTraining)
            .withMessage(sentence);
        return;
      }
      spec.requireTraining();
      assertThat(Initialisation.weights(spec, 5).toArray())
          .isEqualTo(Initialisation.weights(spec, 5).toArray())
          .isNotEqualTo(Initialisation.weights(spec, 6).toArray());
      WeightGradient sums = field.gradient(scope);
      float[] ofCodes;
      try (FieldTape tape = field.forward(codes, points)) {
        ofCodes = tape.backward(tape.result().onesLike(), sums).toFloatArray();
      }
      float[] ofWeights = sums.values();
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < 30; i++) {
        int at = random.nextInt(weights.length);
        float step = 1e-3f;
        double slope =
            (sum(field, moved(weights, at, step), codes, points)
                    - sum(field, moved(weights, at, -step), codes, points))
                / (2.0 * step);
        if (staysAsDrawn(spec, at)) {
          assertThat(ofWeights[at]).isZero();
        } else {
          assertThat((double) ofWeights[at])
              .isCloseTo(slope, within(0.02 * Math.abs(slope) + 0.15));
        }
      }
      field.load(weights);
      assertThat(ofCodes).hasSize(TILES * spec.latent());
      for (int i = 0; i < ofCodes.length; i++) {
        float[] near = moved(codes.toFloatArray(), i, 1e-3f);
        float[] far = moved(codes.toFloatArray(), i, -1e-3f);
        NDArray above = FieldCase.upload(scope, near, TILES, spec.latent());
        NDArray below = FieldCase.upload(scope, far, TILES, spec.latent());
        double slope =
            (sum(field, weights, above, points) - sum(field, weights, below, points)) / 2e-3;
        assertThat((double) ofCodes[i]).isCloseTo(slope, within(0.02 * Math.abs(slope) + 0.15));
      }
    }
  }

  /** Frequencies of Fourier features. */
  private static boolean staysAsDrawn(FieldSpec spec, int at) {
    return WeightLayout.of(spec).blocks().stream()
        .filter(block -> block.offset() <= at && at < block.offset() + block.length())
        .allMatch(block -> block.name().equals("input.frequency"));
  }

  private static float[] moved(float[] values, int at, float step) {
    float[] moved = values.clone();
    moved[at] += step;
    return moved;
  }

  private static double sum(Field field, float[] weights, NDArray codes, NDArray points) {
    field.load(weights);
    double sum = 0;
    for (float value : field.evaluate(codes, points).toFloatArray()) {
      sum += value;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aFormLinearisesAndEncodesJustIfItSaysSo(FieldSpec spec) {
    try (Scope scope = ENGINE.scope()) {
      Weights weights = weights(spec);
      Field field = Field.of(scope, weights);
      NDArray codes = codes(scope, spec);
      NDArray points = points(scope, spec);
      if (spec.form().linearises(spec)) {
        assertThat(field.linearise(codes, points).jacobian().getShape().getShape())
            .containsExactly(TILES, spec.latent(), (long) SAMPLES * spec.channels());
      } else {
        assertThatIllegalArgumentException().isThrownBy(() -> field.linearise(codes, points));
      }
      Pretrained networks = new Pretrained("any", 8, weights, Optional.empty());
      assertThat(TileEncoder.of(scope, networks, points).isPresent())
          .isEqualTo(spec.form().encodes());
      if (!spec.form().encodes()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> spec.form().encoder(scope, weights, points));
      }
    }
  }

  @Test
  void aSpecHasTheNumbersOfItsFormAndNoOthers() {
    FieldForm paper = FieldForms.named("modulated");
    TreeMap<String, Double> more = new TreeMap<>();
    more.put("experts", 3.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FieldSpec(paper, 2, 3, 8, 1, 4, 5, 5, more))
        .withMessageContaining("modulated")
        .withMessageContaining("experts");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FieldSpec(FieldForms.named("experts"), 2, 3, 8, 1, 4, 5, 5, new TreeMap<>()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldSpec.ofExperts(2, 3, 8, 4, 0))
        .withMessageStartingWith("experts must be between 1 and 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldSpec.ofExperts(2, 3, 1024, 1024, 4096))
        .withMessageStartingWith("number of weights must be between");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShiftedForm.spec(2, 3, 8, 4, 9))
        .withMessageStartingWith("spread must be between");
  }
}
