package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.assets.Sample;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.tile.GridTiling;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes for networks that stay as they are. */
final class CodeFitTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(70, 50, 3);

  @TempDir private Path folder = Path.of("");

  private static FitOptions options(FitMode mode, Pretrained networks, long steps) {
    return TestOptions.small(steps).change().mode(mode).networks(Optional.of(networks)).build();
  }

  private static FitResult<Fitted<GridTiling>> fit(GridSignal signal, FitOptions options) {
    return fit(signal, options, Optional.empty());
  }

  private static FitResult<Fitted<GridTiling>> fit(
      GridSignal signal, FitOptions options, Optional<FitState> state) {
    return Finished.of(SignalLearner.grid(ENGINE, signal, options, state));
  }

  /** Networks of the paper's form that fit another picture, without an encoder. */
  private static Pretrained fitted(int layers) {
    FitOptions joint = TestOptions.small(400).change().layers(layers).build();
    FitResult<Fitted<GridTiling>> result = fit(TestPictures.drawn(64, 48, 3), joint);
    return new Pretrained("fitted", 8, result.fitted().weights(), Optional.empty());
  }

  private GridSignal photograph(String name) throws Exception {
    Sample sample =
        Assets.samples().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    Path file = folder.resolve(name);
    try (InputStream stream = Assets.open(sample)) {
      Files.copy(stream, file);
    }
    return ImageFiles.read(file, AlphaMode.KEEP, 1L << 30, () -> false);
  }

  /**
   * The floors are those of a principal component analysis with as many floats per pixel on
   * photographs that no network was trained on; this one was not among them either.
   */
  @ParameterizedTest
  @CsvSource({"photo-8x64,41.8", "photo-8x16,29.8", "photo-8x4,25.6", "photo-16x16,25.2"})
  void shippedNetworksEncodeAPhotographBetterThanPrincipalComponents(String name, double floor)
      throws Exception {
    GridSignal photograph = photograph("alpine_1870.jpg");

    FitResult<Fitted<GridTiling>> result =
        fit(
            photograph,
            options(FitMode.ENCODE, ShippedNetworks.load(NetworkKind.PHOTO, name), Long.MAX_VALUE));

    assertThat(result.reason()).isEqualTo(StopReason.DONE);
    assertThat(result.psnr()).isGreaterThan(floor);
  }

  @Test
  void improvingCodesNeverLosesWhatTheEncoderFound() {
    Pretrained networks = ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");

    FitResult<Fitted<GridTiling>> encoded =
        fit(PICTURE, options(FitMode.ENCODE, networks, Long.MAX_VALUE));
    FitResult<Fitted<GridTiling>> improved =
        fit(PICTURE, options(FitMode.CODES, networks, Long.MAX_VALUE));

    assertThat(improved.reason()).isEqualTo(StopReason.DONE);
    assertThat(improved.psnr()).isGreaterThan(encoded.psnr());
    assertThat(improved.fitted().weights()).isSameAs(networks.weights());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void codesOfThePapersFormAreFoundWithoutAnEncoder(int layers) {
    FitResult<Fitted<GridTiling>> result =
        fit(PICTURE, options(FitMode.CODES, fitted(layers), 400));

    assertThat(result.psnr()).isGreaterThan(22);
  }

  @Test
  void aJointFitGoesOnFromTheNetworks() {
    Pretrained networks = fitted(2);

    FitResult<Fitted<GridTiling>> result = fit(PICTURE, options(FitMode.JOINT, networks, 300));
    FitResult<Fitted<GridTiling>> fromNothing = fit(PICTURE, TestOptions.small(300));

    assertThat(result.fitted().weights().toArray()).isNotEqualTo(networks.weights().toArray());
    assertThat(result.psnr()).isGreaterThan(20);
    assertThat(fromNothing.psnr()).isGreaterThan(20);
  }

  @Test
  void theSameCodesComeOutAgain() {
    FitOptions options =
        options(FitMode.CODES, ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16"), 20);

    FitResult<Fitted<GridTiling>> first = fit(PICTURE, options);
    FitResult<Fitted<GridTiling>> second = fit(PICTURE, options);

    for (int t = 0; t < first.fitted().codes().tiles(); t++) {
      assertThat(second.fitted().codes().code(t)).isEqualTo(first.fitted().codes().code(t));
    }
  }

  @Test
  void aRunThatGoesOnKeepsItsCodes() {
    FitOptions options =
        options(FitMode.CODES, ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16"), 3);
    FitResult<Fitted<GridTiling>> first = fit(PICTURE, options);

    FitOptions longer = options.change().stop(StopRule.afterSteps(60)).build();
    FitResult<Fitted<GridTiling>> second = fit(PICTURE, longer, Optional.of(first.state()));

    assertThat(first.step()).isEqualTo(3);
    assertThat(second.step()).isGreaterThan(3);
    assertThat(second.psnr()).isGreaterThan(first.psnr());
  }

  @Test
  void aRunThatHasNothingLeftToDoEndsAtOnce() {
    FitOptions options =
        options(FitMode.CODES, ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16"), 1000);
    FitResult<Fitted<GridTiling>> first = fit(PICTURE, options);
    FitResult<Fitted<GridTiling>> again = fit(PICTURE, options, Optional.of(first.state()));

    assertThat(first.reason()).isEqualTo(StopReason.DONE);
    assertThat(again.reason()).isEqualTo(StopReason.DONE);
    assertThat(again.step()).isEqualTo(first.step());
    assertThat(again.psnr()).isCloseTo(first.psnr(), within(1e-6));
  }

  @Test
  void networksForColourRefuseGrey() {
    Pretrained networks = ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");
    FitOptions options = options(FitMode.CODES, networks, 1);
    GridSignal grey = TestPictures.drawn(20, 20, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.specFor(grey))
        .withMessage(
            "the networks photo-8x16 are for 2 axes and 3 channels, the signal has 2 and 1");
    assertThat(options.suitedTo(grey).mode()).isEqualTo(FitMode.JOINT);
    assertThat(options.suitedTo(PICTURE)).isSameAs(options);
  }

  @Test
  void codesAloneNeedNetworks() {
    assertThatIllegalArgumentException()
        .isThrownBy(TestOptions.small(1).change().mode(FitMode.CODES)::build)
        .withMessageContaining("pre-trained networks");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> options(FitMode.JOINT, ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x4"), 1))
        .withMessageContaining("stay as they are");
  }

  @Test
  void zeroCodesAreWhereNetworksWithoutAnEncoderStart() {
    FieldSpec spec = new FieldSpec(2, 3, 16, 1, 4, 6, 4);
    Pretrained plain =
        new Pretrained("plain", 8, Initialisation.weights(spec, 1), Optional.empty());

    FitResult<Fitted<GridTiling>> result =
        fit(PICTURE, options(FitMode.ENCODE, plain, Long.MAX_VALUE));

    assertThat(result.fitted().codes().code(3)).containsOnly(0f);
  }
}
