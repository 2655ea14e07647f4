package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both networks learn, and the maps of what they learned show the paper's argument. */
final class CompareRunTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal PICTURE = TestPictures.drawn(48, 32, 3);

  private static Comparison compared(FitOptions options) {
    try (CompareRun run = new CompareRun(ENGINE, PICTURE, options)) {
      while (run.step()) {
        assertThat(run.progress()).isBetween(0.0, 1.0);
      }
      assertThat(run.progress()).isEqualTo(1);
      return run.result().orElseThrow();
    }
  }

  private static FeatureMaps maps(Comparison comparison, int layer, List<Integer> tiles) {
    try (FeatureMapRun run = new FeatureMapRun(ENGINE, comparison, layer, tiles, 4, 12)) {
      while (run.step()) {
        assertThat(run.result()).isEmpty();
      }
      return run.result().orElseThrow();
    }
  }

  @Test
  void bothLearnThePicture() {
    Comparison start = compared(TestOptions.small(1));
    Comparison end = compared(TestOptions.small(150));

    for (Form form : Form.values()) {
      assertThat(end.of(form).psnr()).isGreaterThan(start.of(form).psnr() + 6).isGreaterThan(18);
      assertThat(end.of(form).codes().tiles()).isEqualTo(24);
    }
    assertThat(end.concatenated().weightCount()).isEqualTo(32 * (2 + 12 + 1) + 32 * 33 + 3 * 33);
    assertThat(end.modulated().weightCount())
        .isEqualTo(32 * 3 + 32 * 13 + 32 * 33 + 32 * 45 + 3 * 33);
  }

  @Test
  void theSameSeedGivesTheSameNetworks() {
    Comparison one = compared(TestOptions.small(20));
    Comparison two = compared(TestOptions.small(20));
    for (Form form : Form.values()) {
      assertThat(one.of(form).psnr()).isEqualTo(two.of(form).psnr());
      assertThat(one.of(form).codes().code(5)).containsExactly(two.of(form).codes().code(5));
    }
  }

  @Test
  void codesChangeAmplitudesByModulationAndHardlyByConcatenation() {
    Comparison comparison = compared(TestOptions.small(120));
    List<Integer> tiles = DistinctTiles.of(PICTURE.samples(), comparison.grid(), 3);

    FeatureMaps first = maps(comparison, 0, tiles);
    FeatureMaps second = maps(comparison, 1, tiles);

    assertThat(first.modulated().change().power()).isGreaterThan(0.3);
    assertThat(first.concatenated().change().power()).isLessThan(0.15);
    assertThat(second.modulated().change().power())
        .isGreaterThan(2 * second.concatenated().change().power());
  }

  @Test
  void mapsAreTheActivationsAtTheCentresOfTheLattice() {
    Comparison comparison = compared(TestOptions.small(5));
    FeatureMaps maps = maps(comparison, 1, List.of(7, 2));

    assertThat(maps.tiles()).containsExactly(7, 2);
    for (Form form : Form.values()) {
      NetworkMaps of = maps.of(form);
      assertThat(of.units()).hasSize(4).doesNotHaveDuplicates();
      assertThat(of.maps()).hasSize(2);
      Samples map = of.maps().get(1);
      assertThat(map.extent()).containsExactly(12, 12);
      // Row 3, column 10 lies at (7/12 - 1, 21/12 - 1).
      double[] local = {7 / 12.0 - 1, 21 / 12.0 - 1};
      double[] expected = Hidden.of(comparison.of(form), 1, 2, local);
      for (int u = 0; u < 4; u++) {
        assertThat((double) map.get(3 * 12 + 10, u))
            .isCloseTo(expected[of.units().get(u)], within(1e-4));
      }
    }
  }

  @Test
  void theScaleOfColoursIsCommon() {
    FeatureMaps maps = maps(compared(TestOptions.small(5)), 0, List.of(0, 1));
    double peak = 0;
    for (Form form : Form.values()) {
      for (Samples map : maps.of(form).maps()) {
        for (int i = 0; i < map.count(); i++) {
          peak = Math.max(peak, Math.max(Math.abs(map.get(i, 0)), Math.abs(map.get(i, 1))));
        }
      }
    }
    assertThat(maps.peak(2)).isEqualTo(peak).isPositive();
    assertThat(maps.peak(4)).isGreaterThanOrEqualTo(peak);
  }

  @Test
  void layersAndTilesThatAreNotThereAreRefused() {
    Comparison comparison = compared(TestOptions.small(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMapRun(ENGINE, comparison, 2, List.of(0), 4, 12))
        .withMessage("layer must be between 0 and 1, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMapRun(ENGINE, comparison, 0, List.of(24), 4, 12))
        .withMessage("tile must be between 0 and 23, found 24");
  }

  @Test
  void nothingIsLeftInTheEngine() {
    Comparison warm = compared(TestOptions.small(2));
    maps(warm, 0, List.of(0));
    LiveMemory before = LiveMemory.now();
    for (int i = 0; i < 3; i++) {
      maps(compared(TestOptions.small(2)), 1, List.of(0, 1));
      assertThat(LiveMemory.now()).isEqualTo(before);
    }
  }
}
