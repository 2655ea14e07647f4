package dev.tessera.model.signal.io.mesh;

import static dev.tessera.model.signal.io.mesh.GltfFixture.meshes;
import static dev.tessera.model.signal.io.mesh.GltfFixture.primitive;
import static dev.tessera.model.signal.io.mesh.GltfFixture.scene;
import static dev.tessera.model.signal.io.mesh.MeshBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad mesh is told in one sentence that says what is wrong and where. */
final class BadMeshTest {
  private static final Mesh SPHERE = TestMeshes.icosphere(1);
  private static final String CORNER = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void aMissingFile() {
    Path file = folder.resolve("cow.obj");

    assertThat(failure(file))
        .hasMessage(
            "Cannot read "
                + file
                + ": expected an OBJ, STL, PLY, OFF, glTF or GLB mesh, found no such file.");
  }

  @Test
  void aFolderAndADevice() {
    assertThat(failure(folder)).hasMessageContaining("found a folder");
    Path device = Path.of("/dev/zero");
    assumeThat(device).exists();
    assertThat(failure(device)).hasMessageContaining("not a regular file");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.obj"), CORNER + "f 1 2 3\n");
    assumeThat(file.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(file)).as("root ignores permissions").isFalse();

    assertThat(failure(file)).hasMessageContaining("found a file that you may not read");
  }

  @ParameterizedTest
  @CsvSource({"a.obj", "a.stl", "a.ply", "a.off", "a.gltf", "a.glb", "a"})
  void anEmptyFile(String name) throws IOException {
    assertThat(failure(name)).hasMessageContaining("found an empty file");
  }

