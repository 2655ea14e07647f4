package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlendedDistanceTest {
  private static final DistanceField X = Fields.of((x, y, z) -> x);
  private static final DistanceField Y = Fields.of((x, y, z) -> y);
  private static final DistanceField Z = Fields.of((x, y, z) -> z);

  private static float[] at(DistanceField field) {
    float[] distances = {9, 9, 9};
    field.evaluate(new float[] {0.1f, 0.2f, 0.4f, -1, 0.5f, 0, 7, 7, 7}, 2, distances);
    return distances;
  }

  @Test
  void itIsTheWeightedMean() {
    float[] blend = at(new BlendedDistance(List.of(X, Y, Z), List.of(0.5, 0.2, 0.3)));
    assertThat(blend[0]).isCloseTo(0.05f + 0.04f + 0.12f, within(1e-6f));
    assertThat(blend[1]).isCloseTo(-0.5f + 0.1f, within(1e-6f));
    assertThat(blend[2]).as("beyond count").isEqualTo(9);
  }

  @Test
  void atItsEndsItIsOneShape() {
    assertThat(at(BlendedDistance.between(X, Y, 0))).isEqualTo(at(X));
    assertThat(at(BlendedDistance.between(X, Y, 1))).isEqualTo(at(Y));
  }

  @Test
  void halfWayBetweenSpheresAboutOneMiddleIsTheSphereBetween() {
    DistanceField half = BlendedDistance.between(Fields.sphere(0.4), Fields.sphere(0.8), 0.5);
    double volume = new SurfaceMeasures(Surfaces.of(half, 64)).volume();
    assertThat(volume).isCloseTo(4 * Math.PI / 3 * 0.216, within(0.002));
  }

  @Test
  void weightsThatAreNoShareAreRefused() {
    assertThatThrownBy(() -> new BlendedDistance(List.of(X, Y), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlendedDistance(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlendedDistance(List.of(X, Y), List.of(0.5, 0.4)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlendedDistance.between(X, Y, 1.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlendedDistance.between(X, Y, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** X as a field that is faster with more points. */
  private static final class Fast implements DistanceField {
    @Override
    public void evaluate(float[] points, int count, float[] distances) {
      X.evaluate(points, count, distances);
    }

    @Override
    public int atOnce(int usual) {
      return 10 * usual;
    }
  }

  @Test
  void theSlowestFieldSaysHowManyPointsAreAskedForAtOnce() {
    assertThat(BlendedDistance.between(new Fast(), new Fast(), 0.5).atOnce(7)).isEqualTo(70);
    assertThat(BlendedDistance.between(new Fast(), Y, 0.5).atOnce(7)).isEqualTo(7);
  }
}
