package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.TestShelf;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OptionsViewModelTest {
  private final OptionsViewModel options = new OptionsViewModel("", Map.of(), TestShelf.empty());

  @ParameterizedTest
  @EnumSource(Preset.class)
  void presetsSurviveTheWayThroughText(Preset preset) {
    options.preset().set(preset);
    assertThat(options.options().get()).contains(preset.options());
    assertThat(options.changed().get()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TILE             | 1     | Tile must be between 2 and 256
          TILE             | ten   | Enter a whole number
          OVERLAP          | 200   | Overlap must be between 0 and
          LATENT           | 0     | Latent must be between 1 and 1024
          WIDTH            | 4     | Width must be between 8 and 1024
          SECONDS          | -3    | Seconds must be more than 0
          SECONDS          | x     | Enter a number
          TARGET           | 0     | Target PSNR must be more than 0 dB
          STEPS            | 0     | Steps must be at least 1
          CODE_RATE        | 2     | Code rate must be between
          """)
  void aWrongValueIsSaidBesideItsSettingOnly(FitSetting setting, String text, String message) {
    options.text(setting).set(text);
    assertThat(options.options().get()).isEmpty();
    assertThat(options.error(setting).get()).startsWith(message).doesNotContain("found");
    for (FitSetting other : FitSetting.values()) {
      if (other != setting) {
        assertThat(options.error(other).get()).as(other.name()).isEmpty();
      }
    }
    options.reset();
    assertThat(options.error(setting).get()).isEmpty();
    assertThat(options.options().get()).isPresent();
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
  void changesAreRemembered() {
    options.preset().set(Preset.FAST);
    options.text(FitSetting.LATENT).set("40");
    options.text(FitSetting.PLATEAU).set("false");
    OptionsViewModel later =
        new OptionsViewModel(options.preset().get().label(), options.changes(), TestShelf.empty());
    assertThat(later.preset().get()).isEqualTo(Preset.FAST);
    assertThat(later.options().get()).isEqualTo(options.options().get());
    assertThat(later.changes()).containsOnlyKeys("LATENT", "PLATEAU");
    assertThat(later.changed().get()).isTrue();
  }

  @Test
  void unknownRememberedNamesAreIgnored() {
    OptionsViewModel old = new OptionsViewModel("paper", Map.of("GONE", "7"), TestShelf.empty());
    assertThat(old.options().get()).contains(Preset.BALANCED.options());
  }

  @Test
  void factsCountWhatIsStored() {
    options.text(FitSetting.TILE).set("8");
    options.text(FitSetting.LATENT).set("32");
    options.text(FitSetting.OVERLAP).set("0");
    FieldFacts facts = FieldFacts.of(options.options().get().orElseThrow(), Pretend.signal());
    assertThat(facts.tiles()).isEqualTo(6);
    assertThat(facts.codeFloats()).isEqualTo(192);
    assertThat(facts.floatsPerPixel())
        .isEqualTo((192 + facts.networkFloats()) / (double) (16 * 24));
    assertThat(facts.memoryBytes()).isPositive();
  }

  @Test
  void withNetworksOnTheShelfCodesAloneAreFittedAtFirst() {
    OptionsViewModel shelved =
        new OptionsViewModel("", Map.of(), new TestShelf(List.of("first", "second")));

    FitOptions built = shelved.options().get().orElseThrow();

    assertThat(built.mode()).isEqualTo(FitMode.CODES);
    assertThat(built.networks().orElseThrow().name()).isEqualTo("first");
    assertThat(shelved.changed().get()).isFalse();
  }

  @Test
  void modeAndNetworksAreRememberedAndPutBack() {
    TestShelf shelf = new TestShelf(List.of("first", "second"));
    OptionsViewModel chosen = new OptionsViewModel("", Map.of(), shelf);
    chosen.mode().set(FitMode.ENCODE);
    chosen.networks().set("second");

    OptionsViewModel again = new OptionsViewModel("", chosen.changes(), shelf);

    assertThat(again.mode().get()).isEqualTo(FitMode.ENCODE);
    assertThat(again.options().get().orElseThrow().networks().orElseThrow().name())
        .isEqualTo("second");
    again.reset();
    assertThat(again.mode().get()).isEqualTo(FitMode.CODES);
    assertThat(again.networks().get()).isEqualTo("first");
  }

  @Test
  void aJointFitStartsFromNothing() {
    OptionsViewModel shelved = new OptionsViewModel("", Map.of(), new TestShelf(List.of("first")));
    shelved.mode().set(FitMode.JOINT);

    assertThat(shelved.options().get().orElseThrow().networks()).isEmpty();
  }
}
