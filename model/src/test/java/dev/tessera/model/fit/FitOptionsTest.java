package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FitOptionsTest {
  private static final FitOptions ONE = TestOptions.small(100);

  private static final FitOptions SHAPE = TestShapes.small(StopRule.afterSteps(100));

  private static final Optional<Pretrained> NETWORKS =
      Optional.of(
          new Pretrained(
              "some",
              8,
              Initialisation.weights(new FieldSpec(2, 3, 8, 1, 4, 5, 5), 1),
              Optional.empty()));

  /** A call of the builder, and the setting that it should change by its name in reports. */
  private static Arguments changing(
      FitOptions base, String setting, UnaryOperator<FitOptionsBuilder> change) {
    return Arguments.of(base, setting, change);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        changing(ONE, "global", b -> b.global(true)),
        changing(ONE, "tile", b -> b.tile(16)),
        changing(ONE, "overlap", b -> b.overlap(3)),
        changing(ONE, "form", b -> b.form(FieldForms.named(FieldForms.CONCATENATED))),
        changing(ONE, "width", b -> b.width(64)),
        changing(ONE, "layers", b -> b.layers(5)),
        changing(ONE, "latent", b -> b.latent(21)),
        changing(ONE, "firstOmega", b -> b.firstOmega(7.5)),
        changing(ONE, "hiddenOmega", b -> b.hiddenOmega(3.25)),
        changing(ONE, "networkRate", b -> b.networkRate(1e-4)),
        changing(ONE, "codeRate", b -> b.codeRate(3e-3)),
        changing(ONE, "tilesPerStep", b -> b.tilesPerStep(77)),
        changing(ONE, "samplesPerTile", b -> b.samplesPerTile(88)),
        changing(ONE, "seed", b -> b.seed(99)),
        changing(ONE, "stop", b -> b.stop(new StopRule(3, 4, 50, true))),
        changing(ONE, "networks", b -> b.networks(NETWORKS)),
        changing(ONE.change().networks(NETWORKS).build(), "mode", b -> b.mode(FitMode.CODES)),
        changing(ONE, "tile", b -> b.cut(GridCut.cube(16, 0))),
        changing(
            ONE,
            "seed",
            b -> {
              FitOptions.Steps n = ONE.steps();
              return b.steps(
                  new FitOptions.Steps(
                      n.networkRate(), n.codeRate(), n.tilesPerStep(), n.samplesPerTile(), 7));
            }),
        changing(SHAPE, "cells", b -> b.cells(9)),
        changing(SHAPE, "overlap", b -> b.cellOverlap(0.25)),
        changing(SHAPE, "clamp", b -> b.clamp(0.5)),
        changing(SHAPE, "pointsPerTile", b -> b.pointsPerTile(64)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theBuilderChangesOneSettingAndNoOther(
      FitOptions base, String setting, UnaryOperator<FitOptionsBuilder> change) {
    FitOptions built = change.apply(base.change()).build();

    Map<String, Object> before = new LinkedHashMap<>(base.settings());
    Map<String, Object> after = new LinkedHashMap<>(built.settings());
    assertThat(after.get(setting)).isNotNull().isNotEqualTo(before.get(setting));
    before.remove(setting);
    after.remove(setting);
    assertThat(after).isEqualTo(before);
    assertThat(built).isNotEqualTo(base);
  }

  @Test
  void everyCallOfTheBuilderIsTried() {
    long calls =
        Arrays.stream(FitOptionsBuilder.class.getMethods())
            .filter(m -> m.getReturnType() == FitOptionsBuilder.class)
            .count();
    assertThat(changes()).hasSize((int) calls);
  }

  @Test
  void nothingChangedIsEqual() {
    assertThat(ONE.change().build()).isEqualTo(ONE);
    assertThat(SHAPE.change().build()).isEqualTo(SHAPE);
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        refused("tile", b -> b.tile(0)),
        refused("tile", b -> b.tile(257)),
        refused("overlap", b -> b.overlap(-1)),
        refused("overlap", b -> b.tile(8).overlap(5)),
        refused("width", b -> b.width(7)),
        refused("layers", b -> b.layers(0)),
        refused("latent", b -> b.latent(1025)),
        refused("first omega", b -> b.firstOmega(0)),
        refused("hidden omega", b -> b.hiddenOmega(Double.NaN)),
        refused("network rate", b -> b.networkRate(0)),
        refused("network rate", b -> b.networkRate(1.01)),
        refused("code rate", b -> b.codeRate(Double.NaN)),
        refused("tiles per step", b -> b.tilesPerStep(0)),
        refused("samples per tile", b -> b.samplesPerTile(65537)));
  }

  private static Arguments refused(String name, UnaryOperator<FitOptionsBuilder> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void aSettingOutOfRangeIsNamed(String name, UnaryOperator<FitOptionsBuilder> change) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(ONE.change()).build())
        .withMessageStartingWith(name + " must be between");
  }

  @Test
  void wholeNumbersAreWrittenAsSuch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ONE.change().tile(257))
        .withMessage("tile must be between 2 and 256, found 257");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ONE.change().firstOmega(0.05).build())
        .withMessage("first omega must be between 0.1 and 200, found 0.05");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,30,seconds must be more than 0",
    "NaN,1,30,seconds must be more than 0",
    "1,0,30,steps must be at least 1",
    "1,1,0,target PSNR must be more than 0 dB",
    "1,1,NaN,target PSNR must be more than 0 dB"
  })
  void aStopRuleOutOfRangeIsNamed(double seconds, long steps, double psnr, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StopRule(seconds, steps, psnr, false))
        .withMessageStartingWith(message);
  }

  @Test
  void gridAndNetworksFollowTheSignal() {
    assertThat(ONE.gridFor(TestPictures.drawn(20, 10, 3)))
        .isEqualTo(GridTiling.of(new int[] {10, 20}, new int[] {8, 8}, new int[] {0, 0}));
    assertThat(ONE.change().overlap(2).build().gridFor(TestPictures.drawn(20, 10, 3)))
        .isEqualTo(GridCut.cube(8, 2).of(10, 20));
    assertThat(ONE.change().global(true).overlap(2).build().gridFor(TestPictures.drawn(20, 10, 3)))
        .isEqualTo(GridTiling.whole(10, 20));
    assertThat(ONE.specFor(TestPictures.drawn(20, 10, 4)))
        .isEqualTo(new FieldSpec(2, 4, 32, 2, 12, 6, 4));
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyPresetCanBeBuiltAndEndsByItself(Preset preset) {
    StopRule stop = preset.options().stop();
    assertThat(preset.options().change().build()).isEqualTo(preset.options());
    assertThat(Double.isFinite(stop.seconds()) || stop.steps() < Long.MAX_VALUE).isTrue();
  }
}
