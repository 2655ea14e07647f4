package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Weights;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lines of flows of small random networks, which hardly stretch space. */
final class FlowLinesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int PLACES = 5;

  private static Flow flow(double factor) {
    FieldSpec spec = new FieldSpec(3, Flow.CHANNELS, 16, 1, 2, 1, 1);
    float[] weights = Initialisation.weights(spec, 3).toArray();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= (float) factor;
    }
    return new Flow(
        Weights.of(spec, weights),
        Codes.of(2, 2, new float[] {0.5f, -0.3f, 0.2f, 0.9f}),
        1.5,
        List.of(0.0, 0.0));
  }

  private static float[] points(int count) {
    SplittableRandom random = new SplittableRandom(5);
    float[] points = new float[3 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return points;
  }

  private static FlowLines lines(Flow flow, float[] starts) {
    FlowLineSearch search = new FlowLineSearch(ENGINE::scope, flow, starts, PLACES);
    while (search.step()) {
      assertThat(search.progress()).isBetween(0.0, 1.0);
    }
    return search.lines();
  }

  /** x + s a(x) is where a point came from: followed backwards each line ends where it begins. */
  @Test
  void everyPlaceOfALineCameFromItsBeginning() {
    Flow flow = flow(1);
    float[] starts = points(40);
    FlowLines lines = lines(flow, starts);
    assertThat(lines.count()).isEqualTo(40);
    assertThat(lines.places()).isEqualTo(PLACES);
    for (int place = 1; place < PLACES; place++) {
      float[] now = new float[starts.length];
      for (int i = 0; i < now.length; i++) {
        now[i] = lines.position(i / 3, place, i % 3);
      }
      float[] from = new float[now.length];
      float[] to = new float[now.length];
      try (FlowPull pull = new FlowPull(ENGINE.scope(), flow, place / (PLACES - 1.0))) {
        pull.pull(now, 40, from, to);
      }
      assertThat(from).containsExactly(starts, within(1e-3f));
    }
    double moved = 0;
    for (int i = 0; i < starts.length; i++) {
      assertThat(lines.position(i / 3, 0, i % 3)).isEqualTo(starts[i]);
      moved = Math.max(moved, Math.abs(lines.position(i / 3, PLACES - 1, i % 3) - starts[i]));
    }
    assertThat(moved).as("the flow moves points").isGreaterThan(0.01);
  }

  @Test
  void pointsWhoseWayCannotBeFollowedAreLeftOut() {
    FlowLines lines = lines(flow(40), points(60));
    assertThat(lines.count()).isLessThan(60);
  }

  @Test
  void aLineHasBothEnds() {
    assertThatThrownBy(() -> new FlowLineSearch(ENGINE::scope, flow(1), points(2), 1))
        .hasMessageContaining("found 1");
    FlowLineSearch search = new FlowLineSearch(ENGINE::scope, flow(1), points(2), 3);
    assertThat(search.step()).isTrue();
    assertThatThrownBy(search::lines).hasMessageContaining("not complete");
  }
}
