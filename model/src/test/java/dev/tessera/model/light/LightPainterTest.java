package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.ShearedShape;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LightPainterTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static LightPainter painter(long seed) {
    return new LightPainter(ENGINE.scope().workers(), RandomTiles.of(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPartOfAViewIsThatPartOfTheWhole(long seed) {
    LightPainter painter = painter(seed);
    SeenView whole = painter.seen(painter.view(0.5, 3.25));
    SeenView part = painter.seen(new Viewpoint(0.5, 3.25, 7, 11, 6, 9));
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 9; x++) {
        long from = (y + 7) * 40L + x + 11;
        long to = y * 9L + x;
        assertThat(part.disparities().get(to, 0))
            .isCloseTo(whole.disparities().get(from, 0), within(1e-4f));
        for (int c = 0; c < 3; c++) {
          assertThat(part.colours().get(to, c))
              .isCloseTo(whole.colours().get(from, c), within(1e-4f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void linesOfASliceAreLinesOfViews(long seed) {
    LightPainter painter = painter(seed);
    EpipolarPlane slice =
        new EpipolarPlane(painter, new EpipolarPlane.Line(/* row= */ true, 13, 0.5), 2);
    while (slice.step()) {
      assertThat(slice.progress()).isLessThan(1);
    }
    Samples lines = slice.result();
    assertThat(lines.extent()).containsExactly(9, 40);
    Samples view = painter.colours(painter.view(0.5, 1.5));
    for (int i = 0; i < 3 * 40; i++) {
      assertThat(lines.get(3 * 3 * 40 + i)).isCloseTo(view.get(3 * 13 * 40 + i), within(1e-4f));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void tilesShowTheDisparityInTheirMiddle(long seed) {
    LightPainter painter = painter(seed);
    float[] codes = new float[30 * 35];
    RandomTiles.of(seed).codes().copyTo(0, 30, codes, 0);
    Set<Float> middles = new HashSet<>();
    for (int t = 0; t < 30; t++) {
      middles.add(codes[t * 35 + 2]);
    }
    Samples tiles = painter.tileDisparities(painter.view(1, 2)).finished();
    Set<Float> seen = new HashSet<>();
    for (long i = 0; i < tiles.length(); i++) {
      seen.add(tiles.get(i));
    }
    assertThat(middles).containsAll(seen);
    assertThat(seen).hasSizeGreaterThan(15);
    assertThat(ShearedShape.of(RandomTiles.of(seed).spec())).isEqualTo(RandomTiles.SHAPE);
    assertThat(Arrays.stream(tiles.extent()).toArray()).containsExactly(24, 40);
  }
}
