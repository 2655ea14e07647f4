package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.assets.Assets;
import dev.tessera.assets.NetworkKind;
import dev.tessera.assets.Sample;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
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

  private static FitResult fit(GridSignal signal, FitOptions options) {
    try (FitRun run = new FitRun(ENGINE, signal, options, Optional.empty())) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      return run.result();
    }
  }

  /** Networks of the paper's form that fit another picture, without an encoder. */
  private static Pretrained fitted(int layers) {
    FitOptions joint = TestOptions.small(400).change().layers(layers).build();
    FitResult result = fit(TestPictures.drawn(64, 48, 3), joint);
    return new Pretrained("fitted", 8, result.field().weights(), Optional.empty());
  }

  private GridSignal photograph(String name) throws Exception {
    Sample sample =
        Assets.samples().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    Path file = folder.resolve(name);
    try (InputStream stream = Assets.open(sample)) {
      Files.copy(stream, file);
    }
    return ImageFiles.read(file, AlphaMode.KEEP, 1L << 30);
  }

  /**
   * The floors are those of a principal component analysis with as many floats per pixel on
   * photographs that no network was trained on; this one was not among them either.
   */
  @ParameterizedTest
  @CsvSource({"photo-8x64,41.8", "photo-8x16,29.8", "photo-8x4,25.6"})
  void shippedNetworksEncodeAPhotographBetterThanPrincipalComponents(String name, double floor)
      throws Exception {
    GridSignal photograph = photograph("alpine_1870.jpg");

    FitResult result =
        fit(
            photograph,
            options(FitMode.ENCODE, ShippedNetworks.load(NetworkKind.PHOTO, name), Long.MAX_VALUE));

    assertThat(result.reason()).isEqualTo(StopReason.DONE);
    assertThat(result.psnr()).isGreaterThan(floor);
  }

  @Test
  void improvingCodesNeverLosesWhatTheEncoderFound() {
    Pretrained networks = ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");

    FitResult encoded = fit(PICTURE, options(FitMode.ENCODE, networks, Long.MAX_VALUE));
    FitResult improved = fit(PICTURE, options(FitMode.CODES, networks, Long.MAX_VALUE));

    assertThat(improved.reason()).isEqualTo(StopReason.DONE);
    assertThat(improved.psnr()).isGreaterThan(encoded.psnr());
    assertThat(improved.field().weights()).isSameAs(networks.weights());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void codesOfThePapersFormAreFoundWithoutAnEncoder(int layers) {
    FitResult result = fit(PICTURE, options(FitMode.CODES, fitted(layers), 400));

    assertThat(result.psnr()).isGreaterThan(22);
  }

  @Test
  void aJointFitGoesOnFromTheNetworks() {
    Pretrained networks = fitted(2);

    FitResult result = fit(PICTURE, options(FitMode.JOINT, networks, 300));
    FitResult fromNothing = fit(PICTURE, TestOptions.small(300));

    assertThat(result.field().weights().toArray()).isNotEqualTo(networks.weights().toArray());
    assertThat(result.psnr()).isGreaterThan(20);
    assertThat(fromNothing.psnr()).isGreaterThan(20);
  }

  @Test
  void theSameCodesComeOutAgain() {
    FitOptions options =
        options(FitMode.CODES, ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16"), 20);

    FitResult first = fit(PICTURE, options);
    FitResult second = fit(PICTURE, options);

    for (int t = 0; t < first.field().codes().tiles(); t++) {
      assertThat(second.field().codes().code(t)).isEqualTo(first.field().codes().code(t));
    }
  }

  @Test
  void aRunThatGoesOnKeepsItsCodes() {
    FitOptions options =
        options(FitMode.CODES, ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16"), 30);
    FitResult first = fit(PICTURE, options);

    FitResult second;
    try (FitRun run = new FitRun(ENGINE, PICTURE, options, Optional.of(first))) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      second = run.result();
    }

    assertThat(second.psnr()).isGreaterThanOrEqualTo(first.psnr() - 0.01);
    assertThat(second.step()).isGreaterThan(first.step());
  }

  @Test
  void networksForColourRefuseGrey() {
    Pretrained networks = ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x16");
    FitOptions options = options(FitMode.CODES, networks, 1);
    GridSignal grey = TestPictures.drawn(20, 20, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.specFor(grey))
        .withMessage("the networks photo-8x16 are for 3 channels, the signal has 1");
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

    FitResult result = fit(PICTURE, options(FitMode.ENCODE, plain, Long.MAX_VALUE));

    assertThat(result.field().codes().code(3)).containsOnly(0f);
  }
}
