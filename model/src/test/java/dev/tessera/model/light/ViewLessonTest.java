package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Workers;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.Samples;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ViewLessonTest {
  private static final Workers WORKERS =
      new Engine(new EngineSettings(DeviceChoice.CPU, 0)).scope().workers();

  /** Views of noise. */
  private static KnownViews noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[15 * 24 * 40 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    Samples light = Samples.of(new int[] {3, 5, 24, 40}, 3, values);
    KnownViews.Copying copying = new KnownViews.Copying(light, GivenViews.ALL);
    boolean more = true;
    while (more) {
      more = copying.step();
    }
    return copying.views();
  }

  /** Sum over pixels of what is painted times an error = sum over points of picture times sum. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void errorsAreHandedBackByTheAdjointOfPainting(long seed) {
    ShearedTiles tiles = ShearedTiles.of(RandomTiles.of(seed));
    int view = (int) (seed * 7 % 15);
    ViewComparison comparison = new ViewComparison(tiles, WORKERS, noise(seed), view);
    boolean more = true;
    while (more) {
      more = comparison.step();
    }
    ViewCanvas canvas = comparison.canvas();
    double painted = 0;
    double size = 0;
    for (int pixel = 0; pixel < canvas.from().count(); pixel++) {
      for (int c = 0; c < 3; c++) {
        double product = (double) canvas.value(pixel, c) * comparison.error(pixel, c);
        painted += product;
        size += Math.abs(product);
      }
    }
    ViewLesson lesson = new ViewLesson(tiles, WORKERS, comparison, 1);
    float[] sums = new float[tiles.pictureLength()];
    double handedBack = 0;
    for (int t = 0; t < tiles.count(); t++) {
      lesson.gather(t, sums);
      for (int i = 0; i < sums.length; i++) {
        double picture = i % 4 == 3 ? 0 : canvas.pictures()[t * sums.length + i];
        handedBack += picture * sums[i];
      }
    }
    assertThat(handedBack).isCloseTo(painted, within(1e-5 * size));
  }
}
