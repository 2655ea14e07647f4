package dev.tessera.model.signal.io.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A box of 1.5 x 2.5 x 3.5 with a corner at the origin, as 12 triangles seen from outside. */
final class Cuboid {
  static final double VOLUME = 1.5 * 2.5 * 3.5;

  /** Corner c lies at the far end of axis a where bit a of c is set. */
  static final int[][] FACES = {
    {0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}, {0, 1, 5}, {0, 5, 4},
    {2, 6, 7}, {2, 7, 3}, {0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}
  };

  private Cuboid() {}

  static double[] corner(int c) {
    return new double[] {(c & 1) * 1.5, (c >> 1 & 1) * 2.5, (c >> 2) * 3.5};
  }

  /** A text for each corner, given as "x y z". */
  static String corners(Function<String, String> text) {
    return IntStream.range(0, 8)
        .mapToObj(c -> corner(c)[0] + " " + corner(c)[1] + " " + corner(c)[2])
        .map(text)
        .collect(Collectors.joining());
  }

  /** A text for each face, given as its corners from a first number on. */
  static String faces(int first, Function<String, String> text) {
    return Stream.of(FACES)
        .map(f -> (f[0] + first) + " " + (f[1] + first) + " " + (f[2] + first))
        .map(text)
        .collect(Collectors.joining());
  }

  static void assertIsRead(Mesh mesh, String as) {
    assertThat(mesh.triangleCount()).as(as).isEqualTo(12);
    assertThat(mesh.vertexCount()).as(as).isEqualTo(8);
    assertThat(Bounds.of(mesh)).as(as).isEqualTo(new Bounds(0, 0, 0, 1.5, 2.5, 3.5));
    MeshReport report = MeshReport.of(mesh);
    assertThat(report.watertight()).as(as).isTrue();
    assertThat(report.signedVolume()).as(as).isCloseTo(VOLUME, within(1e-9));
  }
}
