package dev.tessera.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.NetworkShelf;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.TestShelf;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OptionsViewModelTest {
  private final OptionsViewModel options = picture("", Map.of(), TestShelf.empty());

  private static OptionsViewModel picture(
      String preset, Map<String, String> changes, NetworkShelf shelf) {
    return new OptionsViewModel(FormKind.PICTURE, preset, changes, shelf);
  }

  private static OptionsViewModel fresh(FormKind kind) {
    return new OptionsViewModel(kind, "", Map.of(), TestShelf.empty());
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void presetsSurviveTheWayThroughText(Preset preset) {
    options.preset().set(preset);
    assertThat(options.options().get()).contains(preset.options());
    assertThat(options.changed().get()).isFalse();
    OptionsViewModel shape = fresh(FormKind.SHAPE);
    shape.preset().set(preset);
    assertThat(shape.options().get()).contains(preset.shape());
    assertThat(shape.changed().get()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PICTURE | TILE             | 1     | Tile must be between 2 and 256
          PICTURE | TILE             | ten   | Enter a whole number
          PICTURE | OVERLAP          | 200   | Overlap must be between 0 and
          PICTURE | LATENT           | 0     | Latent must be between 1 and 1024
          PICTURE | WIDTH            | 4     | Width must be between 8 and 1024
          PICTURE | SECONDS          | -3    | Seconds must be more than 0
          PICTURE | SECONDS          | x     | Enter a number
          PICTURE | TARGET           | 0     | Target PSNR must be more than 0 dB
          PICTURE | STEPS            | 0     | Steps must be at least 1
          PICTURE | CODE_RATE        | 2     | Code rate must be between
          SHAPE   | CELLS            | 65    | Cells must be between 1 and 64
          SHAPE   | CELL_OVERLAP     | 0.6   | Overlap must be between 0 and 0.5
          SHAPE   | CLAMP            | 0     | Clamp must be between 0.001 and 4
          SHAPE   | POINTS_PER_TILE  | 7     | Points per tile must be between 8 and 65536
          SHAPE   | LAYERS           | 9     | Layers must be between 1 and 8
          SHAPE   | SECONDS          | 0     | Seconds must be more than 0
          SHAPE   | TARGET           | -1    | Target PSNR must be more than 0 dB
          """)
  void aWrongValueIsSaidBesideItsSettingOnly(
      FormKind kind, FitSetting setting, String text, String message) {
    OptionsViewModel form = fresh(kind);
    form.text(setting).set(text);
    assertThat(form.options().get()).isEmpty();
    assertThat(form.error(setting).get()).startsWith(message).doesNotContain("found");
    for (FitSetting other : kind.settings()) {
      if (other != setting) {
        assertThat(form.error(other).get()).as(other.name()).isEmpty();
      }
    }
    form.reset();
    assertThat(form.error(setting).get()).isEmpty();
    assertThat(form.options().get()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(FormKind.class)
  void anotherValueOfASettingIsAnotherFit(FormKind kind) {
    for (FitSetting setting : kind.settings()) {
      OptionsViewModel form = fresh(kind);
      FitOptions before = form.options().get().orElseThrow();
      String text = form.text(setting).get();
      form.text(setting)
          .set(
              switch (text) {
                case "true" -> "false";
                case "false" -> "true";
                case "" -> "40";
                case "0" -> "1";
                case "1" -> "2";
                default -> Double.toString(Double.parseDouble(text) / 2).replaceFirst("\\.0$", "");
              });
      assertThat(form.error(setting).get()).as(setting.name()).isEmpty();
      assertThat(form.options().get().orElseThrow()).as(setting.name()).isNotEqualTo(before);
      assertThat(form.changes()).containsOnlyKeys(setting.name());
    }
  }

  @Test
  void settingsAreRememberedByTheNamesTheyAlwaysHad() {
    assertThat(FormKind.PICTURE.settings())
        .extracting(FitSetting::name)
        .containsExactlyInAnyOrder(
            "TILE",
            "LATENT",
            "WIDTH",
            "SECONDS",
            "TARGET",
            "GLOBAL",
            "OVERLAP",
            "LAYERS",
            "FIRST_OMEGA",
            "HIDDEN_OMEGA",
            "NETWORK_RATE",
            "CODE_RATE",
            "TILES_PER_STEP",
            "SAMPLES_PER_TILE",
            "SEED",
            "STEPS",
            "PLATEAU");
  }

  @ParameterizedTest
  @EnumSource(FormKind.class)
  void whatThereIsToChooseFromIsInRangeAndHoldsEveryDefault(FormKind kind) {
    OptionsViewModel form = fresh(kind);
    for (FitSetting setting : kind.settings()) {
      for (Preset preset : Preset.values()) {
        form.preset().set(preset);
        String usual = form.text(setting).get();
        if (!setting.usual().isEmpty() && !usual.isEmpty()) {
          assertThat(setting.usual()).as(setting.name()).contains(usual);
        }
      }
      for (String usual : setting.usual()) {
        form.text(setting).set(usual);
        assertThat(form.error(setting).get()).as(setting.name()).isEmpty();
      }
      form.reset();
    }
  }

  @Test
  void hintsSayTheRangeAndTheDefaultAsTheModelHasThem() {
    assertThat(options.hint(FitSetting.LATENT).get()).endsWith(" Between 1 and 1024. Default: 64.");
    assertThat(options.hint(FitSetting.OVERLAP).get()).endsWith(" Between 0 and 4. Default: 0.");
    assertThat(options.hint(FitSetting.SECONDS).get()).endsWith(" More than 0. Default: 60.");
    assertThat(options.hint(FitSetting.STEPS).get()).endsWith(" At least 1. Default: none.");
    assertThat(options.hint(FitSetting.SEED).get()).endsWith(" machine. Default: 1.");
    assertThat(options.hint(FitSetting.PLATEAU).get())
        .contains("less than 0.02 dB", "5 s")
        .endsWith(" Default: on.");
    assertThat(fresh(FormKind.SHAPE).hint(FitSetting.NETWORK_RATE).get())
        .endsWith(" Default: 0.0001.");
    options.preset().set(Preset.FAST);
    options.text(FitSetting.TILE).set("32");
    assertThat(options.hint(FitSetting.LATENT).get()).endsWith(" Between 1 and 1024. Default: 48.");
    assertThat(options.hint(FitSetting.OVERLAP).get()).endsWith(" Between 0 and 16. Default: 0.");
  }

  @Test
  void whatIsWrongWithASettingThatDoesNotMatterIsNoObstacle() {
    OptionsViewModel shelved = picture("", Map.of(), new TestShelf(List.of("first")));
    shelved.text(FitSetting.WIDTH).set("none");
    assertThat(shelved.options().get()).isPresent();
    shelved.mode().set(FitMode.JOINT);
    assertThat(shelved.options().get()).isEmpty();
    shelved.mode().set(FitMode.CODES);
    shelved.text(FitSetting.SECONDS).set("none");
    assertThat(shelved.options().get()).isEmpty();
  }

  @Test
  void emptyLimitsMeanNone() {
    options.text(FitSetting.SECONDS).set("");
    options.text(FitSetting.STEPS).set(" 500 ");
    options.text(FitSetting.TARGET).set("35,5");
    assertThat(options.options().get().orElseThrow().stop())
        .satisfies(
            stop -> {
              assertThat(stop.seconds()).isInfinite();
              assertThat(stop.steps()).isEqualTo(500);
              assertThat(stop.targetPsnr()).isEqualTo(35.5);
            });
  }

  @Test
  void theClampFollowsTheCellsUnlessItWasTyped() {
    OptionsViewModel form = fresh(FormKind.SHAPE);
    SurfaceCut usual = Preset.BALANCED.shape().surface();
    form.text(FitSetting.CELLS).set("16");
    assertThat(form.text(FitSetting.CLAMP).get()).isEqualTo("0.1");
    assertThat(form.options().get().orElseThrow().surface()).isEqualTo(usual.withCells(16));
    assertThat(form.changes()).containsOnlyKeys("CELLS");
    form.text(FitSetting.CLAMP).set("0.3");
    form.text(FitSetting.CELLS).set("8");
    assertThat(form.options().get().orElseThrow().surface().clamp()).isEqualTo(0.3);
    form.reset();
    assertThat(form.options().get().orElseThrow().surface()).isEqualTo(usual);
  }

  @Test
  void changesAreRemembered() {
    options.preset().set(Preset.FAST);
    options.text(FitSetting.LATENT).set("40");
    options.text(FitSetting.PLATEAU).set("false");
    OptionsViewModel later =
        picture(options.preset().get().label(), options.changes(), TestShelf.empty());
    assertThat(later.preset().get()).isEqualTo(Preset.FAST);
    assertThat(later.options().get()).isEqualTo(options.options().get());
    assertThat(later.changes()).containsOnlyKeys("LATENT", "PLATEAU");
    assertThat(later.changed().get()).isTrue();
  }

  @Test
  void unknownRememberedNamesAreIgnored() {
    OptionsViewModel old = picture("paper", Map.of("GONE", "7"), TestShelf.empty());
    assertThat(old.options().get()).contains(Preset.BALANCED.options());
  }

  @Test
  void withNetworksOnTheShelfCodesAloneAreFittedAtFirst() {
    OptionsViewModel shelved = picture("", Map.of(), new TestShelf(List.of("first", "second")));

    FitOptions built = shelved.options().get().orElseThrow();

    assertThat(built.mode()).isEqualTo(FitMode.CODES);
    assertThat(built.networks().orElseThrow().name()).isEqualTo("first");
    assertThat(shelved.changed().get()).isFalse();
  }

  @Test
  void modeAndNetworksAreRememberedAndPutBack() {
    TestShelf shelf = new TestShelf(List.of("first", "second"));
    OptionsViewModel chosen = picture("", Map.of(), shelf);
    chosen.mode().set(FitMode.ENCODE);
    chosen.networks().set("second");

    OptionsViewModel again = picture("", chosen.changes(), shelf);

    assertThat(again.mode().get()).isEqualTo(FitMode.ENCODE);
    assertThat(again.options().get().orElseThrow().networks().orElseThrow().name())
        .isEqualTo("second");
    again.reset();
    assertThat(again.mode().get()).isEqualTo(FitMode.CODES);
    assertThat(again.networks().get()).isEqualTo("first");
  }

  @Test
  void aJointFitStartsFromNothing() {
    OptionsViewModel shelved = picture("", Map.of(), new TestShelf(List.of("first")));
    shelved.mode().set(FitMode.JOINT);

    assertThat(shelved.options().get().orElseThrow().networks()).isEmpty();
  }

  @Test
  void whatIsTypedWithoutARestIsUndoneAsOne() {
    ProjectModel project = new ProjectModel(1L << 30);
    long[] now = {0};
    options.follow(project, () -> now[0]);
    options.text(FitSetting.TILE).set("1");
    now[0] += 300_000_000L;
    options.text(FitSetting.TILE).set("16");
    now[0] += 2_000_000_000L;
    options.text(FitSetting.TILE).set("32");
    assertThat(project.undoName().get()).isEqualTo("change of tile size");
    project.undo();
    assertThat(options.text(FitSetting.TILE).get()).isEqualTo("16");
    project.undo();
    assertThat(options.text(FitSetting.TILE).get()).isEqualTo("8");
    assertThat(project.undoName().get()).isEmpty();
    project.redo();
    assertThat(options.options().get().orElseThrow().grid().side()).isEqualTo(16);
  }

  @Test
  void presetAndResetAreOneStepEach() {
    ProjectModel project = new ProjectModel(1L << 30);
    OptionsViewModel form = picture("", Map.of(), new TestShelf(List.of("a", "b")));
    form.follow(project, () -> 0);
    form.mode().set(FitMode.JOINT);
    assertThat(project.undoName().get()).isEqualTo("change of mode");
    form.preset().set(Preset.BEST);
    assertThat(project.undoName().get()).isEqualTo("change of preset");
    form.text(FitSetting.WIDTH).set("128");
    form.networks().set("b");
    form.reset();
    assertThat(project.undoName().get()).isEqualTo("reset of options");
    project.undo();
    assertThat(form.mode().get()).isEqualTo(FitMode.JOINT);
    assertThat(form.networks().get()).isEqualTo("b");
    assertThat(form.text(FitSetting.WIDTH).get()).isEqualTo("128");
    assertThat(form.preset().get()).isEqualTo(Preset.BEST);
    for (int i = 0; i < 4; i++) {
      project.undo();
    }
    assertThat(project.undoName().get()).isEmpty();
    assertThat(form.mode().get()).isEqualTo(FitMode.CODES);
    assertThat(form.preset().get()).isEqualTo(Preset.BALANCED);
    assertThat(form.changed().get()).isFalse();
  }
}
