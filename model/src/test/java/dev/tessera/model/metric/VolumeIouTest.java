package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VolumeIouTest {
  private static final DistanceField NOTHING = sphere(-1, 0);

  private static DistanceField sphere(double radius, double x) {
    return (points, count, distances) -> {
      for (int i = 0; i < count; i++) {
        distances[i] =
            (float)
                (Math.hypot(Math.hypot(points[i * 3] - x, points[i * 3 + 1]), points[i * 3 + 2])
                    - radius);
      }
    };
  }

  private static double ofDistances(DistanceField a, DistanceField b, int resolution) {
    return VolumeIou.ofDistances(a, b, resolution, done -> {});
  }

  private static double ofAllPoints(DistanceField a, DistanceField b, int resolution) {
    int slice = resolution * resolution;
    float[] points = new float[3 * slice];
    InsideCount count = new InsideCount(a, b, slice);
    for (int z = 0; z < resolution; z++) {
      for (int i = 0; i < slice; i++) {
        points[3 * i] = VolumeIou.middle(i % resolution, resolution);
        points[3 * i + 1] = VolumeIou.middle(Math.floorDiv(i, resolution), resolution);
        points[3 * i + 2] = VolumeIou.middle(z, resolution);
      }
      count.evaluate(points, slice);
      for (int i = 0; i < slice; i++) {
        count.add(i, 1);
      }
    }
    return count.iou();
  }

  @Test
  void concentricSpheresShareTheCubeOfTheirRatio() {
    assertThat(ofDistances(sphere(0.6, 0), sphere(0.8, 0), 64))
        .isCloseTo(Math.pow(0.6 / 0.8, 3), within(3e-3));
  }

  @Test
  void movedSpheresShareALens() {
    // Two caps of height h = r - d/2: pi h^2 (3 r - h) / 3 each.
    double r = 0.5;
    double h = r - 0.3 / 2;
    double lens = 2 * Math.PI * h * h * (3 * r - h) / 3;
    double ball = 4 * Math.PI * r * r * r / 3;

    assertThat(ofDistances(sphere(r, -0.15), sphere(r, 0.15), 64))
        .isCloseTo(lens / (2 * ball - lens), within(4e-3));
  }

  @Test
  void equalSolidsShareAllAndSolidsApartNothing() {
    assertThat(ofDistances(sphere(0.5, 0), sphere(0.5, 0), 16)).isEqualTo(1);
    assertThat(ofDistances(sphere(0.3, -0.5), sphere(0.3, 0.5), 16)).isZero();
    assertThat(ofDistances(sphere(0.3, 0), NOTHING, 16)).isZero();
    assertThat(ofDistances(NOTHING, NOTHING, 4)).isEqualTo(1);
    assertThat(ofDistances(NOTHING, NOTHING, 4)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 64, 100})
  void blocksCountWhatAllPointsCount(int resolution) {
    DistanceField a = sphere(0.7, 0.1);
    DistanceField b = MeshDistance.of(TestMeshes.torus(0.6, 0.3, 40, 20));

    assertThat(ofDistances(a, b, resolution)).isEqualTo(ofAllPoints(a, b, resolution));
  }

  @Test
  void blocksEvaluateLittleAwayFromTheSurfaces() {
    AtomicLong evaluated = new AtomicLong();
    DistanceField a = sphere(0.6, 0);
    DistanceField counted =
        (points, count, distances) -> {
          evaluated.addAndGet(count);
          a.evaluate(points, count, distances);
        };

    ofDistances(counted, sphere(0.62, 0), 128);

    assertThat(evaluated.get()).isLessThan(128L * 128 * 128 / 8);
  }

  @Test
  void noPointsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofDistances(NOTHING, NOTHING, 0))
        .withMessageContaining("resolution");
  }
}
