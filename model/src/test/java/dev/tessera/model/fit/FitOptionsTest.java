package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.tile.GridTiling;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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

  /** Differs from ONE in everything that has a second value; each value fits into ONE, too. */
  private static final FitOptions OTHER =
      new FitOptions(
          FitMode.JOINT,
          true,
          16,
          3,
          64,
          5,
          21,
          7.5,
          3.25,
          1e-4,
          3e-3,
          77,
          88,
          99,
          new StopRule(3, 4, 50, true),
          Optional.of(
              new Pretrained(
                  "some",
                  8,
                  Initialisation.weights(new FieldSpec(2, 3, 8, 1, 4, 5, 5), 1),
                  Optional.empty())));

  static Stream<RecordComponent> components() {
    return Arrays.stream(FitOptions.class.getRecordComponents());
  }

  private static Object get(RecordComponent component, FitOptions options)
      throws ReflectiveOperationException {
    return component.getAccessor().invoke(options);
  }

  @ParameterizedTest
  @MethodSource("components")
  void theBuilderChangesOneSettingAndNoOther(RecordComponent changed)
      throws ReflectiveOperationException {
    FitOptionsBuilder builder = ONE.change();
    FitOptionsBuilder.class
        .getMethod(changed.getName(), changed.getType())
        .invoke(builder, get(changed, OTHER));

    FitOptions built = builder.build();

    for (RecordComponent component : FitOptions.class.getRecordComponents()) {
      assertThat(get(component, built))
          .as(component.getName())
          .isEqualTo(get(component, component.getName().equals(changed.getName()) ? OTHER : ONE));
    }
  }

  @Test
  void nothingChangedIsEqual() {
    assertThat(ONE.change().build()).isEqualTo(ONE);
    assertThat(OTHER.change().build()).isEqualTo(OTHER);
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        refused("tile", b -> b.tile(1)),
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
    FitOptionsBuilder builder = change.apply(ONE.change());
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageStartingWith(name + " must be between");
  }

  @Test
  void wholeNumbersAreWrittenAsSuch() {
    assertThatIllegalArgumentException()
        .isThrownBy(ONE.change().tile(257)::build)
        .withMessage("tile must be between 2 and 256, found 257");
    assertThatIllegalArgumentException()
        .isThrownBy(ONE.change().firstOmega(0.05)::build)
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
        .isEqualTo(GridTiling.square(10, 20, 8, 2));
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
