package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PretrainedFileTest {
  private static final TrainingFacts FACTS =
      new TrainingFacts("tessera 1.2.3", "photo\u0301s", 12, 345, 6.5, 7890, -3, 33.25, Double.NaN);

  @TempDir private Path folder = Path.of("");

  static Stream<Pretrained> networks() {
    FieldSpec paper = new FieldSpec(2, 3, 8, 2, 5, 4, 7.5);
    FieldSpec experts = FieldSpec.ofExperts(2, 1, 8, 4, 3);
    return Stream.of(
        new Pretrained("no encoder", 4, Initialisation.weights(paper, 1), Optional.empty()),
        new Pretrained("linear", 4, Initialisation.weights(paper, 2), encoder(48, 0, 5)),
        new Pretrained("hidden", 4, Initialisation.weights(paper, 3), encoder(48, 6, 5)),
        new Pretrained("experts", 4, random(experts), Optional.empty()),
        new Pretrained(
            "sides of its own",
            List.of(2, 3),
            Initialisation.weights(paper, 4),
            encoder(18, 0, 5)));
  }

  private static Optional<EncoderWeights> encoder(int inputs, int hidden, int latent) {
    float[] values = randoms(EncoderWeights.length(inputs, hidden, latent));
    return Optional.of(new EncoderWeights(inputs, hidden, latent, values));
  }

  private static Weights random(FieldSpec spec) {
    return Weights.of(spec, randoms(WeightLayout.of(spec).length()));
  }

  private static float[] randoms(int count) {
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void singlePrecisionIsExact(Pretrained pretrained) throws Exception {
    Path file = folder.resolve("w.safetensors");
    PretrainedFile.write(file, pretrained, FACTS, Precision.F32);
    Pretrained read = PretrainedFile.read(file);
    assertThat(read.name()).isEqualTo(pretrained.name());
    assertThat(read.tile()).isEqualTo(pretrained.tile());
    assertThat(read.spec()).isEqualTo(pretrained.spec());
    assertThat(read.weights().toArray()).isEqualTo(pretrained.weights().toArray());
    assertThat(read.encoder().map(EncoderWeights::hidden))
        .isEqualTo(pretrained.encoder().map(EncoderWeights::hidden));
    assertThat(read.encoder().map(EncoderWeights::toArray).orElse(new float[0]))
        .isEqualTo(pretrained.encoder().map(EncoderWeights::toArray).orElse(new float[0]));
    assertThat(SafeTensors.read(file).metadata())
        .containsEntry("creator", "tessera 1.2.3")
        .containsEntry("training.data", "photo\u0301s")
        .containsEntry("training.images", "12")
        .containsEntry("training.steps", "345")
        .containsEntry("training.seconds", "6.5")
        .containsEntry("training.tiles", "7890")
        .containsEntry("training.seed", "-3")
        .containsEntry("training.validation", "33.25")
        .containsEntry("training.refined", "NaN");
  }

  @ParameterizedTest
  @MethodSource("networks")
  void halfPrecisionRoundsMatricesOnly(Pretrained pretrained) throws Exception {
    Path file = folder.resolve("w.safetensors");
    PretrainedFile.write(file, pretrained, FACTS, Precision.F16);
    Pretrained read = PretrainedFile.read(file);
    for (WeightLayout.Block block : WeightLayout.of(pretrained.spec()).blocks()) {
      float tolerance = block.name().endsWith(".bias") ? 0 : 0.0005f;
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        float value = pretrained.weights().get(i);
        assertThat(read.weights().get(i) - value)
            .as(block.name())
            .isBetween(-tolerance * Math.abs(value), tolerance * Math.abs(value));
      }
    }
  }

  /** Halves are rounded once: what was read can be written again without a change. */
  @Test
  void halfPrecisionIsStable() throws Exception {
    Path first = folder.resolve("1");
    Path second = folder.resolve("2");
    PretrainedFile.write(first, networks().toList().get(2), FACTS, Precision.F16);
    PretrainedFile.write(second, PretrainedFile.read(first), FACTS, Precision.F16);
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(Files.size(first)).isLessThan(4000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=other",
        "version=2",
        "tile=1",
        "tile=x",
        "field.width=9",
        "field.layers=0",
        "field.latent=6",
        "field.experts=x",
        "field.form=experts",
        "field.form=none",
        "field.firstOmega=NaN",
        "training.steps=-1"
      })
  void wrongMetadataIsRefused(String change) throws Exception {
    Path file = folder.resolve("w.safetensors");
    PretrainedFile.write(file, networks().toList().get(1), FACTS, Precision.F32);
    TensorBundle bundle = SafeTensors.read(file);
    Map<String, String> metadata = new LinkedHashMap<>(bundle.metadata());
    int equals = change.indexOf("=");
    metadata.put(change.substring(0, equals), change.substring(equals + 1));
    SafeTensors.write(file, new TensorBundle(bundle.tensors(), metadata));
    assertThatThrownBy(() -> PretrainedFile.read(file))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("w.safetensors");
  }

  /** All but the form, which files did not always name. */
  @Test
  void everyOtherKeyOfTheMetadataIsNeeded() throws Exception {
    Path file = folder.resolve("w.safetensors");
    PretrainedFile.write(file, networks().toList().get(1), FACTS, Precision.F32);
    TensorBundle bundle = SafeTensors.read(file);
    for (String key : bundle.metadata().keySet()) {
      if (key.equals("field.form")) {
        continue;
      }
      Map<String, String> metadata = new LinkedHashMap<>(bundle.metadata());
      metadata.remove(key);
      SafeTensors.write(file, new TensorBundle(bundle.tensors(), metadata));
      assertThatThrownBy(() -> PretrainedFile.read(file))
          .isInstanceOf(ArchiveFormatException.class)
          .hasMessageContaining("metadata " + key);
    }
  }

  @Test
  void missingStrangeMisshapenAndInfiniteTensorsAreRefused() throws Exception {
    Path file = folder.resolve("w.safetensors");
    PretrainedFile.write(file, networks().toList().get(2), FACTS, Precision.F32);
    TensorBundle bundle = SafeTensors.read(file);
    for (Map.Entry<String, Tensor> entry : bundle.tensors().entrySet()) {
      Tensor tensor = entry.getValue();
      float[] infinite = tensor.toArray();
      infinite[0] = Float.NaN;
      int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
      assertRefused(file, bundle, entry.getKey(), Optional.empty());
      assertRefused(
          file, bundle, entry.getKey(), Optional.of(Tensor.of(Precision.F32, infinite, shape)));
      assertRefused(
          file,
          bundle,
          entry.getKey(),
          Optional.of(Tensor.of(Precision.F32, tensor.toArray(), 1, tensor.length())));
    }
    Tensor strange = Tensor.of(Precision.F32, new float[1], 1);
    assertRefused(file, bundle, "strange", Optional.of(strange));
  }

  private static void assertRefused(
      Path file, TensorBundle bundle, String name, Optional<Tensor> replacement) throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>(bundle.tensors());
    tensors.remove(name);
    replacement.ifPresent(tensor -> tensors.put(name, tensor));
    SafeTensors.write(file, new TensorBundle(tensors, bundle.metadata()));
    assertThatThrownBy(() -> PretrainedFile.read(file))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("tensor ");
  }
}
