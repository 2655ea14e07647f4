package dev.tessera.model.signal.io.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.TestMeshes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back by others than our readers. */
final class MeshWritingTest {
  private static final Mesh MESH = TestMeshes.placed(TestMeshes.icosphere(2), 1e-3f, 1234.5f);
  private static final Normals NORMALS = Normals.of(TestMeshes.icosphere(2).floatPositions());

  @TempDir private Path folder = Path.of("");

  static List<MeshFormat> writables() {
    return MeshFormat.writables();
  }

  @Test
  void objIsReadBackExactly() throws Exception {
    Path file = write(MeshFormat.OBJ, Optional.of(NORMALS));
    List<double[]> vertices = new ArrayList<>();
    List<float[]> normals = new ArrayList<>();
    List<String> faces = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ");
      if (words[0].equals("v")) {
        vertices.add(Stream.of(words).skip(1).mapToDouble(Double::parseDouble).toArray());
      } else if (words[0].equals("vn")) {
        normals.add(
            new float[] {
              Float.parseFloat(words[1]), Float.parseFloat(words[2]), Float.parseFloat(words[3])
            });
      } else if (words[0].equals("f")) {
        faces.add(line);
      }
    }
    assertThat(vertices).hasSize(MESH.vertexCount());
    assertThat(normals).hasSize(MESH.vertexCount());
    assertThat(faces).hasSize(MESH.triangleCount());
    for (int v = 0; v < MESH.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        assertThat(vertices.get(v)[axis]).isEqualTo(MESH.position(v, axis));
        assertThat(normals.get(v)[axis]).isEqualTo(NORMALS.get(v, axis));
      }
    }
    for (int t = 0; t < MESH.triangleCount(); t++) {
      int a = MESH.vertex(t, 0) + 1;
      int b = MESH.vertex(t, 1) + 1;
      int c = MESH.vertex(t, 2) + 1;
      assertThat(faces.get(t)).isEqualTo("f %1$d//%1$d %2$d//%2$d %3$d//%3$d".formatted(a, b, c));
    }
  }

  @Test
  void objWithoutNormalsHasOnlyVertices() throws Exception {
    Path file = write(MeshFormat.OBJ, Optional.empty());

    assertThat(Files.readString(file)).doesNotContain("vn", "/").contains("\nf 1 ");
  }

  @Test
  void stlHasTheTrianglesAndTheirNormals() throws Exception {
    ByteBuffer in =
        ByteBuffer.wrap(Files.readAllBytes(write(MeshFormat.STL, Optional.of(NORMALS))))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.capacity()).isEqualTo(84 + 50 * MESH.triangleCount());
    assertThat(in.getInt(80)).isEqualTo(MESH.triangleCount());
    for (int t = 0; t < MESH.triangleCount(); t++) {
      int at = 84 + 50 * t;
      double alongCentre = 0;
      for (int k = 0; k < 9; k++) {
        float written = in.getFloat(at + 12 + 4 * k);
        assertThat(written).isEqualTo((float) MESH.position(MESH.vertex(t, k / 3), k % 3));
        float direction = NORMALS.get(MESH.vertex(t, k / 3), k % 3);
        alongCentre += in.getFloat(at + 4 * (k % 3)) * direction / 3;
      }
      assertThat(alongCentre).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void plyHasPositionsNormalsAndFaces() throws Exception {
    byte[] bytes = Files.readAllBytes(write(MeshFormat.PLY, Optional.of(NORMALS)));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("end_header\n") + 11;
    assertThat(text.substring(0, start).lines().filter(l -> !l.startsWith("comment")))
        .containsExactly(
            "ply",
            "format binary_little_endian 1.0",
            "element vertex " + MESH.vertexCount(),
            "property float x",
            "property float y",
            "property float z",
            "property float nx",
            "property float ny",
            "property float nz",
            "element face " + MESH.triangleCount(),
            "property list uchar int vertex_indices",
            "end_header");
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(start);
    for (int v = 0; v < MESH.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        assertThat(in.getFloat()).isEqualTo((float) MESH.position(v, axis));
      }
      for (int axis = 0; axis < 3; axis++) {
        assertThat(in.getFloat()).isEqualTo(NORMALS.get(v, axis));
      }
    }
    for (int t = 0; t < MESH.triangleCount(); t++) {
      assertThat(in.get()).isEqualTo((byte) 3);
      for (int k = 0; k < 3; k++) {
        assertThat(in.getInt()).isEqualTo(MESH.vertex(t, k));
      }
    }
    assertThat(in.remaining()).isZero();
  }

  @Test
  void glbHasPositionsNormalsAndIndices() throws Exception {
    ByteBuffer in =
        ByteBuffer.wrap(Files.readAllBytes(write(MeshFormat.GLB, Optional.of(NORMALS))))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getInt(0)).isEqualTo(0x46546C67);
    assertThat(in.getInt(4)).isEqualTo(2);
    assertThat(in.getInt(8)).isEqualTo(in.capacity());
    int jsonLength = in.getInt(12);
    JsonNode json =
        new ObjectMapper().readTree(new String(in.array(), 20, jsonLength, StandardCharsets.UTF_8));
    int binary = 20 + jsonLength + 8;
    assertThat(in.getInt(binary - 4)).isEqualTo(0x004E4942);
    JsonNode primitive = json.at("/meshes/0/primitives/0");
    assertThat(json.at("/scenes/0/nodes/0").asInt(-1)).isZero();
    assertThat(primitive.path("mode").asInt(4)).isEqualTo(4);
    int positions = start(json, primitive.at("/attributes/POSITION"), 5126, MESH.vertexCount());
    int normals = start(json, primitive.at("/attributes/NORMAL"), 5126, MESH.vertexCount());
    int indices = start(json, primitive.path("indices"), 5125, 3 * MESH.triangleCount());
    for (int v = 0; v < MESH.vertexCount(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        int offset = binary + 12 * v + 4 * axis;
        assertThat(in.getFloat(positions + offset)).isEqualTo((float) MESH.position(v, axis));
        assertThat(in.getFloat(normals + offset)).isEqualTo(NORMALS.get(v, axis));
      }
    }
    for (int i = 0; i < 3 * MESH.triangleCount(); i++) {
      assertThat(in.getInt(binary + indices + 4 * i)).isEqualTo(MESH.vertex(i / 3, i % 3));
    }
  }

  /** Where an accessor begins, if its numbers lie one behind the other or at steps of 12. */
  private static int start(JsonNode json, JsonNode index, int type, int count) {
    JsonNode accessor = json.at("/accessors/" + index.asInt(-1));
    assertThat(accessor.path("componentType").asInt()).isEqualTo(type);
    assertThat(accessor.path("count").asInt()).isEqualTo(count);
    JsonNode view = json.at("/bufferViews/" + accessor.path("bufferView").asInt(-1));
    int element = type == 5126 ? 12 : 4;
    assertThat(view.path("byteStride").asInt(element)).isEqualTo(element);
    return accessor.path("byteOffset").asInt(0) + view.path("byteOffset").asInt(0);
  }

  @ParameterizedTest
  @MethodSource("writables")
  void ourReaderAgrees(MeshFormat format) throws Exception {
    MeshFile file = MeshFiles.read(write(format, Optional.of(NORMALS)), () -> false);

    assertThat(file.format()).isEqualTo(format);
    assertThat(MeshBytes.triangles(file.mesh())).isEqualTo(MeshBytes.triangles(MESH));
  }

  @ParameterizedTest
  @MethodSource("writables")
  void aFailingDiskIsAnIoException(MeshFormat format) {
    OutputStream full =
        new OutputStream() {
          private int left = 300;

          @Override
          public void write(int b) throws IOException {
            if (left-- == 0) {
              throw new IOException("No space left on device");
            }
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MeshWriter.of(format).write(MESH, Optional.of(NORMALS), full))
        .withMessageContaining("No space left");
  }

  @ParameterizedTest
  @MethodSource("writables")
  void nothingIsLeftWhereWritingIsImpossible(MeshFormat format) throws Exception {
    Path directory = Files.createDirectory(folder.resolve("folder"));

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(() -> MeshFiles.write(MESH, Optional.empty(), directory, format, () -> false))
        .withMessage("Cannot save " + directory + ": it is a folder.");
    assertThat(folder.toFile().list()).containsExactly("folder");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aMeshOfNothingIsNotWritten() {
    Path file = folder.resolve("empty.obj");

    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                MeshFiles.write(
                    Mesh.of(new float[0], new int[0]),
                    Optional.empty(),
                    file,
                    MeshFormat.OBJ,
                    () -> false))
        .withMessage("Cannot save " + file + ": the mesh has no triangles.");
    assertThat(file).doesNotExist();
  }

  @Test
  void normalsBelongToVertices() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                MeshFiles.write(
                    MESH,
                    Optional.of(Normals.of(new float[3])),
                    folder.resolve("a.obj"),
                    MeshFormat.OBJ,
                    () -> false))
        .withMessage("normals (1,3) for vertices (162,3)");
  }

  private Path write(MeshFormat format, Optional<Normals> normals) throws SaveException {
    Path file = folder.resolve("out." + format.extension());
    MeshFiles.write(MESH, normals, file, format, () -> false);
    return file;
  }
}