  static Stream<Arguments> foreign() {
    byte[] png = bytes(0x89, "PNG\r\n", 0x1A, "\n", 0, 0, 0, 13, "IHDR", new byte[90]);
    return Stream.of(
        Arguments.of("a.obj", png, "a mesh in OBJ format", "a PNG image"),
        Arguments.of("a.stl", png, "a mesh in STL format", "a PNG image"),
        Arguments.of("a.glb", png, "a mesh in GLB format", "a PNG image"),
        Arguments.of("a.xyz", png, BadMeshException.ANY_MESH, "a PNG image"),
        Arguments.of("a.stl", bytes("Dear sir"), "a mesh in STL format", "a text that is no mesh"),
        Arguments.of("a.ply", bytes("plywood"), "a mesh in PLY format", "a text that is no mesh"),
        Arguments.of("a.glb", bytes("{}"), "a mesh in GLB format", "JSON without an \"asset\""),
        Arguments.of(
            "a.obj", bytes("Kaydara FBX Binary", 0), "a mesh in OBJ format", "an FBX file"),
        Arguments.of(
            "a.obj",
            bytes("PK", 3, 4, new byte[40]),
            "a mesh in OBJ format",
            "a ZIP archive or a file made as one, such as 3MF"),
        Arguments.of("a.gltf", bytes("<html>"), "a mesh in glTF format", "an XML or HTML text"),
        Arguments.of(
            "a", bytes(1, 2, 3), BadMeshException.ANY_MESH, "something else in its first bytes"));
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("foreign")
  void anotherKindOfFile(String name, byte[] content, String expected, String found)
      throws IOException {
    SignalFormatException failure = failure(name, content);

    assertThat(failure.found()).isEqualTo(found);
    assertThat(failure.expected()).isEqualTo(expected);
  }

  @Test
  void nothingToSee() throws IOException {
    assertThat(failure("a.obj", "words\n").found()).isEqualTo("no vertices");
    assertThat(failure("a.obj", CORNER).found()).isEqualTo("vertices without faces");
    assertThat(failure("a.obj", CORNER + "l 1 2\nf 1 2\n").found())
        .isEqualTo("vertices without faces");
    assertThat(failure("a.off", "OFF 0 0 0\n").found()).isEqualTo("no vertices");
    assertThat(failure("a.stl", "solid\nendsolid\n").found()).isEqualTo("no vertices");
    assertThat(failure("a.stl", new byte[84]).found()).isEqualTo("no vertices");
    String points =
        """
        ply
        format ascii 1.0
        element vertex 1
        property float x
        property float y
        property float z
        end_header
        1 2 3
        """;
    assertThat(failure("a.ply", points).found()).isEqualTo("vertices without faces");
  }

  @Test
  void onlyFlatTriangles() throws IOException {
    String found = "only triangles of zero area";

    assertThat(failure("a.obj", CORNER + "v 2 0 0\nf 1 2 4\nf 1 1 2\nf 3 3 3\n").found())
        .isEqualTo(found);
    assertThat(failure("a.obj", "v 7 7 7\nv 7 7 7\nv 7 7 7\nf 1 2 3\n").found()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | NaN in line 4",
        "-Infinity | -Infinity in line 4",
        "1e60 | 1.00e+60 in line 4",
        "2e33 | 2.00e+33 in line 4",
      })
  void positionsThatAreNoPlaceInObj(String value, String found) throws IOException {
    assertThat(failure("a.obj", CORNER + "v 1 " + value + " 3\nf 1 2 4\n").found())
        .isEqualTo(found);
  }

  @Test
  void positionsThatAreNoPlaceInOtherFormats() throws IOException {
    byte[] stl = MeshBytes.binaryStl(SPHERE, SPHERE.triangleCount());
    byte[] infinity = MeshBytes.words(ByteOrder.LITTLE_ENDIAN, Float.NEGATIVE_INFINITY);
    System.arraycopy(infinity, 0, stl, 84 + 50 + 12, 4);
    assertThat(failure("a.stl", stl).found()).isEqualTo("-Infinity in triangle 2");
    String text = MeshBytes.textStl(SPHERE).replaceFirst("vertex \\S+", "vertex nan");
    assertThat(failure("a.stl", text).found()).isEqualTo("NaN in line 4");
    String off = "OFF\n3 1 0\n0 0 0\n0 -inf 0\n1 1 1\n3 0 1 2\n";
    assertThat(failure("a.off", off).found()).isEqualTo("-Infinity in line 4");
    byte[] ply = MeshBytes.ply(SPHERE, ByteOrder.BIG_ENDIAN);
    int rows = new String(ply, StandardCharsets.ISO_8859_1).indexOf("end_h") + 11;
    System.arraycopy(MeshBytes.words(ByteOrder.BIG_ENDIAN, Float.NaN), 0, ply, rows + 25 + 1, 4);
    assertThat(failure("a.ply", ply).found()).isEqualTo("NaN in vertex 2");
    GltfFixture gltf = new GltfFixture();
    int p = gltf.positions(0, 0, 0, 1, Float.NaN, 0, 0, 1, 0);
    assertThat(failure("a.glb", gltf.glb(scene("\"attributes\":{\"POSITION\":" + p + "}"))).found())
        .isEqualTo("NaN in a node");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f 1 2 4 | one of vertex 4 in line 4, counted from 1, after 3 vertices",
        "f -4 -1 -2 | one of a vertex before the first in line 4",
        "f 1 2 99999999999 | \"99999999999\" in line 4",
        "f 0 1 2 | \"0\"",
        "f 1 2 x | \"x\"",
        "f 1/ | one of 1 in line 4",
        "v 1 2 | 2 in line 4",
        "v 1 2 z | \"z\"",
      })
  void linesThatMakeNoSenseInObj(String line, String found) throws IOException {
    SignalFormatException failure = failure("a.obj", CORNER + line + "\nf 1 2 3\n");
    assertThat(failure.found()).isEqualTo(found);
    assertThat(failure).hasMessageContaining("line 4");
  }

  @Test
  void facesOfVerticesThatDoNotExist() throws IOException {
    String off = "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 ";
    assertThat(failure("a.off", off + "3\n").found())
        .isEqualTo("one of vertex 4 in line 6, counted from 1, after 3 vertices");
    assertThat(failure("a.off", off + "-1\n").found())
        .isEqualTo("one of a vertex before the first in line 6");
    String ply = MeshBytes.textPly(SPHERE).replaceFirst("\n3 \\d+ ", "\n3 4294967295 ");
    assertThat(failure("a.ply", ply).found()).contains("one of vertex ", " in face 1,");
    GltfFixture gltf = new GltfFixture();
    int p = gltf.positions(0, 0, 0, 1, 0, 0, 0, 1, 0);
    byte[] glb = gltf.glb(scene(primitive(p, gltf.indices(0, 1, 3))));
    assertThat(failure("a.glb", glb).found()).isEqualTo("vertex 3 of 3");
  }

