package dev.tessera.model.signal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MeshMixturesTest {
  /** A pyramid over a square, as it lies in the unit sphere of another. */
  private static ShapeSignal pyramid(String name, double height, int... faces) {
    double[] positions = {-1, 0, -1, 1, 0, -1, 1, 0, 1, -1, 0, 1, 0, height, 0};
    return new ShapeSignal(
        name, Mesh.of(positions, faces), new Placement(0, 0, 0, 1, UpAxis.Y), List.of());
  }

  private static ShapeSignal pyramid(String name, double height) {
    return pyramid(name, height, 0, 1, 2, 0, 2, 3, 1, 0, 4, 2, 1, 4, 3, 2, 4, 0, 3, 4);
  }

  /** Height over side, which no placement changes. */
  private static double steepness(ShapeSignal shape) {
    Mesh mesh = shape.mesh();
    double height = mesh.position(4, 1) - mesh.position(0, 1);
    return height / (mesh.position(1, 0) - mesh.position(0, 0));
  }

  @Test
  void aMixtureLiesBetweenTheShapesItIsMadeOf() {
    MeshMixtures mixtures = new MeshMixtures(List.of(pyramid("low", 1), pyramid("high", 3)));
    List<ShapeSignal> some = IntStream.rangeClosed(1, 40).mapToObj(mixtures::numbered).toList();
    assertThat(some.get(0).name()).isEqualTo("mixture-001");
    assertThat(some.get(39).name()).isEqualTo("mixture-040");
    assertThat(some).allSatisfy(s -> assertThat(steepness(s)).isBetween(0.5, 1.5));
    double mean = some.stream().mapToDouble(MeshMixturesTest::steepness).average().orElseThrow();
    assertThat(mean).isCloseTo(1, within(0.15));
    // Of two, squares of a random direction are below 0.1 or above 0.9 in 4 asin(sqrt(0.1)) / pi.
    long extreme = some.stream().filter(s -> Math.abs(steepness(s) - 1) > 0.4).count();
    assertThat(extreme / 40.0).isCloseTo(0.41, within(0.2));
  }

  @Test
  void mixturesOfOneShapeAreTheShapeAsItFillsTheUnitSphere() {
    ShapeSignal low = pyramid("low", 1);
    ShapeSignal mixed = new MeshMixtures(List.of(low, low, low)).numbered(3);
    assertThat(mixed.mesh().corners()).isEqualTo(low.mesh().corners());
    assertThat(mixed.mesh().positions())
        .containsExactly(
            ShapeSignal.of("low", low.mesh(), UpAxis.Y).mesh().positions(), within(1e-6));
  }

  @Test
  void theSameNumberGivesTheSameMixtureAndAnotherAnother() {
    MeshMixtures mixtures = new MeshMixtures(List.of(pyramid("low", 1), pyramid("high", 3)));
    Set<Double> all = new HashSet<>();
    IntStream.range(0, 20).forEach(i -> all.add(steepness(mixtures.numbered(i))));
    assertThat(all).hasSize(20);
    assertThat(steepness(mixtures.numbered(7))).isEqualTo(steepness(mixtures.numbered(7)));
  }

  @Test
  void meshesThatDoNotShareTheirFacesAreRefused() {
    ShapeSignal other = pyramid("other", 2, 0, 1, 3, 1, 2, 3, 1, 0, 4, 2, 1, 4, 3, 2, 4, 0, 3, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeshMixtures(List.of(pyramid("low", 1), other)))
        .withMessage("Mixtures want meshes that share their faces: low and other do not.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeshMixtures(List.of(other)))
        .withMessage("Mixtures want at least two meshes, found one.");
  }
}
