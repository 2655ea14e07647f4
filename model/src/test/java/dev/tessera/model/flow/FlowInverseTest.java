package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FlowInverseTest {
  @Test
  void whatAFlowBringsSomewhereIsFoundAgain() {
    SplittableRandom random = new SplittableRandom(4);
    float[] points = new float[300];
    float[] begin = new float[300];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-0.6, 0.6);
      begin[i] = points[i] + (float) random.nextDouble(-0.04, 0.04);
    }
    try (FlowMap map = new FlowMap(FlowSurfaces.ENGINE.scope(), ConstantFlow.wild(7, 0), 0.8)) {
      float[] found = FlowInverse.of(map, begin, map.carried(points));
      assertThat(found).containsExactly(points, within(1e-3f));
    }
  }
}
