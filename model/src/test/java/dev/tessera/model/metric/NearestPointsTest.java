package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NearestPointsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void isTheLeastOfAll(int count) {
    SplittableRandom random = new SplittableRandom(count);
    float[] points = new float[count * 3];
    for (int i = 0; i < points.length; i++) {
      // Few values along z, so that many points share a coordinate.
      points[i] = i % 3 == 2 ? random.nextInt(3) : (float) random.nextDouble();
    }
    NearestPoints tree = new NearestPoints(points);

    for (int k = 0; k < 1000; k++) {
      double x = 2 * random.nextDouble() - 0.5;
      double y = 2 * random.nextDouble() - 0.5;
      double z = 4 * random.nextDouble() - 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < points.length; i += 3) {
        double dx = x - points[i];
        double dy = y - points[i + 1];
        double dz = z - points[i + 2];
        least = Math.min(least, dx * dx + dy * dy + dz * dz);
      }
      assertThat(tree.squaredDistance(x, y, z)).isEqualTo(least);
    }
  }
}
