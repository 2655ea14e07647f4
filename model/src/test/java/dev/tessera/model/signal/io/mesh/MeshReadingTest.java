package dev.tessera.model.signal.io.mesh;

import static dev.tessera.model.signal.io.mesh.MeshBytes.bytes;
import static dev.tessera.model.signal.io.mesh.MeshBytes.triangles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.signal.mesh.TestMeshes;
import dev.tessera.model.signal.mesh.UpAxis;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MeshReadingTest {
  private static final Mesh TORUS = TestMeshes.torus(1, 0.3, 12, 7);

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(MeshFormat.OBJ, bytes(MeshBytes.obj(TORUS))),
        Arguments.of(MeshFormat.STL, MeshBytes.binaryStl(TORUS, TORUS.triangleCount())),
        Arguments.of(MeshFormat.STL, bytes(MeshBytes.textStl(TORUS))),
        Arguments.of(MeshFormat.PLY, MeshBytes.ply(TORUS, ByteOrder.LITTLE_ENDIAN)),
        Arguments.of(MeshFormat.PLY, MeshBytes.ply(TORUS, ByteOrder.BIG_ENDIAN)),
        Arguments.of(MeshFormat.PLY, bytes(MeshBytes.textPly(TORUS))),
        Arguments.of(MeshFormat.OFF, bytes(MeshBytes.off(TORUS))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyFormatGivesTheSameMesh(MeshFormat format, byte[] content) throws Exception {
    for (String name : new String[] {"torus." + format.extension(), "torus.dat", "torus.obj"}) {
      MeshFile file = read(name, content);
      assertThat(file.format()).isEqualTo(format);
      assertThat(file.parts()).isEqualTo(1);
      assertThat(file.up()).isEqualTo(format == MeshFormat.STL ? UpAxis.Z : UpAxis.Y);
      assertThat(file.mesh().vertexCount()).isEqualTo(TORUS.vertexCount());
      assertThat(triangles(file.mesh())).isEqualTo(triangles(TORUS));
    }
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws Exception {
    byte[] mark = bytes(0xEF, 0xBB, 0xBF);
    String obj = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";

    assertThat(read("a.obj", bytes(mark, obj)).mesh().vertexCount()).isEqualTo(3);
    assertThat(read("a.dat", bytes(mark, MeshBytes.off(TORUS))).format()).isEqualTo(MeshFormat.OFF);
    assertThat(read("a.dat", bytes(mark, MeshBytes.textPly(TORUS))).format())
        .isEqualTo(MeshFormat.PLY);
  }

  @Test
  void facesOfObjComeInManyForms() throws Exception {
    Mesh mesh =
        read(
                "a.obj",
                """
                v 0 0 0 1 0 0
                v\t1 0 0\t0.5
                v 1 1 0 # behind
                vt 0 0
                vn 0 0 1
                f 1/1/1 2/1/1 3/1/1
                f 1//1\t2//1  3//1
                \tf -3 -2 -1 # turned back
                v 0 0 1
                f 2 \\
                 3 4
                f 1/1 3/1 4\\
                /1
                l 1 2
                p 1
                """)
            .mesh();

    assertThat(mesh.corners()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 1, 2, 3, 0, 2, 3);
  }

  @Test
  void groupsWithFacesAreParts() throws Exception {
    String vertices = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";

    assertThat(read("a.obj", vertices + "f 1 2 3\no a\ng b\nf 1 2 3\ng c\ng d\nf 1 2 3\n").parts())
        .isEqualTo(3);
    assertThat(read("a.obj", "o a\n" + vertices + "f 1 2 3\nf 1 2 3\no b\n").parts()).isEqualTo(1);
  }

  @Test
  void allSolidsOfAnStlAreRead() throws Exception {
    Mesh box = TestMeshes.box(1, 2, 3);
    Mesh beside = TestMeshes.placed(box, 1, 5);
    String coloured = MeshBytes.textStl(box).replaceFirst("\n", "\n color 1 0 0\n");

    MeshFile file = read("a.stl", coloured + MeshBytes.textStl(beside));

    assertThat(file.parts()).isEqualTo(2);
    assertThat(file.mesh().vertexCount()).isEqualTo(16);
    assertThat(triangles(file.mesh())).isEqualTo(triangles(TestMeshes.both(box, beside)));
  }

  @Test
  void binaryStlMayBeginAsTextDoesAndEndWithMore() throws Exception {
    byte[] stl = MeshBytes.binaryStl(TORUS, TORUS.triangleCount());

    assertThat(read("a.stl", bytes(stl, "a few words")).mesh().triangleCount())
        .isEqualTo(TORUS.triangleCount());
  }

  @Test
  void offHasColoursAndForgetsItsKeyword() throws Exception {
    String body = "4 2 0\n0 0 0 1 0 0\n1 0 0\n1 1 0\n0 1 0\n# x\n4 0 1 2 3 255 0 0\n2 0 1\n";

    assertThat(read("a.off", body).mesh().triangleCount()).isEqualTo(2);
    assertThat(read("a.off", "COFF\n" + body).mesh().triangleCount()).isEqualTo(2);
    assertThat(read("a.txt", "OFF " + body).mesh().triangleCount()).isEqualTo(2);
  }

  @Test
  void verticesOfOtherFormatsStayAsTheyAre() throws Exception {
    String obj = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 0\nf 1 2 3\nf 4 3 2\n";

    assertThat(read("a.obj", obj).mesh().vertexCount()).isEqualTo(4);
  }

  @Test
  void plusAndMinusZeroAreOnePlace() throws Exception {
    String facets =
        """
        facet
        outer loop
        vertex 0 0 0
        vertex 1 0 0
        vertex 0 1 0
        endloop
        endfacet
        facet
        outer loop
        vertex 0 1 -0.0
        vertex 1 -0.0 0
        vertex 1 1 0
        endloop
        endfacet
        """;

    assertThat(read("a.stl", "solid\n" + facets + "endsolid\n").mesh().vertexCount()).isEqualTo(4);
  }

  @Test
  void readingStopsWhenTold() throws Exception {
    for (Arguments each : files().toList()) {
      byte[] content = (byte[]) each.get()[1];
      Path file = Files.write(folder.resolve("a.dat"), content);
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> MeshFiles.read(file, () -> true));
    }
  }

  @Test
  void filesAreRecognisedByContentThenByName() throws Exception {
    byte[] png = bytes(0x89, "PNG\r\n", 0x1A, "\n", new byte[90]);
    assertThat(recognised("a.png", bytes(MeshBytes.obj(TORUS)))).contains(MeshFormat.OBJ);
    assertThat(recognised("a.stl", png)).isEmpty();
    assertThat(recognised("a.stl", bytes("words"))).contains(MeshFormat.STL);
    assertThat(recognised("a.txt", bytes("words"))).isEmpty();
    assertThat(MeshFiles.recognise(folder.resolve("missing.glb"))).contains(MeshFormat.GLB);
    assertThat(MeshFiles.recognise(folder)).isEmpty();
  }

  private Optional<MeshFormat> recognised(String name, byte[] content) throws Exception {
    return MeshFiles.recognise(Files.write(folder.resolve(name), content));
  }

  @Test
  void inspectingTellsSizePlaceAndRepairs() throws Exception {
    Mesh box = TestMeshes.insideOut(TestMeshes.box(2, 4, 4));
    Path file = Files.writeString(folder.resolve("box.stl"), MeshBytes.textStl(box));

    MeshInfo info = MeshFiles.inspect(file, done -> {});

    assertThat(info.format()).isEqualTo(MeshFormat.STL);
    assertThat(info.vertices()).isEqualTo(8);
    assertThat(info.triangles()).isEqualTo(12);
    assertThat(info.bounds()).isEqualTo(new Bounds(0, 0, 0, 2, 4, 4));
    assertThat(info.placement()).isEqualTo(new Placement(1, 2, 2, 1 / 3.0, UpAxis.Z));
    assertThat(info.report().insideOut()).isTrue();
    assertThat(info.repairs()).containsExactly("the surface was inside out and is turned over");
  }

  @Test
  void namesStandForFormats() {
    assertThat(MeshFormat.ofName("Cow.PLY")).contains(MeshFormat.PLY);
    assertThat(MeshFormat.ofName("cow.ply.gz")).isEmpty();
    assertThat(MeshFormat.ofName("cow")).isEmpty();
    assertThat(MeshFormat.writables())
        .containsExactly(MeshFormat.OBJ, MeshFormat.STL, MeshFormat.PLY, MeshFormat.GLB);
  }

  private MeshFile read(String name, String content) throws Exception {
    return read(name, bytes(content));
  }

  private MeshFile read(String name, byte[] content) throws Exception {
    return MeshFiles.read(Files.write(folder.resolve(name), content), () -> false);
  }
}
