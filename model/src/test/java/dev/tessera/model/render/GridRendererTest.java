package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.ReferenceField;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.TestOptions;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.metric.EightBit;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GridRendererTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static Fitted<GridTiling> random(GridTiling grid, int channels, int width) {
    FieldSpec spec = new FieldSpec(2, channels, width, 2, 4, 7, 3);
    return new Fitted<>(
        grid,
        Initialisation.weights(spec, 5),
        Codes.of(grid.tileCount(), 4, Initialisation.codes(grid.tileCount(), 4, 6)));
  }

  private static Samples render(Fitted<GridTiling> field, double scale) {
    try (GridRenderer renderer = new GridRenderer(ENGINE.scope(), field, scale)) {
      double done = 0;
      boolean more = true;
      while (more) {
        more = renderer.step();
        assertThat(renderer.progress()).isGreaterThan(done);
        done = renderer.progress();
      }
      assertThat(done).isEqualTo(1);
      return renderer.picture();
    }
  }

  /** How much the tile at a coordinate counts along an axis, from the words of the design. */
  private static double weight(GridTiling grid, int axis, int coordinate, double position) {
    double begin = coordinate * (double) grid.stride(axis) - 0.5;
    double end = begin + grid.tile(axis);
    double overlap = grid.overlap(axis);
    boolean first = coordinate == 0;
    boolean last = coordinate == grid.tilesAlong(axis) - 1;
    if ((!first && position < begin) || (!last && position >= end)) {
      return 0;
    }
    double in = first || overlap == 0 ? 1 : Math.min(1, (position - begin) / overlap);
    double out = last || overlap == 0 ? 1 : Math.min(1, (end - position) / overlap);
    return Math.min(in, out);
  }

  /** (C) at a position in pixels, pixel centres on whole numbers. */
  private static double[] expected(Fitted<GridTiling> field, double y, double x) {
    GridTiling grid = field.tiling();
    ReferenceField reference = ReferenceField.of(field.weights());
    double[] sum = new double[field.spec().channels()];
    for (int tile = 0; tile < grid.tileCount(); tile++) {
      double weight =
          weight(grid, 0, grid.coordinate(tile, 0), y)
              * weight(grid, 1, grid.coordinate(tile, 1), x);
      if (weight > 0) {
        double[] value =
            reference.at(
                ReferenceField.doubles(field.codes().code(tile)),
                (2 * (y - grid.origin(tile, 0)) + 1) / grid.tile(0) - 1,
                (2 * (x - grid.origin(tile, 1)) + 1) / grid.tile(1) - 1);
        for (int c = 0; c < sum.length; c++) {
          sum[c] += weight * value[c];
        }
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "24,16,8,0,3,1", "24,16,8,0,3,2", "24,16,8,0,3,3", "24,16,8,0,3,1.5", "24,16,8,0,3,0.5",
    "23,17,8,0,1,1", "23,17,8,0,4,1.5", "23,17,8,3,3,1", "23,17,8,4,3,2", "23,17,8,2,3,0.5",
    "23,17,5,2,3,2.7", "23,17,64,0,3,1.3", "23,17,64,32,3,2", "5,1,8,3,3,8", "40,40,4,0,3,0.05"
  })
  void everyPixelIsTheFieldAtItsCentre(
      int width, int height, int tile, int overlap, int channels, double scale) {
    GridTiling grid = GridCut.cube(tile, overlap).of(height, width);
    Fitted<GridTiling> field = random(grid, channels, 16);

    Samples picture = render(field, scale);

    int rows = (int) Math.max(1, Math.round(scale * height));
    int columns = (int) Math.max(1, Math.round(scale * width));
    assertThat(picture.extent()).containsExactly(rows, columns);
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 300; k++) {
      int i = random.nextInt(rows);
      int j = random.nextInt(columns);
      double[] value =
          expected(field, (i + 0.5) * height / rows - 0.5, (j + 0.5) * width / columns - 0.5);
      for (int c = 0; c < channels; c++) {
        assertThat((double) picture.get(i * columns + j, c))
            .as("row %d, column %d, channel %d", i, j, c)
            .isCloseTo(value[c], within(1e-4));
      }
    }
  }

  @Test
  void atScaleOneItIsTheFieldAtThePixelsOfTheTiles() {
    GridTiling grid = GridCut.cube(6, 0).of(20, 13);
    Fitted<GridTiling> field = random(grid, 3, 16);
    Samples picture = render(field, 1);
    try (Scope scope = ENGINE.scope()) {
      HostArray codes = scope.hostArray(new Shape(grid.tileCount(), 4));
      for (int t = 0; t < grid.tileCount(); t++) {
        codes.buffer().put(4 * t, field.codes().code(t));
      }
      HostArray points = scope.hostArray(new Shape(36, 2));
      for (int s = 0; s < 36; s++) {
        int row = s / 6;
        int column = s % 6;
        points.buffer().put(2 * s, (2f * row + 1) / 6 - 1);
        points.buffer().put(2 * s + 1, (2f * column + 1) / 6 - 1);
      }
      codes.upload();
      points.upload();
      float[] values =
          Field.of(scope, field.weights()).evaluate(codes.array(), points.array()).toFloatArray();
      for (int y = 0; y < 20; y++) {
        for (int x = 0; x < 13; x++) {
          int tile = y / 6 * grid.tilesAlong(1) + x / 6;
          int source = (tile * 36 + y % 6 * 6 + x % 6) * 3;
          for (int c = 0; c < 3; c++) {
            assertThat(picture.get(y * 13 + x, c)).isCloseTo(values[source + c], within(2e-5f));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8,4,1", "8,3,2", "7,2,1.7", "9,4,0.4"})
  void aConstantStaysConstantAcrossTheFades(int tile, int overlap, double scale) {
    GridTiling grid = GridCut.cube(tile, overlap).of(31, 29);
    FieldSpec spec = new FieldSpec(2, 3, 8, 1, 4, 7, 3);
    float[] values = new float[WeightLayout.of(spec).length()];
    int bias = WeightLayout.of(spec).outputBias().offset();
    values[bias] = 0.25f;
    values[bias + 1] = 0.5f;
    values[bias + 2] = 0.75f;
    Fitted<GridTiling> field =
        new Fitted<>(
            grid,
            Weights.of(spec, values),
            Codes.of(grid.tileCount(), 4, new float[grid.tileCount() * 4]));

    Samples picture = render(field, scale);

    for (int i = 0; i < picture.count(); i++) {
      assertThat(picture.get(i, 0)).isCloseTo(0.25f, within(1e-6f));
      assertThat(picture.get(i, 1)).isCloseTo(0.5f, within(1e-6f));
      assertThat(picture.get(i, 2)).isCloseTo(0.75f, within(1e-6f));
    }
  }

  @Test
  void aTileThatIsTooLargeForOneBatchIsCutIntoRows() {
    // 1024 units leave 512 points for a batch: 75 x 90 points are more than a dozen.
    Fitted<GridTiling> field = random(GridTiling.whole(25, 30), 1, 1024);

    Samples picture = render(field, 3);

    for (int k = 0; k < 75 * 90; k += 97) {
      int row = k / 90;
      int column = k % 90;
      double[] value = expected(field, (row + 0.5) / 3 - 0.5, (column + 0.5) / 3 - 0.5);
      assertThat((double) picture.get(k, 0)).isCloseTo(value[0], within(1e-4));
    }
  }

  @Test
  void theErrorOfAFitIsThatOfItsPicture() {
    GridSignal signal = TestPictures.drawn(61, 43, 3);
    FitResult<Fitted<GridTiling>> result =
        Finished.of(SignalLearner.grid(ENGINE, signal, TestOptions.small(60), Optional.empty()));

    Samples picture = render(result.fitted(), 1);

    assertThat(EightBit.psnr(signal.samples(), picture)).isCloseTo(result.psnr(), within(0.01));
  }

  @Test
  void aRenderingFreesItsMemory() {
    LiveMemory before = LiveMemory.now();
    Fitted<GridTiling> field = random(GridCut.cube(8, 2).of(40, 40), 3, 64);
    render(field, 2);
    new GridRenderer(ENGINE.scope(), field, 2).close();
    assertThat(LiveMemory.now()).isEqualTo(before);
  }
}
