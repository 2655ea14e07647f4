package dev.tessera.model.signal.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CollapseQueueTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 1000})
  void theCheapestComesFirst(int count) {
    SplittableRandom random = new SplittableRandom(count);
    CollapseQueue queue = new CollapseQueue();
    double[] costs = new double[count];
    for (int i = 0; i < count; i++) {
      costs[i] = random.nextInt(200);
      queue.add(costs[i], i, 2 * i, 3 * i);
    }
    double[] taken = new double[count];
    for (int i = 0; i < count; i++) {
      assertThat(queue.next()).isTrue();
      taken[i] = costs[queue.a()];
      assertThat(queue.b()).isEqualTo(2 * queue.a());
      assertThat(queue.version()).isEqualTo(3 * queue.a());
    }
    assertThat(queue.next()).isFalse();
    Arrays.sort(costs);
    assertThat(taken).containsExactly(costs);
  }
}
