package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MendedExtractorTest {
  private static final Pieces ONE = new Pieces(1, 0, 0.5);
  private static final int CELLS = 64;

  private static MendedExtractor extracted(DistanceField field, Pieces allowed) {
    MendedExtractor extractor = new MendedExtractor(field, IsosurfaceSettings.of(CELLS), allowed);
    double before = 0;
    while (extractor.step()) {
      assertThat(extractor.progress()).isBetween(before, 1.0);
      before = extractor.progress();
    }
    return extractor;
  }

  private static double ball(double radius) {
    return 4 * Math.PI / 3 * radius * radius * radius;
  }

  /** From x = from to x = to, with round ends beyond. */
  private static DistanceField limb(double from, double to, double height) {
    return Fields.of(
        (x, y, z) -> {
          double beside = x - Math.max(from, Math.min(to, x));
          return Math.sqrt(beside * beside + (y - height) * (y - height) + z * z) - 0.12;
        });
  }

  private static double limb(double length) {
    return Math.PI * 0.12 * 0.12 * length + ball(0.12);
  }

  /** Half-way between a limb and the same moved aside by more than it is thick there is a gap. */
  @Test
  void aLimbThatCracksIsJoinedWhereItCracked() {
    DistanceField cracked = Fields.union(limb(-0.7, -0.17, 0), limb(0.17, 0.7, 0.05));
    MendedExtractor made = extracted(cracked, ONE);
    MeshReport report = MeshReport.of(made.mesh());
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.watertight()).isTrue();
    assertThat(report.eulerCharacteristic()).isEqualTo(2);
    assertThat(made.mending()).isEqualTo(new Mending(1, 0));
    double both = 2 * limb(0.53);
    double gap = Math.PI * 0.055 * 0.055 * 0.11;
    assertThat(report.signedVolume()).isBetween(both, both + 3 * gap);
    Mesh mesh = made.mesh();
    float[] far = new float[mesh.vertexCount()];
    cracked.evaluate(mesh.floatPositions(), far.length, far);
    for (int v = 0; v < far.length; v++) {
      boolean near = Math.abs(mesh.position(v, 0)) < 0.17;
      assertThat((double) Math.abs(far[v])).isLessThan(near ? 0.1 : 0.003);
    }
  }

  @Test
  void threePiecesInARowAreJoinedEachToTheNext() {
    DistanceField row =
        Fields.union(
            Fields.sphere(-0.6, 0, 0, 0.3),
            Fields.union(Fields.sphere(0, 0, 0, 0.2), Fields.sphere(0.45, 0, 0, 0.15)));
    MendedExtractor made = extracted(row, ONE);
    assertThat(MeshReport.of(made.mesh()).components()).isEqualTo(1);
    assertThat(made.mending()).isEqualTo(new Mending(2, 0));
    MendedExtractor two = extracted(row, new Pieces(2, 0, 0.05));
    assertThat(MeshReport.of(two.mesh()).components()).isEqualTo(2);
    assertThat(two.mending().bridges()).isEqualTo(1);
  }

  @Test
  void aCrumbIsLeftOut() {
    DistanceField field =
        Fields.union(Fields.sphere(-0.3, 0, 0, 0.5), Fields.sphere(0.6, 0, 0, 0.06));
    MendedExtractor made = extracted(field, ONE);
    MeshReport report = MeshReport.of(made.mesh());
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.signedVolume()).isCloseTo(ball(0.5), within(0.01 * ball(0.5)));
    assertThat(made.mending().bridges()).isZero();
    // Cells take a part off a ball of two of them.
    assertThat(made.mending().dropped()).isBetween(0.0012, 0.06 * 0.06 * 0.06 / 0.125);
  }

  /** A ball of 1.3 cells that is 1.6 cells away, as cells leave the end of a finger. */
  @Test
  void aCrumbIsKeptThatEndsSomethingThin() {
    DistanceField field =
        Fields.union(Fields.sphere(-0.3, 0, 0, 0.5), Fields.sphere(0.29, 0, 0, 0.04));
    MendedExtractor made = extracted(field, ONE);
    MeshReport report = MeshReport.of(made.mesh());
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.watertight()).isTrue();
    assertThat(made.mending()).isEqualTo(new Mending(1, 0));
    double end = 0;
    for (int v = 0; v < made.mesh().vertexCount(); v++) {
      end = Math.max(end, made.mesh().position(v, 0));
    }
    assertThat(end).isBetween(0.31, 0.335);
    assertThat(report.signedVolume()).isCloseTo(ball(0.5), within(0.01 * ball(0.5)));
  }

  /** The same crumb is a piece where an end has one that is as small. */
  @Test
  void aSmallPieceStaysThatAnEndHas() {
    DistanceField field =
        Fields.union(Fields.sphere(-0.3, 0, 0, 0.5), Fields.sphere(0.6, 0, 0, 0.06));
    Mesh ends =
        TestMeshes.both(
            TestMeshes.icosphere(3), TestMeshes.placed(TestMeshes.icosphere(3), 0.1f, 2));
    Pieces allowed = Pieces.between(List.of(TestMeshes.icosphere(3), ends));
    assertThat(allowed.most()).isEqualTo(2);
    assertThat(allowed.least()).isCloseTo(0.0005, within(1e-6));
    MendedExtractor made = extracted(field, allowed);
    assertThat(MeshReport.of(made.mesh()).components()).isEqualTo(2);
    assertThat(made.mending()).isEqualTo(Mending.NONE);
  }

  @Test
  void aHollowIsFilledThatNoEndHas() {
    DistanceField shell =
        Fields.of((x, y, z) -> Math.abs(Math.sqrt(x * x + y * y + z * z) - 0.5) - 0.2);
    MendedExtractor made = extracted(shell, ONE);
    assertThat(MeshReport.of(made.mesh()).components()).isEqualTo(1);
    assertThat(MeshReport.of(made.mesh()).signedVolume())
        .isCloseTo(ball(0.7), within(0.01 * ball(0.7)));
    MendedExtractor hollow = extracted(shell, new Pieces(1, 1, 0.01));
    assertThat(MeshReport.of(hollow.mesh()).components()).isEqualTo(2);
    Mesh ball = TestMeshes.icosphere(3);
    Mesh inner = TestMeshes.insideOut(TestMeshes.placed(ball, 0.5f, 0));
    Pieces allowed = Pieces.between(List.of(ball, TestMeshes.both(ball, inner)));
    assertThat(allowed.most()).isEqualTo(1);
    assertThat(allowed.hollows()).isEqualTo(1);
    assertThat(extracted(shell, allowed).mesh().positions()).isEqualTo(hollow.mesh().positions());
  }

  /** A shape that may have two pieces is not hollow for that. */
  @Test
  void aHollowIsNoSecondPiece() {
    DistanceField shell =
        Fields.of((x, y, z) -> Math.abs(Math.sqrt(x * x + y * y + z * z) - 0.5) - 0.2);
    MendedExtractor made = extracted(shell, new Pieces(2, 0, 0.25));
    assertThat(MeshReport.of(made.mesh()).components()).isEqualTo(1);
    assertThat(made.mending()).isEqualTo(Mending.NONE);
  }

  @Test
  void whereAnyNumberIsAllowedNothingIsDone() {
    DistanceField dust = Fields.noise(16, 5);
    MendedExtractor made =
        new MendedExtractor(dust, IsosurfaceSettings.of(16).withSlope(40), Pieces.ANY);
    while (made.step()) {}
    Mesh plain = Surfaces.of(dust, IsosurfaceSettings.of(16).withSlope(40));
    assertThat(made.mesh().positions()).isEqualTo(plain.positions());
    assertThat(made.mending()).isEqualTo(Mending.NONE);
    assertThat(made.field()).isSameAs(dust);
  }

  /** Whatever the field, and however many pieces it falls into. */
  @Test
  void noiseIsInOnePieceToo() {
    MendedExtractor made =
        new MendedExtractor(Fields.noise(16, 5), IsosurfaceSettings.of(16).withSlope(40), ONE);
    while (made.step()) {}
    MeshReport report = MeshReport.of(made.mesh());
    assertThat(report.components()).isEqualTo(1);
    assertThat(report.watertight()).isTrue();
  }

  /** Joining a limb costs what changed, not the whole again; its normals cost next to nothing. */
  @Test
  void whatIsKnownIsNotAskedForAgain() {
    assertAskedForOnce(Fields.union(limb(-0.7, -0.17, 0), limb(0.17, 0.7, 0.05)));
    assertAskedForOnce(limb(-0.7, 0.7, 0));
  }

  private static void assertAskedForOnce(DistanceField field) {
    Set<List<Float>> asked = new HashSet<>();
    long[] points = {0};
    DistanceField told =
        (at, count, distances) -> {
          points[0] += count;
          for (int i = 0; i < count; i++) {
            asked.add(List.of(at[3 * i], at[3 * i + 1], at[3 * i + 2]));
          }
          field.evaluate(at, count, distances);
        };
    MendedExtractor made = extracted(told, ONE);
    assertThat(points[0]).isEqualTo(asked.size());
    FieldNormals normals = made.normals();
    while (normals.step()) {}
    assertThat(points[0]).isEqualTo(asked.size());
    Mesh mesh = made.mesh();
    FieldNormals exact = new FieldNormals(made.field(), mesh, 1.0 / CELLS, 4096);
    while (exact.step()) {}
    double alike = 0;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        alike += normals.normals().get(v, axis) * exact.normals().get(v, axis);
      }
    }
    assertThat(alike / mesh.vertexCount()).isGreaterThan(0.99);
  }

  @Test
  void nothingStaysNothing() {
    MendedExtractor made = extracted(Fields.of((x, y, z) -> 1), ONE);
    assertThat(made.mesh().triangleCount()).isZero();
  }
}
