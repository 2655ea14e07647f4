package dev.tessera.model.signal.io.mesh;

import static dev.tessera.model.signal.io.mesh.GltfFixture.meshes;
import static dev.tessera.model.signal.io.mesh.GltfFixture.primitive;
import static dev.tessera.model.signal.io.mesh.GltfFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.mesh.Mesh;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GltfReadingTest {
  private static final float[] SQUARE = {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0};

  @TempDir private Path folder = Path.of("");

  private final GltfFixture file = new GltfFixture();

  @Test
  void gltfAndGlbHoldTheSame() throws Exception {
    String rest = scene(primitive(file.positions(SQUARE), file.indices(0, 1, 2, 0, 2, 3)));

    MeshFile text = read("a.gltf", MeshBytes.bytes(file.embedded(rest)));
    MeshFile binary = read("a.glb", file.glb(rest));

    assertThat(text.format()).isEqualTo(MeshFormat.GLTF);
    assertThat(binary.format()).isEqualTo(MeshFormat.GLB);
    for (MeshFile each : new MeshFile[] {text, binary}) {
      assertThat(each.mesh().floatPositions()).containsExactly(SQUARE);
      assertThat(each.mesh().corners()).containsExactly(0, 1, 2, 0, 2, 3);
      assertThat(each.parts()).isEqualTo(1);
    }
  }

  @Test
  void aBufferMayLieBesideTheFile() throws Exception {
    String rest = scene(primitive(file.positions(SQUARE), file.indices(0, 1, 2)));
    Files.write(folder.resolve("my data.bin"), file.buffer());

    for (String uri : new String[] {"my%20data.bin", "my data.bin", "./my%20data.bin"}) {
      byte[] text = MeshBytes.bytes(file.withBuffer(uri, rest));
      assertThat(read("a.gltf", text).mesh().triangleCount()).isEqualTo(1);
    }
  }

  @Test
  void nodesPlaceTheirMeshesAndMirrorsKeepTheOutsideOut() throws Exception {
    String rest =
        """
        "scene":1,"scenes":[{"nodes":[3]},{"nodes":[0]}],
        "nodes":[
          {"translation":[10,0,0],"children":[1,2]},
          {"mesh":0,"scale":[2,-3,1]},
          {"mesh":0,"matrix":[0,1,0,0, -1,0,0,0, 0,0,1,0, 0,0,5,1]},
          {"mesh":0}],
        """
            + meshes("{" + primitive(file.positions(SQUARE), file.indices(0, 1, 2)) + "}");

    MeshFile read = read("a.gltf", MeshBytes.bytes(file.embedded(rest)));

    Mesh mesh = read.mesh();
    assertThat(read.parts()).isEqualTo(2);
    assertThat(mesh.positions())
        .containsExactly(
            10, 0, 0, 12, 0, 0, 12, -3, 0, 10, -3, 0, 10, 0, 5, 10, 1, 5, 9, 1, 5, 9, 0, 5);
    assertThat(mesh.corners()).containsExactly(2, 1, 0, 4, 5, 6);
    assertThat(mesh.cross(0, 2)).isPositive();
    assertThat(mesh.cross(1, 2)).isPositive();
  }

  @Test
  void stripsFansAndListsWithoutIndices() throws Exception {
    int p = file.positions(SQUARE);
    int zigzag = file.positions(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0);
    String strip = "{\"attributes\":{\"POSITION\":" + zigzag + "},\"mode\":5}";
    String fan = "{\"attributes\":{\"POSITION\":" + p + "},\"mode\":6}";
    String list = "{\"attributes\":{\"POSITION\":" + p + "},\"mode\":4}";
    String lines = "{\"attributes\":{\"POSITION\":" + p + "},\"mode\":1}";

    Mesh mesh = read("a.glb", file.glb(meshes(strip, fan, list, lines))).mesh();

    assertThat(mesh.triangleCount()).isEqualTo(5);
    assertThat(mesh.vertexCount()).isEqualTo(4);
    assertThat(mesh.corners()).containsExactly(0, 1, 2, 1, 3, 2, 0, 1, 3, 0, 3, 2, 0, 1, 3);
  }

  @Test
  void verticesAreWeldedInsideANodeOnly() throws Exception {
    int p = file.positions(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
    String rest =
        "\"nodes\":[{\"mesh\":0},{\"mesh\":0}],"
            + meshes("{\"attributes\":{\"POSITION\":" + p + "}}");

    assertThat(read("a.glb", file.glb(rest)).mesh().vertexCount()).isEqualTo(8);
  }

  @Test
  void numbersComeInManyTypes() throws Exception {
    int p =
        file.accessor(
            5122,
            "VEC3",
            3,
            ",\"normalized\":true",
            MeshBytes.bytes(0, 0, 0, 0, 0, 0, 0xFF, 0x7F, 0, 0, 0, 0, 0, 0, 1, 0x80, 0, 0));
    int bytes = file.accessor(5121, "SCALAR", 3, "", MeshBytes.bytes(0, 1, 2));
    int ints =
        file.accessor(5125, "SCALAR", 3, "", MeshBytes.words(ByteOrder.LITTLE_ENDIAN, 0, 2, 1));
    String rest =
        "\"extensionsRequired\":[\"KHR_mesh_quantization\"],"
            + meshes("{" + primitive(p, bytes) + "}", "{" + primitive(p, ints) + "}");

    Mesh mesh = read("a.glb", file.glb(rest)).mesh();

    assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 0, -1, 0);
    assertThat(mesh.corners()).containsExactly(0, 1, 2, 0, 2, 1);
  }

  @Test
  void sparsePositionsAreFilledIn() throws Exception {
    int indices = file.view(MeshBytes.bytes(1, 2));
    int values = file.view(MeshBytes.words(ByteOrder.LITTLE_ENDIAN, 3f, 0f, 0f, 0f, 4f, 0f));
    int p =
        file.accessor(
            """
            {"componentType":5126,"type":"VEC3","count":3,"sparse":{"count":2,
             "indices":{"bufferView":%d,"componentType":5121},"values":{"bufferView":%d}}}
            """
                .formatted(indices, values));

    Mesh mesh = read("a.glb", file.glb(scene("\"attributes\":{\"POSITION\":" + p + "}"))).mesh();

    assertThat(mesh.positions()).containsExactly(0, 0, 0, 3, 0, 0, 0, 4, 0);
    int over =
        file.accessor(
            5126,
            "VEC3",
            4,
            """
            ,"sparse":{"count":2,
             "indices":{"bufferView":%d,"componentType":5121},"values":{"bufferView":%d}}
            """
                .formatted(indices, values),
            MeshBytes.words(
                ByteOrder.LITTLE_ENDIAN, 9f, 9f, 9f, 9f, 9f, 9f, 9f, 9f, 9f, 7f, 7f, 7f));
    String rest = scene("\"attributes\":{\"POSITION\":" + over + "}");
    assertThat(read("b.glb", file.glb(rest)).mesh().positions())
        .containsExactly(9, 9, 9, 3, 0, 0, 0, 4, 0, 7, 7, 7);
  }

  @Test
  void looksMayBeRequired() throws Exception {
    String rest =
        "\"extensionsRequired\":[\"KHR_materials_unlit\"],"
            + scene(primitive(file.positions(SQUARE), file.indices(0, 1, 2)));

    assertThat(read("a.glb", file.glb(rest)).mesh().triangleCount()).isEqualTo(1);
  }

  @Test
  void theAssetMayStandAnywhere() throws Exception {
    String text = file.embedded(scene(primitive(file.positions(SQUARE), file.indices(0, 1, 2))));
    String asset = "\"asset\":{\"version\":\"2.0\"},";
    String behind =
        text.replace(asset, "\"extras\":{\"asset\":0,\"pad\":\"" + "x".repeat(100_000) + "\"},")
            .replaceFirst("}$", ",\"asset\":{\"version\":\"2.0\"}}");

    for (String name : new String[] {"a.gltf", "a.json", "a.dat"}) {
      MeshFile read = read(name, MeshBytes.bytes("\n\t", behind));
      assertThat(read.format()).isEqualTo(MeshFormat.GLTF);
      assertThat(read.mesh().triangleCount()).isEqualTo(1);
    }
  }

  @Test
  void imagesNeedNotBeThere() throws Exception {
    String rest =
        "\"images\":[{\"uri\":\"gone.png\"},{\"uri\":\"data:image/png;base64,AAAA\"}],"
            + "\"textures\":[{\"source\":0},{\"source\":1}],\"materials\":[{\"emissiveTexture\":{\"index\":1}}],"
            + scene(primitive(file.positions(SQUARE), file.indices(0, 1, 2)) + ",\"material\":0");

    assertThat(read("a.gltf", MeshBytes.bytes(file.embedded(rest))).mesh().triangleCount()).isOne();
    assertThat(read("a.glb", file.glb(rest)).mesh().triangleCount()).isOne();
  }

  /** JSON readers refuse texts of more than 20 million characters if they are not told. */
  @Test
  void aBufferInsideTheTextMayBeLong() throws Exception {
    GltfFixture large = new GltfFixture();
    int p = large.positions(SQUARE);
    int i = large.indices(0, 1, 2, 0, 2, 3);
    large.view(new byte[16_000_000]);

    assertThat(
            read("a.gltf", MeshBytes.bytes(large.embedded(scene(primitive(p, i)))))
                .mesh()
                .triangleCount())
        .isEqualTo(2);
  }

  private MeshFile read(String name, byte[] content) throws Exception {
    return MeshFiles.read(Files.write(folder.resolve(name), content), () -> false);
  }
}
