package dev.tessera.model.fit.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.shown.Reconstruction;
import dev.tessera.model.shown.TileErrors;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import org.junit.jupiter.api.Test;

final class TileErrorsTest {
  private static final SparseTiling TWO =
      SparseTiling.of(2, 0, new int[] {0, -1, -1, -1, 0, -1, -1, -1});

  private static SurfacePoints points(float... values) {
    return new SurfacePoints(TWO, new float[values.length / 2 * 3], values);
  }

  private static TileErrors errors(PointSource<?> source, int turns) {
    return new TileErrors(
        source::targets, source.tiling().tileCount(), source.channels(), source.peak(), turns);
  }

  @Test
  void thePeakOfThePsnrOfDistancesIsTwo() {
    TileErrors errors = errors(points(0.5f, -1), 1);
    assertThat(errors.psnr()).isCloseTo(10 * Math.log10(4), within(1e-9));

    assertThat(errors.note(new float[] {0.3f, -7}, new int[] {0, 1}, new int[] {0}, 0)).isTrue();

    assertThat(errors.meanError()).isCloseTo(0.1, within(1e-6));
    assertThat(errors.psnr()).isCloseTo(10 * Math.log10(4 / 0.02), within(1e-4));
    assertThat(errors.takePatch(true)).isEmpty();
  }

  @Test
  void thePeakOfTheSamplesOfAGridIsOneAndTheyAreClampedToItsRange() {
    Samples samples = Samples.of(new int[] {2, 2}, 1, new float[] {0.5f, 1, 0, 0.25f});
    GridTiling grid = GridTiling.of(new int[] {2, 2}, new int[] {1, 1}, new int[] {0, 0});
    TileErrors errors = errors(new GridPoints(new GridSignal("", samples, 8), grid), 1);
    assertThat(errors.psnr()).isCloseTo(10 * Math.log10(4), within(1e-9));

    errors.note(new float[] {0.25f, 7, -7, 0.75f}, new int[] {0, 1, 2, 3}, new int[] {0}, 0);

    double mean = (0.0625 + 0.25) / 4;
    assertThat(errors.psnr()).isCloseTo(-10 * Math.log10(mean), within(1e-6));
    assertThat(errors.meanError()).isNaN();
  }

  @Test
  void aTileThatIsNotOnTurnKeepsItsErrorUntilAllAreNoted() {
    TileErrors errors = errors(points(0, 0), 2);
    float[] values = {0.5f, 0.5f};
    int[] tiles = {0, 1};

    errors.note(values, tiles, new int[] {0}, 1);
    // tile 1 is on turn; tile 0 counts half the peak
    assertThat(errors.meanError()).isCloseTo((1 + 0.5) / 2, within(1e-9));
    errors.note(values, tiles, new int[] {0}, Reconstruction.EVERY_TURN);

    assertThat(errors.meanError()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void valuesThatAreNotFiniteAreTold() {
    TileErrors errors = errors(points(0, 0.5f, 0, 0.5f), 1);

    assertThat(errors.note(new float[] {0, Float.NaN, 0, 0}, new int[] {0, 1}, new int[] {0, 1}, 0))
        .isFalse();
  }
}
