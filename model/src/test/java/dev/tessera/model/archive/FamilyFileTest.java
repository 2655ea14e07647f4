package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.TrainedFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FamilyFileTest {
  private static final FieldSpec SPEC = new FieldSpec(3, 1, 8, 2, 4, 5, 7.5);
  private static final FamilyFacts FACTS =
      new FamilyFacts("tessera 1.2.3", "3 vases", 345, 6.5, 7890, -3, 0.0125, Double.NaN);

  @TempDir private Path folder = Path.of("");

  private static TrainedFamily family() {
    List<String> members = List.of("a \"quoted\" one", "h\u00f6lzern, two", "three.obj");
    Codes codes = Codes.of(3, 4, Initialisation.codes(3, 4, 2));
    return new TrainedFamily("things", Initialisation.weights(SPEC, 1), members, codes, 0.1);
  }

  private Path written(Precision precision) throws Exception {
    Path file = folder.resolve(precision + ".safetensors");
    FamilyFile.write(file, family(), FACTS, precision);
    return file;
  }

  @Test
  void singlePrecisionIsReadBackExactly() throws Exception {
    Path file = written(Precision.F32);
    TrainedFamily read = FamilyFile.read(file);
    assertThat(read.name()).isEqualTo("things");
    assertThat(read.members()).isEqualTo(family().members());
    assertThat(read.spec()).isEqualTo(SPEC);
    assertThat(read.clamp()).isEqualTo(0.1);
    assertThat(read.weights().toArray()).isEqualTo(family().weights().toArray());
    assertThat(read.code("three.obj")).isEqualTo(family().codes().code(2));
    assertThat(SafeTensors.read(file).metadata())
        .containsEntry("creator", "tessera 1.2.3")
        .containsEntry("data", "3 vases")
        .containsEntry("steps", "345")
        .containsEntry("seconds", "6.5")
        .containsEntry("points", "7890")
        .containsEntry("seed", "-3")
        .containsEntry("error.training", "0.0125")
        .containsEntry("error.heldOut", "NaN");
  }

  @Test
  void halfPrecisionHoldsThreeDigitsInHalfTheSpace() throws Exception {
    TrainedFamily read = FamilyFile.read(written(Precision.F16));
    for (int i = 0; i < 4; i++) {
      float exact = family().codes().get(1, i);
      assertThat(read.codes().get(1, i)).isCloseTo(exact, within(Math.abs(exact) * 5e-4f));
    }
  }

  /** The file with some metadata or tensors replaced or added. */
  private Path changed(Map<String, String> metadata, Map<String, Tensor> tensors) throws Exception {
    TensorBundle bundle = SafeTensors.read(written(Precision.F32));
    Map<String, String> texts = new LinkedHashMap<>(bundle.metadata());
    texts.putAll(metadata);
    Map<String, Tensor> numbers = new LinkedHashMap<>(bundle.tensors());
    numbers.putAll(tensors);
    Path file = folder.resolve("changed.safetensors");
    SafeTensors.write(file, new TensorBundle(numbers, texts));
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format           | tessera.pretrained | metadata format
          version          | 2                  | metadata version
          clamp            | -0.1               | metadata clamp
          clamp            | NaN                | metadata clamp
          members          | no list            | metadata members
          members          | []                 | metadata members
          members          | ["a","a","b"]      | metadata members
          members          | ["a",null,"b"]     | metadata members
          members          | ["a","b"]          | tensor codes
          field.dimensions | 2                  | metadata field
          field.latent     | 5                  | tensor modulation.0.weight
          steps            | -1                 | metadata steps
          """)
  void metadataThatCannotBeIsNamed(String key, String value, String place) throws Exception {
    Path file = changed(Map.of(key, value), Map.of());
    assertThatExceptionOfType(ArchiveFormatException.class)
        .isThrownBy(() -> FamilyFile.read(file))
        .withMessageContaining(file.toString())
        .withMessageContaining(place);
  }

  @Test
  void tensorsThatCannotBeAreNamed() throws Exception {
    float[] codes = new float[12];
    codes[7] = Float.POSITIVE_INFINITY;
    Path infinite = changed(Map.of(), Map.of("codes", Tensor.of(Precision.F32, codes, 3, 4)));
    assertThatExceptionOfType(ArchiveFormatException.class)
        .isThrownBy(() -> FamilyFile.read(infinite))
        .withMessageContaining("finite numbers");
    Path more = changed(Map.of(), Map.of("extra", Tensor.of(Precision.F32, new float[1], 1)));
    assertThatExceptionOfType(ArchiveFormatException.class)
        .isThrownBy(() -> FamilyFile.read(more))
        .withMessageContaining("tensor extra");
  }

  @Test
  void aFileCutShortIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(written(Precision.F16));
    Path file = folder.resolve("short.safetensors");
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatExceptionOfType(ArchiveFormatException.class).isThrownBy(() -> FamilyFile.read(file));
  }
}
