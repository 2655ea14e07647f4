package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks and code-books of signals with more axes than a picture. */
final class FittedAxesTest {
  private static final GridTiling VIDEO =
      GridTiling.of(new int[] {7, 10, 13}, new int[] {3, 4, 5}, new int[] {1, 1, 2});
  private static final GridTiling LIGHT_FIELD =
      GridTiling.of(new int[] {5, 4, 9, 8}, new int[] {2, 2, 4, 3}, new int[] {0, 1, 2, 1});

  /** More numbers than are written at once. */
  private static final int LONG_BOOK = 70_001;

  @TempDir private Path folder = Path.of("");

  static Stream<FieldSpec> specs() {
    return Stream.of(
        new FieldSpec(1, 2, 8, 2, 3, 4, 7.5),
        new FieldSpec(3, 1, 16, 2, 5, 4, 7.5),
        new FieldSpec(3, 4, 8, 3, 6, 4, 7.5),
        FieldSpec.ofExperts(3, 3, 8, 4, 3),
        new FieldSpec(4, 2, 24, 1, 5, 4, 7.5),
        new FieldSpec(4, 4, 8, 2, 7, 4, 7.5),
        FieldSpec.ofExperts(4, 3, 8, 4, 2));
  }

  private static int tiles(FieldSpec spec) {
    return spec.dimensions() == 3
        ? VIDEO.tileCount()
        : spec.dimensions() == 4 ? LIGHT_FIELD.tileCount() : LONG_BOOK;
  }

  private static float[] random(int count) {
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatIsReadIsWhatWasWritten(FieldSpec spec) throws Exception {
    int tiles = tiles(spec);
    Weights weights = Weights.of(spec, random(WeightLayout.of(spec).length()));
    Codes codes = Codes.of(tiles, spec.latent(), Initialisation.codes(tiles, spec.latent(), 3));
    float[] book = new float[tiles * spec.latent()];
    codes.copyTo(0, tiles, book, 0);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    WeightTensors.put(tensors, weights, Precision.F32);
    tensors.put("codes", Tensor.of(Precision.F32, book, tiles, spec.latent()));
    Path file = folder.resolve("field.safetensors");

    SafeTensors.write(file, new TensorBundle(tensors, Map.of()));
    TensorBundle read = SafeTensors.read(file);

    TensorReader reader = new TensorReader(read.tensors(), file.toString());
    assertThat(WeightTensors.get(reader, spec).toArray()).isEqualTo(weights.toArray());
    assertThat(reader.get("codes", tiles, spec.latent()).toArray()).isEqualTo(book);
  }
}