  @Test
  void countsThatAreLies() throws IOException {
    assertThat(failure("a.off", "OFF\n3 1000000000 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n").found())
        .isEqualTo("1000000000 promised in a file of 45 bytes");
    assertThat(failure("a.off", "OFF\n4 2 0\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n3 0 1 2\n").found())
        .isEqualTo("a file that ends too early");
    assertThat(failure("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n1000000000 0 1 2\n").found())
        .isEqualTo("1000000000 vertices announced in line 6");
    assertThat(failure("a.off", "OFF\n-3 1 0\n").found()).startsWith("-3 promised");
    byte[] rows = new byte[200];
    for (String format : new String[] {"ascii", "binary_little_endian"}) {
      SignalFormatException failure =
          failure("a.ply", bytes(MeshBytes.plyHeader(format, 1, 1_000_000_000), rows));
      assertThat(failure.expected()).isEqualTo("as many rows of \"face\" as the header says");
      assertThat(failure.found()).startsWith("1000000000 promised in a file of ");
    }
    String few = MeshBytes.textPly(SPHERE).replace("element face 80", "element face 81");
    assertThat(failure("a.ply", few).found()).isEqualTo("0.001 in face 81");
    byte[] longList =
        bytes(
            "ply\nformat binary_big_endian 1.0\nelement vertex 1\nproperty float x\nproperty float"
                + " y\nproperty float z\nelement face 1\nproperty list uint int vertex_indices\n"
                + "end_header\n",
            new byte[12],
            MeshBytes.words(ByteOrder.BIG_ENDIAN, 2_000_000_000, 0, 0));
    assertThat(failure("a.ply", longList).found()).isEqualTo("a file that ends too early");
    byte[] stl = MeshBytes.binaryStl(SPHERE, 1_000_000);
    assertThat(failure("a.stl", stl).getMessage())
        .contains("expected an STL file of 1000000 triangles, as its header says")
        .contains("found a file that ends after 80");
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void aTruncatedFileIsNeverHalfAMesh(String name, byte[] whole) throws IOException {
    for (double part : new double[] {0.002, 0.02, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99}) {
      int length = Math.max(4, (int) (whole.length * part));
      SignalFormatException failure = failure(name, Arrays.copyOf(whole, length));
      assertThat(failure).as("%s cut to %d of %d", name, length, whole.length).isNotNull();
      assertThat(failure.getMessage()).doesNotContain("Exception").doesNotContain("\n");
    }
  }

  /** Those that say how long they are; the end of an OBJ may be anywhere. */
  static Stream<Arguments> wholeFiles() {
    GltfFixture gltf = new GltfFixture();
    int p = gltf.positions(SPHERE.floatPositions());
    int i = gltf.indices(SPHERE.corners());
    return Stream.of(
        Arguments.of("a.stl", MeshBytes.binaryStl(SPHERE, SPHERE.triangleCount())),
        Arguments.of("a.stl", bytes(MeshBytes.textStl(SPHERE))),
        Arguments.of("a.ply", MeshBytes.ply(SPHERE, ByteOrder.LITTLE_ENDIAN)),
        Arguments.of("a.ply", bytes(MeshBytes.textPly(SPHERE))),
        Arguments.of("a.off", bytes(MeshBytes.off(SPHERE))),
        Arguments.of("a.glb", gltf.glb(scene(primitive(p, i)))),
        Arguments.of("a.gltf", bytes(gltf.embedded(scene(primitive(p, i))))));
  }

  @ParameterizedTest
  @MethodSource("wholeFiles")
  void damagedFilesEndInAMeshOrOneSentence(String name, byte[] whole) throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 4; j++) {
        int span = random.nextInt(2) == 0 ? Math.min(400, whole.length) : whole.length;
        damaged[random.nextInt(span)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve(name), damaged);
      try {
        assertThat(MeshFiles.read(file, () -> false).mesh().triangleCount()).isPositive();
      } catch (SignalFormatException e) {
        assertThat(e).hasMessageStartingWith("Cannot read " + file + ": expected ");
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  @Test
  void otherKindsOfOffAndPly() throws IOException {
    assertThat(failure("a.off", "4OFF\n3 1 0\n").found()).isEqualTo("one that begins 4OFF");
    assertThat(failure("a.off", "OFF BINARY\n\0\0").found())
        .isEqualTo("one that begins OFF BINARY");
    assertThat(failure("a.ply", "ply\nformat xml 1.0\nend_header\n").found()).isEqualTo("\"xml\"");
    assertThat(failure("a.ply", "ply\nproperty float x\nend_header\n").found())
        .isEqualTo("the line \"property float x\"");
    assertThat(failure("a.ply", "ply\nelement vertex -1\nend_header\n").found())
        .isEqualTo("the line \"element vertex -1\"");
    assertThat(
            failure(
                    "a.ply",
                    "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nend_header\n1 2 3")
                .found())
        .isEqualTo("a PLY header without them");
  }

  @Test
  void gltfWithoutTriangles() throws IOException {
    GltfFixture gltf = new GltfFixture();
    int p = gltf.positions(0, 0, 0, 1, 0, 0, 0, 1, 0);
    String points = "{\"attributes\":{\"POSITION\":" + p + "},\"mode\":0}";

    for (String rest : new String[] {meshes(points), meshes("{\"attributes\":{}}"), "\"x\":1"}) {
      assertThat(failure("a.glb", gltf.glb(rest)))
          .hasMessageContaining("expected a glTF file with triangles, found none in its scene");
    }
  }

  @Test
  void gltfWhoseBufferIsElsewhere() throws IOException {
    GltfFixture gltf = new GltfFixture();
    String rest = scene(primitive(gltf.positions(0, 0, 0), gltf.indices(0, 0, 0)));

    assertThat(failure("a.gltf", gltf.withBuffer("gone.bin", rest)))
        .hasMessageContaining("expected its buffer file gone.bin beside it, found no such file");
    assertThat(failure("a.gltf", gltf.withBuffer("https://example.org/a.bin", rest)).found())
        .isEqualTo("the address https://example.org/a.bin");
    assertThat(failure("a.gltf", gltf.withBuffer("data:x,abc", rest)).found())
        .isEqualTo("one in another encoding");
    assertThat(failure("a.gltf", gltf.withBuffer("data:;base64,AAAA", rest)))
        .hasMessageContaining("expected a buffer of 20 bytes, found one of 3");
    Files.write(folder.resolve("short.bin"), new byte[7]);
    assertThat(failure("a.gltf", gltf.withBuffer("short.bin", rest)).found()).isEqualTo("one of 7");
  }

  @Test
  void gltfThatLiesAboutItself() throws IOException {
    GltfFixture gltf = new GltfFixture();
    int p = gltf.positions(0, 0, 0, 1, 0, 0, 0, 1, 0);
    String good = "\"attributes\":{\"POSITION\":" + p + "}";
    assertThat(
            failure(
                    "a.glb",
                    gltf.glb(
                        "\"extensionsRequired\":[\"KHR_draco_mesh_compression\"]," + scene(good)))
                .found())
        .isEqualTo("one with KHR_draco_mesh_compression");
    assertThat(
            failure(
                    "a.glb",
                    gltf.glb(
                        "\"nodes\":[{\"children\":[1]},{\"children\":[0]}],"
                            + meshes("{" + good + "}")))
                .found())
        .isEqualTo("node 0 below itself");
    assertThat(
            failure(
                    "a.glb",
                    gltf.glb(
                        "\"scene\":4,\"scenes\":[{\"nodes\":[0]}],"
                            + "\"nodes\":[{\"mesh\":0}],"
                            + meshes("{" + good + "}")))
                .found())
        .isEqualTo("scene 4 of 1");
    int beyond =
        gltf.accessor(
            "{\"bufferView\":0,\"componentType\":5126,\"type\":\"VEC3\",\"count\":1000000000}");
    assertThat(
            failure("a.glb", gltf.glb(scene("\"attributes\":{\"POSITION\":" + beyond + "}")))
                .found())
        .isEqualTo("some at byte 12000000000 of a buffer view of 36 bytes");
    GltfFixture nowhere = new GltfFixture();
    nowhere.accessor("{\"componentType\":5126,\"type\":\"VEC3\",\"count\":1000000000}");
    assertThat(failure("a.glb", nowhere.glb(scene("\"attributes\":{\"POSITION\":0}"))).found())
        .isEqualTo("1000000000 that are in no buffer");
    assertThat(failure("a.gltf", "{\"asset\":{\"version\":\"1.0\"}}").found())
        .isEqualTo("glTF 1.0");
  }

  private SignalFormatException failure(String name, Object... content) throws IOException {
    return failure(Files.write(folder.resolve(name), bytes(content)));
  }

  private static SignalFormatException failure(Path file) {
    return catchThrowableOfType(
        SignalFormatException.class, () -> MeshFiles.read(file, () -> false));
  }
}
