package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IsosurfaceExtractorTest {
  private static final double SPHERE_AREA = 4 * Math.PI * 0.8 * 0.8;
  private static final double SPHERE_VOLUME = 4 * Math.PI / 3 * 0.8 * 0.8 * 0.8;
  private static final double TORUS_AREA = 4 * Math.PI * Math.PI * 0.6 * 0.25;
  private static final double TORUS_VOLUME = 2 * Math.PI * Math.PI * 0.6 * 0.25 * 0.25;

  private static IsosurfaceExtractor run(DistanceField field, IsosurfaceSettings settings) {
    IsosurfaceExtractor extractor = new IsosurfaceExtractor(field, settings);
    double progress = 0;
    long evaluations = 0;
    boolean more = true;
    while (more) {
      more = extractor.step();
      assertThat(extractor.progress()).isBetween(progress, 1.0);
      assertThat(extractor.evaluations() - evaluations).isBetween(0L, (long) settings.batch());
      progress = extractor.progress();
      evaluations = extractor.evaluations();
    }
    assertThat(progress).isEqualTo(1);
    return extractor;
  }

  private static Mesh extract(DistanceField field, IsosurfaceSettings settings) {
    return run(field, settings).mesh();
  }

  private static SurfaceMeasures closed(Mesh mesh) {
    SurfaceMeasures measures = new SurfaceMeasures(mesh);
    assertThat(measures.badEdges()).as("edges without exactly two triangles").isZero();
    assertThat(measures.badVertices()).as("vertices without exactly one fan").isZero();
    return measures;
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 32, 61, 64, 100})
  void aSphereIsClosedAndHasItsAreaAndVolume(int resolution) {
    SurfaceMeasures measures =
        closed(extract(Fields.sphere(0.8), IsosurfaceSettings.of(resolution)));

    assertThat(measures.euler()).isEqualTo(2);
    // A chord of length s lies up to s^2 / 8r below its arc: the error falls with the square.
    double error = 4.0 / (resolution * resolution);
    assertThat(measures.area()).isCloseTo(SPHERE_AREA, within(error * SPHERE_AREA));
    assertThat(measures.volume()).isCloseTo(SPHERE_VOLUME, within(error * SPHERE_VOLUME));
    assertThat(error).isLessThan(0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 64, 90})
  void aTorusIsClosedAndHasItsAreaAndVolume(int resolution) {
    SurfaceMeasures measures =
        closed(extract(Fields.torus(0.6, 0.25), IsosurfaceSettings.of(resolution)));

    assertThat(measures.euler()).isZero();
    double error = 14.0 / (resolution * resolution);
    assertThat(measures.area()).isCloseTo(TORUS_AREA, within(error * TORUS_AREA));
    assertThat(measures.volume()).isCloseTo(TORUS_VOLUME, within(error * TORUS_VOLUME));
    assertThat(error).isLessThan(0.01);
  }

  @Test
  void trianglesFaceOutwards() {
    Mesh mesh = extract(Fields.sphere(0.1, -0.2, 0.05, 0.6), IsosurfaceSettings.of(40));
    SurfaceMeasures measures = new SurfaceMeasures(mesh);
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double[] cross = measures.cross(t);
      double[] at = measures.point(mesh.vertex(t, 0));
      assertThat(cross[0] * (at[0] - 0.1) + cross[1] * (at[1] + 0.2) + cross[2] * (at[2] - 0.05))
          .isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noiseIsClosedWhateverItsFacesAre(long seed) {
    int resolution = 16 + (int) seed;
    DistanceField noise = Fields.noise(resolution, seed);
    IsosurfaceSettings settings = IsosurfaceSettings.of(resolution);

    Mesh mesh = extract(noise, settings);

    SurfaceMeasures measures = closed(mesh);
    assertThat(mesh.vertexCount()).isEqualTo(crossedEdges(noise, resolution));
    assertThat(measures.smallestArea()).isPositive();
    assertThat(measures.volume()).isBetween(2.0, 6.0);
  }

  /** Pairs of neighbours of the lattice on different sides; beyond the border is outside. */
  private static int crossedEdges(DistanceField field, int resolution) {
    int n = resolution + 3;
    boolean[] inside = new boolean[n * n * n];
    float[] distance = new float[1];
    for (int z = 1; z < n - 1; z++) {
      for (int y = 1; y < n - 1; y++) {
        for (int x = 1; x < n - 1; x++) {
          float[] point = {
            2f * (x - 1) / resolution - 1,
            2f * (y - 1) / resolution - 1,
            2f * (z - 1) / resolution - 1
          };
          field.evaluate(point, 1, distance);
          inside[(z * n + y) * n + x] = distance[0] < 0;
        }
      }
    }
    int crossed = 0;
    for (int i = n * n; i < inside.length; i++) {
      crossed += inside[i] != inside[i - 1] ? 1 : 0;
      crossed += inside[i] != inside[i - n] ? 1 : 0;
      crossed += inside[i] != inside[i - n * n] ? 1 : 0;
    }
    return crossed;
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 53})
  void skippingCellsLosesNothing(int resolution) {
    for (DistanceField field :
        List.of(
            Fields.sphere(0.8),
            Fields.torus(0.6, 0.25),
            Fields.box(0.3, 0.52, 0.71),
            Fields.union(Fields.sphere(-0.4, 0.1, 0, 0.3), Fields.sphere(0.45, 0, 0.2, 0.04)),
            Fields.clamped(Fields.torus(0.5, 0.12), 0.1f))) {
      IsosurfaceExtractor sparse = run(field, IsosurfaceSettings.of(resolution).withSlope(1));
      IsosurfaceExtractor dense =
          run(field, IsosurfaceSettings.of(resolution).withSlope(Double.POSITIVE_INFINITY));

      assertThat(new SurfaceMeasures(sparse.mesh()).triangles())
          .isEqualTo(new SurfaceMeasures(dense.mesh()).triangles());
      assertThat(dense.evaluations())
          .isEqualTo((resolution + 1L) * (resolution + 1) * (resolution + 1));
      assertThat(sparse.evaluations()).isLessThan(dense.evaluations() * 2 / 5);
    }
  }

  @Test
  void noPointIsEvaluatedTwice() {
    for (int resolution : new int[] {50, 64}) {
      Set<List<Float>> points = new HashSet<>();
      long[] asked = {0};
      DistanceField sphere = Fields.sphere(0.7);
      DistanceField counting =
          (p, count, distances) -> {
            for (int i = 0; i < count; i++) {
              points.add(List.of(p[3 * i], p[3 * i + 1], p[3 * i + 2]));
            }
            asked[0] += count;
            sphere.evaluate(p, count, distances);
          };

      long evaluations = run(counting, IsosurfaceSettings.of(resolution)).evaluations();

      assertThat(evaluations).isEqualTo(asked[0]).isEqualTo(points.size());
    }
  }

  @Test
  void aTwentiethOfTheLatticeIsEnoughAtHighResolution() {
    long dense = 257L * 257 * 257;
    IsosurfaceSettings settings = IsosurfaceSettings.of(256);
    for (DistanceField field :
        List.of(
            Fields.sphere(0.8),
            Fields.torus(0.6, 0.25),
            Fields.clamped(Fields.sphere(0.8), 0.1f))) {
      assertThat(run(field, settings).evaluations()).isLessThan(dense / 20);
    }
  }

  @Test
  void whatApartLiesIsFoundAndClosed() {
    DistanceField two =
        Fields.union(Fields.sphere(-0.4, 0, 0, 0.35), Fields.sphere(0.5, 0.2, 0, 0.2));
    assertThat(closed(extract(two, IsosurfaceSettings.of(64))).euler()).isEqualTo(4);
  }

  @Test
  void aJumpInsteadOfASlopeIsFollowedAllTheSame() {
    DistanceField jump = Fields.of((x, y, z) -> x * x + y * y + z * z < 0.49 ? -1 : 1);
    SurfaceMeasures measures = closed(extract(jump, IsosurfaceSettings.of(64)));
    assertThat(measures.euler()).isEqualTo(2);
    assertThat(measures.volume()).isCloseTo(4 * Math.PI / 3 * 0.343, within(0.03));
  }

  @Test
  void aFieldThatIsTooSteepForTheSettingsIsClosed() {
    // The slope reaches 12: cells are ruled out that hold surface.
    DistanceField wrinkled =
        Fields.of(
            (x, y, z) ->
                Math.sqrt(x * x + y * y + z * z) - 0.6 + 0.3 * Math.sin(40 * x) * Math.sin(40 * y));
    Mesh mesh = extract(wrinkled, IsosurfaceSettings.of(64).withSlope(1));
    assertThat(mesh.triangleCount()).isGreaterThan(5_000);
    closed(mesh);
  }

  @Test
  void nothingInsideIsAnEmptyMesh() {
    IsosurfaceExtractor extractor = run(Fields.of((x, y, z) -> 0.1), IsosurfaceSettings.of(64));
    assertThat(extractor.mesh().vertexCount()).isZero();
    assertThat(extractor.mesh().triangleCount()).isZero();
    assertThat(run(Fields.of((x, y, z) -> 3), IsosurfaceSettings.of(512)).evaluations())
        .isLessThanOrEqualTo(33 * 33 * 33);
  }

  @ParameterizedTest
  @CsvSource({"-0.1,64", "-3,64", "-3,50"})
  void everythingInsideIsAClosedCube(float value, int resolution) {
    SurfaceMeasures measures =
        closed(extract(Fields.of((x, y, z) -> value), IsosurfaceSettings.of(resolution)));
    assertThat(measures.euler()).isEqualTo(2);
    assertThat(measures.area()).isCloseTo(24, within(0.05));
    assertThat(measures.volume()).isCloseTo(8, within(0.03)).isGreaterThan(8);
    assertThat(measures.smallestArea()).isPositive();
  }

  @Test
  void aShapeThatReachesTheBorderIsClosedThere() {
    SurfaceMeasures measures =
        closed(extract(Fields.sphere(0.9, 0, 0, 0.5), IsosurfaceSettings.of(64)));
    assertThat(measures.euler()).isEqualTo(2);
    // What the plane x = 1 leaves of a sphere about x = 0.9: all but a cap of height 0.4.
    double cap = Math.PI * 0.16 * (3 * 0.5 - 0.4) / 3;
    assertThat(measures.volume()).isCloseTo(4 * Math.PI / 3 * 0.125 - cap, within(0.004));
  }

  @Test
  void aSurfaceThroughPointsOfTheLatticeHasNoEmptyTriangle() {
    SurfaceMeasures measures =
        closed(extract(Fields.box(0.5, 0.5, 0.5), IsosurfaceSettings.of(32)));
    assertThat(measures.euler()).isEqualTo(2);
    assertThat(measures.smallestArea()).isPositive();
    assertThat(measures.volume()).isCloseTo(1, within(0.03));
  }

  @Test
  void infiniteDistancesAreFar() {
    DistanceField field =
        Fields.of(
            (x, y, z) -> {
              double d = Math.sqrt(x * x + y * y + z * z) - 0.5;
              return Math.abs(d) > 0.05 ? Math.copySign(Double.POSITIVE_INFINITY, d) : d;
            });
    assertThat(closed(extract(field, IsosurfaceSettings.of(32))).euler()).isEqualTo(2);
  }

  @Test
  void whatIsNotANumberIsNamed() {
    IsosurfaceExtractor extractor =
        new IsosurfaceExtractor(
            Fields.of((x, y, z) -> x > 0.9 ? Double.NaN : x), IsosurfaceSettings.of(16));
    assertThatThrownBy(
            () -> {
              while (extractor.step()) {
                assertThat(extractor.progress()).isLessThan(1);
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("(1.0, -1.0, -1.0)");
  }

  @Test
  void theSurfaceIsThereAfterTheLastStepOnly() {
    IsosurfaceExtractor extractor =
        new IsosurfaceExtractor(Fields.sphere(0.8), IsosurfaceSettings.of(64).withBatch(500));
    for (int i = 0; i < 20; i++) {
      assertThat(extractor.step()).isTrue();
    }
    assertThat(extractor.evaluations()).isLessThanOrEqualTo(20 * 500);
    assertThatThrownBy(extractor::mesh).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSizeOfAStepChangesNothing() {
    DistanceField torus = Fields.torus(0.6, 0.25);
    Mesh small = extract(torus, IsosurfaceSettings.of(48).withBatch(64));
    Mesh large = extract(torus, IsosurfaceSettings.of(48).withBatch(1 << 20));
    assertThat(small.positions()).isEqualTo(large.positions());
    assertThat(small.corners()).isEqualTo(large.corners());
  }

  @ParameterizedTest
  @CsvSource({"15,1,64", "513,1,64", "16,0,64", "16,NaN,64", "16,1,63", "16,1,1048577"})
  void settingsOutOfRangeAreRefused(int resolution, double slope, int batch) {
    assertThatThrownBy(() -> new IsosurfaceSettings(resolution, slope, batch))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
