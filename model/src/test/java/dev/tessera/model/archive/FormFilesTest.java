package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.ShiftedForm;
import dev.tessera.model.field.TinyForms;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.TrainOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files name the form of their field; those of the time before forms had names are still read. */
final class FormFilesTest {
  private static final TrainingFacts FACTS =
      new TrainingFacts("tessera", "photos", 1, 2, 3, 4, 5, 6, 7);
  private static final FieldSpec SHIFTED = ShiftedForm.spec(2, 3, 8, 4, 2.5);

  @TempDir private Path folder = Path.of("");

  /** A file that version 0.1.0 wrote, whose weights run from -2 in steps of 1/16. */
  private Path before(String name) throws Exception {
    Path file = folder.resolve(name);
    try (InputStream stream =
        Objects.requireNonNull(getClass().getResourceAsStream("before-forms/" + name))) {
      Files.copy(stream, file);
    }
    return file;
  }

  private static void assertRunning(float[] values) {
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo(i % 64 / 16f - 2);
    }
  }

  @Test
  void networksWithoutTheNameOfAFormAreRead() throws Exception {
    Pretrained modulated = PretrainedFile.read(before("modulated.safetensors"));
    Pretrained experts = PretrainedFile.read(before("experts.safetensors"));
    TrainedFamily family = FamilyFile.read(before("family.safetensors"));

    assertThat(modulated.spec()).isEqualTo(new FieldSpec(2, 3, 8, 2, 5, 4, 7.5));
    assertThat(experts.spec()).isEqualTo(FieldSpec.ofExperts(2, 1, 8, 4, 3));
    assertThat(family.spec()).isEqualTo(new FieldSpec(3, 1, 8, 2, 4, 5, 7.5));
    assertRunning(modulated.weights().toArray());
    assertRunning(experts.weights().toArray());
    assertRunning(family.weights().toArray());
  }

  /** A training goes on with the program that began it. */
  @ParameterizedTest
  @CsvSource({
    "training.checkpoint,tessera.checkpoint",
    "family.checkpoint,tessera.checkpoint.family"
  })
  void checkpointsOfVersionOneAreRefused(String name, String format) throws Exception {
    Path file = before(name);
    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("tessera.state")
        .hasMessageContaining(format)
        .hasMessageContaining("metadata format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "two"})
  void statesOfAnotherVersionAreRefused(String version) throws Exception {
    Path file = folder.resolve("state");
    CheckpointFile.write(file, new FitState(Map.of("seed", 3), 4, 5.5, Map.of()));
    TensorBundle bundle = SafeTensors.read(file);
    Map<String, String> metadata = new LinkedHashMap<>(bundle.metadata());
    metadata.put("version", version);
    SafeTensors.write(file, new TensorBundle(bundle.tensors(), metadata));

    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining("metadata version")
        .hasMessageContaining("found " + version);
  }

  @Test
  void aFileTellsItsFormByName() throws Exception {
    Path file = folder.resolve("experts");
    PretrainedFile.write(
        file, PretrainedFile.read(before("experts.safetensors")), FACTS, Precision.F32);

    assertThat(SafeTensors.read(file).metadata())
        .containsEntry("field.form", "experts")
        .containsEntry("field.experts", "3");
  }

  @Test
  void aFormThatNoClassOfTheProgramKnowsIsWrittenAndRead() throws Exception {
    Weights weights = Initialisation.weights(SHIFTED, 1);
    Path file = folder.resolve("shifted");
    PretrainedFile.write(
        file, new Pretrained("shifted", 8, weights, Optional.empty()), FACTS, Precision.F32);
    Pretrained read = PretrainedFile.read(file);

    assertThat(read.spec()).isEqualTo(SHIFTED);
    assertThat(read.weights().toArray()).isEqualTo(weights.toArray());
    assertThat(SafeTensors.read(file).metadata())
        .containsEntry("field.form", "shifted")
        .containsEntry("field.spread", "2.5");

    Weights volume = Initialisation.weights(ShiftedForm.spec(3, 1, 8, 4, 2), 1);
    Codes codes = Codes.of(1, 4, new float[4]);
    FamilyFile.write(
        file,
        new TrainedFamily("family", volume, List.of("a"), codes, 0.1),
        new FamilyFacts("tessera", "1 vase", 2, 3, 4, 5, 6, 7),
        Precision.F32);
    assertThat(FamilyFile.read(file).spec()).isEqualTo(volume.spec());
  }

  @ParameterizedTest
  @MethodSource("dev.tessera.model.field.TinyForms#names")
  void networksOfEveryFormThatTrainsAreWrittenAndRead(String name) throws Exception {
    FieldSpec spec = TinyForms.spec(name, 2, 3, 8);
    Weights weights = Initialisation.weights(spec, 1);
    Path file = folder.resolve(name);
    PretrainedFile.write(
        file, new Pretrained(name, 8, weights, Optional.empty()), FACTS, Precision.F32);
    Pretrained read = PretrainedFile.read(file);

    assertThat(read.spec()).isEqualTo(spec);
    assertThat(read.weights().toArray()).isEqualTo(weights.toArray());
  }

  @Test
  void checkpointsHoldAnyForm() throws Exception {
    Path file = folder.resolve("checkpoint");
    TrainOptions options = TrainOptions.ofPictures().withField(SHIFTED);
    CheckpointFile.write(file, new FitState(options.settings(), 1, 2, Map.of()));
    FitState state = CheckpointFile.read(file);
    assertThat(state.step()).isEqualTo(1);
    assertThat(state.seconds()).isEqualTo(2);
    assertThat(TrainOptions.ofPictures(state.settings(), options.stop())).isEqualTo(options);

    TrainOptions family = TrainOptions.ofFamily().withField(ShiftedForm.spec(3, 1, 8, 4, 1 / 3.0));
    CheckpointFile.write(file, new FitState(family.settings(), 1, 2, Map.of()));
    assertThat(TrainOptions.ofFamily(CheckpointFile.read(file).settings(), family.stop()))
        .isEqualTo(family);
  }

  @Test
  void unknownFormsAndWrongNumbersAreRefused() throws Exception {
    Path file = folder.resolve("shifted");
    Weights weights = Initialisation.weights(SHIFTED, 1);
    PretrainedFile.write(
        file, new Pretrained("shifted", 8, weights, Optional.empty()), FACTS, Precision.F32);
    assertRefused(file, "field.form", "waves", "one of " + String.join(", ", FieldForms.names()));
    assertRefused(file, "field.spread", "9", "spread must be between 0.25 and 8, found 9");
    assertRefused(file, "field.spread", "wide", "a number");
  }

  private static void assertRefused(Path file, String key, String value, String sentence)
      throws Exception {
    TensorBundle bundle = SafeTensors.read(file);
    Map<String, String> metadata = new LinkedHashMap<>(bundle.metadata());
    metadata.put(key, value);
    Path changed = file.resolveSibling("changed");
    SafeTensors.write(changed, new TensorBundle(bundle.tensors(), metadata));
    assertThatThrownBy(() -> PretrainedFile.read(changed))
        .isInstanceOf(ArchiveFormatException.class)
        .hasMessageContaining(sentence);
  }
}
