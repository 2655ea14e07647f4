package dev.tessera.model.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.UpAxis;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairsFileTest {
  private static final ShapeSignal FIRST = tetrahedron(2, UpAxis.Y);
  private static final ShapeSignal SECOND = tetrahedron(500, UpAxis.Z);

  @TempDir private Path folder;

  /** Its corners are s from the planes of the axes. */
  private static ShapeSignal tetrahedron(float s, UpAxis up) {
    Mesh mesh =
        Mesh.of(
            new float[] {s, s, s, -s, -s, s, -s, s, -s, s, -s, -s},
            new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
    return ShapeSignal.of("tetrahedron", mesh, up);
  }

  @Test
  void cornersOfTheFilesAreCornersInTheUnitSphere() throws Exception {
    Path file = Files.writeString(folder.resolve("p.txt"), "2 2 2  500 -500 -500 # corners\n");
    PointPairs pairs = PairsFile.read(file, FIRST, SECOND);
    double corner = 1 / Math.sqrt(3);
    assertThat(pairs.count()).isEqualTo(1);
    double[] wanted = {corner, corner, corner, corner, -corner, corner};
    for (int i = 0; i < 6; i++) {
      assertThat(pairs.position(i > 2, 0, i % 3)).isCloseTo(wanted[i], within(1e-6));
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    double[] on = {0.9, 0.1, 0};
    double[] other = {450, 0, 50};
    PointPairs pairs =
        PointPairs.ofFiles(
            new double[] {2 * on[0], 2 * on[1], 2 * on[2], other[0], other[1], other[2]},
            FIRST,
            SECOND);
    Path file = folder.resolve("p.txt");
    PairsFile.write(file, pairs, FIRST, SECOND);
    String[] words = Files.readAllLines(file).get(1).split(" ", -1);
    assertThat(Double.parseDouble(words[0])).isCloseTo(1.8, within(1e-6));
    assertThat(Double.parseDouble(words[3])).isCloseTo(450, within(1e-3));
    double[] again = PairsFile.read(file, FIRST, SECOND).numbers();
    for (int i = 0; i < 6; i++) {
      assertThat(again[i]).isCloseTo(pairs.numbers()[i], within(1e-6));
    }
  }

  @Test
  void aPointBesideTheSurfaceIsRefusedByItsNumber() throws Exception {
    Path file = Files.writeString(folder.resolve("p.txt"), "2 2 2 500 500 500\n0 0 0 0 0 0\n");
    assertThatThrownBy(() -> PairsFile.read(file, FIRST, SECOND))
        .isInstanceOf(SignalFormatException.class)
        .hasMessageStartingWith(
            "Cannot read "
                + file
                + ": expected points on both surfaces, found pair 2: the point 0.0 0.0 0.0 lies");
  }

  @Test
  void pairsAreAddedTakenAwayAndTurned() {
    PointPairs one = PointPairs.NONE.plus(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    PointPairs two = one.plus(new double[] {7, 8, 9}, new double[] {10, 11, 12});
    assertThat(two.numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(two.without(1)).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(two.without(0).numbers()).containsExactly(7, 8, 9, 10, 11, 12);
    assertThat(two.turned().numbers()).containsExactly(4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9);
    assertThat(PointPairs.of(two.numbers())).isEqualTo(two).isNotEqualTo(two.turned());
  }
}
