package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code fit} says of meshes that are none and of options that make no sense for one. */
final class FitBadMeshTest {
  private static final String CORNERS = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\n";
  private static final String FACES = "f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n";

  @TempDir private Path folder = Path.of("");

  static Stream<String> badUsages() {
    return Stream.of(
        "--out out.obj --tile 8 | --tile is for images and clips, and box.obj is a mesh.",
        "--out out.obj --scale 2 | --scale is for images and clips, and box.obj is a mesh.",
        "--out out.obj --error-map e.png | --error-map is for images, and box.obj is a mesh.",
        "--out out.png | Cannot write out.png: the name must end in .obj, .stl, .ply or .glb.",
        "--out out.off | Cannot write out.off: the name must end in .obj, .stl, .ply or .glb.",
        "--out out.obj --resolution 8 | --resolution must be between 16 and 512, found 8",
        "--out out.obj --faces 3 | --faces must be between 4 and 2147483647, found 3",
        "--out out.obj --cells 0 | --cells must be between 1 and 64, found 0",
        "--out out.obj --weights nice | no networks nice come with the program; there are shape-64,"
            + " shape-128, shape-32, shape-32-deep",
        "--out out.obj --mode codes --width 64 | --width belongs to --mode joint: pre-trained"
            + " networks fix it",
        "--out out.obj --mode encode --seconds 3 | --seconds does nothing with --mode encode: an"
            + " encoder passes over all tiles once",
        "--out out.obj --mode codes --seed 3 | --seed does nothing with --mode codes: nothing is"
            + " random",
        "--out out.obj --weights photo-8x64 | --weights photo-8x64 is a network for pictures; those"
            + " for shapes are shape-64, shape-128, shape-32, shape-32-deep",
        "--out out.obj --up w | Invalid value for option '--up': expected one of [X, Y, Z]"
            + " (case-insensitive) but was 'w'",
        "--out out.obj --report out.obj | Two outputs have the same name: out.obj",
        "--out box.obj | Cannot write box.obj: it is the mesh to fit.");
  }

  @ParameterizedTest
  @MethodSource("badUsages")
  void badUsageIsToldInOneLine(String usage) throws Exception {
    Files.writeString(folder.resolve("box.obj"), CORNERS + FACES);
    String[] parts = usage.split(" \\| ", 2);
    Object[] arguments =
        Stream.of(("fit box.obj " + parts[0]).split(" "))
            .map(a -> a.matches("\\w+\\.(obj|off|png)") ? folder.resolve(a) : a)
            .toArray();
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run(arguments)).isEqualTo(2);
    assertThat(terminal.err().replace(folder + File.separator, "").strip())
        .isEqualTo("tessera: " + parts[1]);
  }

  @Test
  void optionsOfShapesAreRefusedForImages() {
    for (String option : new String[] {"--resolution", "--faces", "--cells"}) {
      Terminal terminal = Terminal.withoutService();
      assertThat(terminal.run("fit", "in.png", "--out", "out.png", option, 64)).isEqualTo(2);
      assertThat(terminal.err().strip())
          .isEqualTo("tessera: " + option + " is for shapes, and in.png is no mesh.");
    }
  }

  static Stream<Arguments> badMeshes() throws IOException {
    return Stream.of(
        Arguments.of("empty.obj", bytes(""), "an empty file"),
        Arguments.of("points.obj", bytes(CORNERS), "vertices without faces"),
        Arguments.of("nan.obj", bytes(CORNERS + "v 1 NaN 0\n" + FACES), "NaN in line 5"),
        Arguments.of(
            "index.obj",
            bytes(CORNERS + FACES + "f 1 2 9\n"),
            "one of vertex 9 in line 9, counted from 1, after 4 vertices"),
        Arguments.of("flat.obj", bytes(CORNERS + "f 1 1 2\n"), "only triangles of zero area"),
        Arguments.of("letter.stl", bytes("Dear sir or madam"), "a text that is no mesh"),
        Arguments.of("million.stl", millionTriangles(), "a file that ends after 1"),
        Arguments.of("points.glb", glbOfNothing(), "none in its scene"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badMeshes")
  void aBadMeshIsToldInOneSentence(String name, byte[] content, String found) throws Exception {
    Path file = Files.write(folder.resolve(name), content);
    Path out = folder.resolve("out.ply");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", file, "--out", out)).isEqualTo(2);
    assertThat(terminal.err())
        .startsWith("tessera: Cannot read " + file + ": expected ")
        .endsWith(", found " + found + "." + System.lineSeparator())
        .hasLineCount(1);
    assertThat(terminal.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void aMissingMesh() {
    Path file = folder.resolve("missing.ply");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", file, "--out", folder.resolve("out.ply"))).isEqualTo(2);
    assertThat(terminal.err())
        .startsWith("tessera: Cannot read " + file)
        .contains("found no such file.")
        .hasLineCount(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** One triangle, though the header promises a million. */
  private static byte[] millionTriangles() {
    ByteBuffer stl = ByteBuffer.allocate(134).order(ByteOrder.LITTLE_ENDIAN);
    stl.putInt(80, 1_000_000).putFloat(108, 1).putFloat(124, 1);
    return stl.array();
  }

  private static byte[] glbOfNothing() throws IOException {
    byte[] json = bytes("{\"asset\":{\"version\":\"2.0\"},\"scenes\":[{\"nodes\":[]}]}  ");
    int length = json.length / 4 * 4;
    ByteArrayOutputStream glb = new ByteArrayOutputStream();
    glb.write(bytes("glTF"));
    ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(2).putInt(20 + length).putInt(length).put(bytes("JSON"));
    glb.write(head.array());
    glb.write(json, 0, length);
    return glb.toByteArray();
  }
}
