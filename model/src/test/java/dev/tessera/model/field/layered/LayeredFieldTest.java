package dev.tessera.model.field.layered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.FieldTape;
import dev.tessera.model.field.PointValues;
import dev.tessera.model.field.WeightGradient;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightParts;
import dev.tessera.model.field.WeightSums;
import dev.tessera.model.field.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden values and slopes come from src/test/oracle/layered.py. */
final class LayeredFieldTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILES = 2;
  private static final int SAMPLES = 3;
  private static final int CHANNELS = 2;

  /** Of one form: "values", "codes", and a number for each block of weights. */
  private record Golden(String form, Map<String, double[]> lines) {
    FieldSpec spec() {
      boolean grid = form.equals("hash-grid");
      return new FieldSpec(
          FieldForms.named(form),
          grid ? 3 : 2,
          CHANNELS,
          8,
          form.equals("modulated-skip") || form.equals("modulated-residual") ? 3 : 2,
          of("codes").length / TILES,
          grid ? 8 : 1.5,
          1.2,
          new TreeMap<>());
    }

    double[] of(String line) {
      return Objects.requireNonNull(lines.get(line), line);
    }

    float[] weights() {
      return wave(WeightLayout.of(spec()).length(), 0.6, 1.7, 0.3);
    }

    NDArray codes(Scope scope) {
      int latent = spec().latent();
      return scope.upload(wave(TILES * latent, 1, 1.1, 0.2), TILES, latent);
    }

    NDArray points(Scope scope) {
      int d = spec().dimensions();
      return scope.upload(wave(SAMPLES * d, 0.9, 2.3, 0.4), SAMPLES, d);
    }

    NDArray slopes(Scope scope) {
      float[] slopes = wave(TILES * SAMPLES * CHANNELS, 1, 0.7, 0.1);
      return scope.upload(slopes, TILES, SAMPLES, CHANNELS);
    }

    @Override
    public String toString() {
      return form;
    }
  }

  private static float[] wave(int count, double times, double step, double from) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (times * Math.sin(step * i + from));
    }
    return values;
  }

  static Stream<Golden> golden() throws IOException {
    Map<String, Map<String, double[]>> forms = new LinkedHashMap<>();
    try (InputStream stream =
        Objects.requireNonNull(LayeredFieldTest.class.getResourceAsStream("golden.txt"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : all.lines().toList()) {
        String[] words = line.strip().split(" ");
        double[] numbers = Arrays.stream(words).skip(2).mapToDouble(Double::parseDouble).toArray();
        forms.computeIfAbsent(words[0], form -> new LinkedHashMap<>()).put(words[1], numbers);
      }
    }
    return forms.entrySet().stream().map(each -> new Golden(each.getKey(), each.getValue()));
  }

  private static void assertClose(String name, float[] actual, double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s, number %d", name, i)
          .isCloseTo(expected[i], within(1e-4 * Math.max(0.1, largest)));
    }
  }

  /** The sum of a block, each number times cos(i). */
  private static float projected(float[] values, WeightLayout.Block block) {
    double sum = 0;
    for (int i = 0; i < block.length(); i++) {
      sum += values[block.offset() + i] * Math.cos(i);
    }
    return (float) sum;
  }

  @Test
  void everyLayeredFormHasGoldenValues() throws IOException {
    assertThat(golden().map(Golden::form))
        .containsExactlyInAnyOrderElementsOf(
            FieldForms.names().stream()
                .filter(name -> FieldForms.named(name) instanceof LayeredForm)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void valuesAreThoseOfTheFormulas(Golden given) {
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, Weights.of(given.spec(), given.weights()));
      NDArray codes = given.codes(scope);
      NDArray points = given.points(scope);

      assertClose("values", field.evaluate(codes, points).toFloatArray(), given.of("values"));
      try (FieldTape tape = field.forward(codes, points)) {
        assertClose("of the tape", tape.result().toFloatArray(), given.of("values"));
      }
      PointValues prepared = field.prepare(codes);
      for (int t = 0; t < TILES; t++) {
        NDArray tiles = scope.manager().create(new long[] {t, t, t});
        int size = SAMPLES * CHANNELS;
        assertClose(
            "prepared",
            prepared.at(points, tiles).toFloatArray(),
            Arrays.copyOfRange(given.of("values"), t * size, (t + 1) * size));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void gradientsAreTheSlopesOfTheFormulas(Golden given) {
    WeightLayout layout = WeightLayout.of(given.spec());
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, Weights.of(given.spec(), given.weights()));
      WeightGradient sums = field.gradient(scope);

      assertClose("codes", learned(field, given, scope, sums), given.of("codes"));
      for (WeightLayout.Block block : layout.blocks()) {
        double[] slope =
            block.name().equals("input.frequency") ? new double[1] : given.of(block.name());
        assertClose(block.name(), new float[] {projected(sums.values(), block)}, slope);
      }
      assertClose("frozen", learned(field, given, scope, WeightSums.FROZEN), given.of("codes"));
      WeightParts parts = field.parts(scope);
      learned(field, given, scope, parts);
      assertThat(parts.joined(scope.manager()).mul(parts.factors()).toFloatArray())
          .containsExactly(sums.values(), within(1e-4f));
    }
  }

  private static float[] learned(Field field, Golden given, Scope scope, WeightSums sums) {
    try (FieldTape tape = field.forward(given.codes(scope), given.points(scope))) {
      return tape.backward(given.slopes(scope), sums).toFloatArray();
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void nothingIsLeftInTheScopeOfTheJob(Golden given) {
    try (Scope job = ENGINE.scope()) {
      Field field = Field.of(job, Weights.of(given.spec(), given.weights()));
      WeightGradient sums = field.gradient(job);
      NDArray points = given.points(job);
      PointValues prepared = field.prepare(given.codes(job));
      int before = job.manager().getManagedArrays().size();
      for (int i = 0; i < 3; i++) {
        try (Scope step = job.child()) {
          NDArray codes = given.codes(step);
          try (FieldTape tape = field.forward(codes, points)) {
            tape.backward(given.slopes(step), sums);
          }
          field.evaluate(codes, points);
          field.activations(1, codes, points);
          prepared.at(given.points(step), step.manager().create(new long[] {1, 0, 1}));
        }
        assertThat(job.manager().getManagedArrays().size()).isEqualTo(before);
      }
    }
  }

  @Test
  void pointsThatAreToldTheirWeightsComeInPieces() {
    FieldSpec spec =
        new FieldSpec(FieldForms.named("hyper"), 2, 3, 64, 3, 4, 5, 3, new TreeMap<>());
    int points = 1100;
    long[] tiles = new long[points];
    Arrays.setAll(tiles, i -> i % 2);
    try (Scope scope = ENGINE.scope()) {
      Field field = Field.of(scope, Weights.of(spec, spec.form().start(spec, 1)));
      NDArray codes = scope.upload(wave(8, 1, 1.1, 0.2), 2, 4);
      NDArray at = scope.upload(wave(2 * points, 1, 0.3, 0), points, 2);
      float[] all = field.evaluate(codes, at).toFloatArray();

      float[] own = field.prepare(codes).at(at, scope.manager().create(tiles)).toFloatArray();

      for (int i = 0; i < own.length; i++) {
        assertThat(own[i]).isCloseTo(all[i / 3 % 2 * 3 * points + i], within(1e-4f));
      }
    }
  }
}
