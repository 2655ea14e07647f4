package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowLinesTest {
  private static final int PLACES = 5;
  private static final double[] WAY = {0.3, -0.2, 0.1};

  private static float[] points(int count) {
    SplittableRandom random = new SplittableRandom(5);
    float[] points = new float[3 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return points;
  }

  private static FlowLines lines(Flow flow, float[] starts) {
    FlowLineSearch search = new FlowLineSearch(FlowSurfaces.ENGINE::scope, flow, starts, PLACES);
    while (search.step()) {
      assertThat(search.progress()).isBetween(0.0, 1.0);
    }
    return search.lines();
  }

  /** Lines lead from the first shape to the second, whichever is at rest. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aPointThatMovesEvenlyIsAtEvenPlaces(int rest) {
    float[] starts = points(40);
    FlowLines lines = lines(ConstantFlow.by(WAY, rest), starts);
    assertThat(lines.count()).isEqualTo(40);
    assertThat(lines.places()).isEqualTo(PLACES);
    for (int place = 0; place < PLACES; place++) {
      double away = rest == 0 ? place / 4.0 : 1 - place / 4.0;
      for (int i = 0; i < starts.length; i++) {
        float wanted = (float) (starts[i] + away * WAY[i % 3]);
        assertThat(lines.position(i / 3, place, i % 3)).isCloseTo(wanted, within(1e-5f));
      }
    }
  }

  @Test
  void aLineHasBothEnds() {
    Flow flow = ConstantFlow.by(WAY, 0);
    assertThatThrownBy(() -> new FlowLineSearch(FlowSurfaces.ENGINE::scope, flow, points(2), 1))
        .hasMessageContaining("found 1");
    FlowLineSearch search = new FlowLineSearch(FlowSurfaces.ENGINE::scope, flow, points(2), 3);
    assertThat(search.step()).isTrue();
    assertThatThrownBy(search::lines).hasMessageContaining("not complete");
  }
}
