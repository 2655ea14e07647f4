package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.ReferenceField;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TileWeights;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rendering of signals of 1 to 4 axes whose tiles are not cubes. */
final class GridRendererAxesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  /** Radians per sample along each axis, of {@link #wave}. */
  private static final double[] PER_SAMPLE = {0.31, -0.17, 0.23, 0.11};

  private static GridTiling grid(int axes, int overlap) {
    return switch (axes) {
      case 1 -> GridTiling.of(new int[] {29}, new int[] {6}, new int[] {overlap});
      case 3 ->
          GridTiling.of(
              new int[] {7, 10, 13},
              new int[] {3, 4, 5},
              new int[] {Math.min(1, overlap), overlap, overlap});
      default ->
          GridTiling.of(
              new int[] {5, 4, 9, 8},
              new int[] {2, 2, 4, 3},
              new int[] {0, Math.min(1, overlap), overlap, Math.min(1, overlap)});
    };
  }

  /** Grids, C, and output points per axis: as many, fewer, and more, each axis its own. */
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(grid(1, 0), 2, new int[] {29}),
        Arguments.of(grid(1, 2), 3, new int[] {58}),
        Arguments.of(grid(1, 2), 1, new int[] {17}),
        Arguments.of(grid(3, 0), 1, new int[] {7, 10, 13}),
        Arguments.of(grid(3, 1), 2, new int[] {7, 20, 13}),
        Arguments.of(grid(3, 2), 3, new int[] {14, 10, 6}),
        Arguments.of(grid(3, 2), 4, new int[] {1, 15, 26}),
        Arguments.of(grid(4, 0), 4, new int[] {5, 4, 9, 8}),
        Arguments.of(grid(4, 1), 3, new int[] {10, 4, 9, 12}),
        Arguments.of(grid(4, 2), 2, new int[] {3, 8, 9, 8}),
        Arguments.of(grid(4, 2), 1, new int[] {5, 4, 18, 16}));
  }

  private static Samples render(Fitted<GridTiling> field, int... extent) {
    try (GridRenderer renderer =
        new GridRenderer(ENGINE.scope(), WeightedField.plain(field), extent)) {
      while (renderer.step()) {
        assertThat(renderer.progress()).isBetween(0.0, 1.0);
      }
      assertThat(renderer.progress()).isEqualTo(1);
      return renderer.picture();
    }
  }

  /** Where an output point lies in the signal, sample centres on whole numbers. */
  private static double[] position(GridTiling grid, int[] extent, int point) {
    double[] position = new double[extent.length];
    int rest = point;
    for (int a = extent.length - 1; a >= 0; a--) {
      position[a] = (rest % extent[a] + 0.5) * grid.extent(a) / extent[a] - 0.5;
      rest /= extent[a];
    }
    return position;
  }

  /**
   * A field that is one wave over the whole signal, 0.5 + 0.1 (c + 1) sin(k . p) in channel c: a
   * sine and a cosine per tile, whose amounts are the tile's code, add up to the wave as it passes
   * there. Amounts are never negative behind the ReLU, so each wave is there with both signs.
   */
  private static Fitted<GridTiling> wave(GridTiling grid, int channels) {
    int d = grid.dimensions();
    int width = 8;
    double omega = 5;
    FieldSpec spec = new FieldSpec(d, channels, width, 1, 2, omega, 3);
    float[] values = new float[WeightLayout.of(spec).length()];
    int bias = width * d;
    int gates = bias + width;
    int output = gates + width * 2 + width;
    for (int unit = 0; unit < 4; unit++) {
      boolean cosine = unit >= 2;
      boolean negative = unit % 2 == 1;
      for (int a = 0; a < d; a++) {
        values[unit * d + a] = (float) (PER_SAMPLE[a] * grid.tile(a) / 2 / omega);
      }
      values[bias + unit] = cosine ? (float) (Math.PI / 2 / omega) : 0;
      values[gates + 2 * unit + (cosine ? 1 : 0)] = negative ? -1 : 1;
      for (int c = 0; c < channels; c++) {
        values[output + c * width + unit] = (negative ? -0.1f : 0.1f) * (c + 1);
      }
    }
    Arrays.fill(values, output + channels * width, values.length, 0.5f);
    float[] codes = new float[2 * grid.tileCount()];
    for (int tile = 0; tile < grid.tileCount(); tile++) {
      double phase = 0;
      for (int a = 0; a < d; a++) {
        phase += PER_SAMPLE[a] * (grid.origin(tile, a) + grid.tile(a) / 2.0 - 0.5);
      }
      codes[2 * tile] = (float) Math.cos(phase);
      codes[2 * tile + 1] = (float) Math.sin(phase);
    }
    return new Fitted<>(grid, Weights.of(spec, values), Codes.of(grid.tileCount(), 2, codes));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aWaveThroughAllTilesIsRenderedAsThatWave(GridTiling grid, int channels, int[] extent) {
    Samples rendered = render(wave(grid, channels), extent);

    assertThat(rendered.extent()).containsExactly(extent);
    assertThat(rendered.channels()).isEqualTo(channels);
    for (int i = 0; i < rendered.count(); i++) {
      double[] position = position(grid, extent, i);
      double phase = 0;
      for (int a = 0; a < position.length; a++) {
        phase += PER_SAMPLE[a] * position[a];
      }
      for (int c = 0; c < channels; c++) {
        assertThat((double) rendered.get(i, c))
            .as("point %d, channel %d", i, c)
            .isCloseTo(0.5 + 0.1 * (c + 1) * Math.sin(phase), within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyPointIsTheFieldThereAsItsTilesCount(GridTiling grid, int channels, int[] extent) {
    FieldSpec spec = new FieldSpec(grid.dimensions(), channels, 16, 2, 4, 5, 3);
    int tiles = grid.tileCount();
    Codes codes = Codes.of(tiles, 4, Initialisation.codes(tiles, 4, 6));
    Fitted<GridTiling> field = new Fitted<>(grid, Initialisation.weights(spec, 5), codes);
    ReferenceField reference = ReferenceField.of(field.weights());

    Samples rendered = render(field, extent);

    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 100; k++) {
      int point = random.nextInt((int) rendered.count());
      double[] position = position(grid, extent, point);
      double[] sum = new double[channels];
      for (int tile = 0; tile < tiles; tile++) {
        double weight = TileWeights.of(grid, tile, position);
        if (weight > 0) {
          int t = tile;
          double[] local =
              IntStream.range(0, position.length)
                  .mapToDouble(a -> (2 * (position[a] - grid.origin(t, a)) + 1) / grid.tile(a) - 1)
                  .toArray();
          double[] value = reference.at(ReferenceField.doubles(codes.code(tile)), local);
          for (int c = 0; c < channels; c++) {
            sum[c] += weight * value[c];
          }
        }
      }
      for (int c = 0; c < channels; c++) {
        assertThat((double) rendered.get(point, c)).isCloseTo(sum[c], within(1e-4));
      }
    }
  }

  @Test
  void aTileThatIsTooLargeForOneBatchIsCutAlongEveryAxis() {
    // 1024 units leave 512 points for a batch, less than a slice of 30 x 30.
    GridTiling grid = GridTiling.whole(4, 15, 15);
    FieldSpec spec = new FieldSpec(3, 2, 1024, 1, 4, 5, 3);
    Codes codes = Codes.of(1, 4, Initialisation.codes(1, 4, 6));
    Fitted<GridTiling> field = new Fitted<>(grid, Initialisation.weights(spec, 5), codes);
    ReferenceField reference = ReferenceField.of(field.weights());

    Samples rendered = render(field, 4, 30, 30);

    for (int i = 0; i < rendered.count(); i += 37) {
      double[] value =
          reference.at(
              ReferenceField.doubles(codes.code(0)),
              (2 * (i / 900) + 1) / 4.0 - 1,
              (2 * (i / 30 % 30) + 1) / 30.0 - 1,
              (2 * (i % 30) + 1) / 30.0 - 1);
      assertThat((double) rendered.get(i, 0)).isCloseTo(value[0], within(1e-4));
      assertThat((double) rendered.get(i, 1)).isCloseTo(value[1], within(1e-4));
    }
  }

  @Test
  void theOutputNeedsOneNumberPerAxis() {
    Fitted<GridTiling> field = wave(grid(3, 1), 1);
    assertThatIllegalArgumentException().isThrownBy(() -> render(field, 7, 10));
  }
}
