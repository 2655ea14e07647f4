package dev.tessera.model.signal.io.mesh;

import static dev.tessera.model.signal.io.mesh.MeshBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.FloatLoss;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.UpAxis;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A box of 15 x 25 x 35 cm that lies where a map has it, in metres: floats are 50 cm apart. */
final class MapCoordinatesTest {
  private static final double[] CORNER = {500_000.1, 4_649_776.2, 250.3};
  private static final double VOLUME = 0.15 * 0.25 * 0.35;

  @TempDir private Path folder = Path.of("");

  private static double at(int corner, int axis) {
    return CORNER[axis] + Cuboid.corner(corner)[axis] / 10;
  }

  private static String points(String before) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < 8; c++) {
      text.append(before).append(at(c, 0)).append(' ').append(at(c, 1)).append(' ');
      text.append(at(c, 2)).append('\n');
    }
    return text.toString();
  }

  private static byte[] binaryPly() {
    ByteBuffer rows = ByteBuffer.allocate(8 * 24 + 12 * 13).order(ByteOrder.BIG_ENDIAN);
    for (int c = 0; c < 8; c++) {
      rows.putDouble(at(c, 0)).putDouble(at(c, 1)).putDouble(at(c, 2));
    }
    for (int[] f : Cuboid.FACES) {
      rows.put((byte) 3).putInt(f[0]).putInt(f[1]).putInt(f[2]);
    }
    return bytes(plyHeader("binary_big_endian"), rows.array());
  }

  private static String plyHeader(String format) {
    return "ply\nformat "
        + format
        + " 1.0\nelement vertex 8\nproperty double x\nproperty double y\nproperty double z\n"
        + "element face 12\nproperty list uchar int vertex_indices\nend_header\n";
  }

  /** Small numbers in the buffer, large ones in the place of the node. */
  private static byte[] glb(String place) {
    GltfFixture gltf = new GltfFixture();
    float[] positions = new float[24];
    for (int i = 0; i < 24; i++) {
      positions[i] = (float) Cuboid.corner(i / 3)[i % 3];
    }
    int[] indices = Stream.of(Cuboid.FACES).flatMapToInt(java.util.Arrays::stream).toArray();
    String primitive = GltfFixture.primitive(gltf.positions(positions), gltf.indices(indices));
    return gltf.glb(
        GltfFixture.scene(primitive).replace("{\"mesh\":0}", "{\"mesh\":0," + place + "}"));
  }

  static Stream<Arguments> files() {
    String faces = Cuboid.faces(0, f -> "3 " + f + "\n");
    return Stream.of(
        Arguments.of("a.obj", bytes(points("v "), Cuboid.faces(1, f -> "f " + f + "\n"))),
        Arguments.of("a.off", bytes("OFF\n8 12 0\n", points(""), faces)),
        Arguments.of("a.ply", bytes(plyHeader("ascii"), points(""), faces)),
        Arguments.of("a.ply", binaryPly()),
        Arguments.of(
            "a.glb",
            glb(
                "\"translation\":[500000.1,4649776.2,250.3],\"scale\":[0.1,0.1,0.1],"
                    + "\"rotation\":[0,0,0,1]")),
        Arguments.of(
            "a.glb", glb("\"matrix\":[0.1,0,0,0,0,0.1,0,0,0,0,0.1,0,500000.1,4649776.2,250.3,1]")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void itKeepsItsMillimetresFromTheFileToTheUnitSphereAndBack(String name, byte[] content)
      throws Exception {
    MeshFile file = MeshFiles.read(Files.write(folder.resolve(name), content), () -> false);

    Bounds bounds = Bounds.of(file.mesh());
    for (int axis = 0; axis < 3; axis++) {
      assertThat(bounds.extent(axis)).isCloseTo(0.15 + 0.1 * axis, within(2e-9));
    }
    assertThat(MeshReport.of(file.mesh()).watertight()).isTrue();
    assertThat(MeshReport.of(file.mesh()).signedVolume()).isCloseTo(VOLUME, within(1e-9));
    ShapeSignal shape = ShapeSignal.of(name, file.mesh(), UpAxis.Z);
    assertThat(shape.repairs()).isEmpty();
    Mesh back = shape.placement().toFile(shape.mesh());
    for (int v = 0; v < 8; v++) {
      for (int axis = 0; axis < 3; axis++) {
        assertThat(back.position(v, axis)).isCloseTo(file.mesh().position(v, axis), within(1e-7));
      }
    }
  }

  @Test
  void textAndPlyBringBackWhatIsWritten() throws Exception {
    Mesh mesh = read("a.obj", bytes(points("v "), Cuboid.faces(1, f -> "f " + f + "\n")));
    for (MeshFormat format : new MeshFormat[] {MeshFormat.OBJ, MeshFormat.PLY}) {
      Path file = folder.resolve("written." + format.extension());
      MeshFiles.write(mesh, Optional.empty(), file, format, () -> false);
      assertThat(MeshFiles.read(file, () -> false).mesh().positions())
          .containsExactly(mesh.positions());
    }
    assertThat(head("written.ply")).contains("property double x");
  }

  @Test
  void plyStaysFloatWhereThatIsEnough() throws Exception {
    Mesh mesh = read("a.obj", bytes(Cuboid.corners(p -> "v " + p + "\n"), "f 1 2 3\nf 5 6 7\n"));
    Mesh thirds = new Placement(1, 2, 3, 3, UpAxis.Y).toFile(mesh);
    MeshFiles.write(thirds, Optional.empty(), folder.resolve("b.ply"), MeshFormat.PLY, () -> false);

    assertThat(head("b.ply")).contains("property float x");
  }

  /** From 2^22 on floats are a half apart: a value is off by a quarter at most. */
  @Test
  void whatFloatsLoseIsToldBefore() throws Exception {
    Placement far = new Placement(0, 5_000_000, 0, 4, UpAxis.Y);
    assertThat(FloatLoss.of(far)).isEqualTo(0.25 / 0.5);
    assertThat(FloatNote.of(MeshFormat.STL, far).orElseThrow())
        .startsWith("STL files hold coordinates to 7 digits only")
        .contains("off by up to 0.25, 0.50 of the size")
        .endsWith("OBJ and PLY keep them.");
    assertThat(FloatNote.of(MeshFormat.GLB, far)).isPresent();
    assertThat(FloatNote.of(MeshFormat.OBJ, far)).isEmpty();
    assertThat(FloatNote.of(MeshFormat.PLY, far)).isEmpty();
    // A thing of 1 km there is off by 1/4000.
    assertThat(FloatNote.of(MeshFormat.STL, new Placement(0, 5_000_000, 0, 0.002, UpAxis.Y)))
        .isEmpty();
    Mesh mesh = read("a.ply", binaryPly());
    assertThat(FloatLoss.of(mesh)).isBetween(0.1, 1.0);
    Placement near = Placement.of(mesh, UpAxis.Y);
    assertThat(FloatLoss.of(near.toUnit(mesh))).isZero();
  }

  private String head(String name) throws Exception {
    byte[] all = Files.readAllBytes(folder.resolve(name));
    return new String(all, 0, Math.min(200, all.length), StandardCharsets.ISO_8859_1);
  }

  private Mesh read(String name, byte[] content) throws Exception {
    return MeshFiles.read(Files.write(folder.resolve(name), content), () -> false).mesh();
  }
}
