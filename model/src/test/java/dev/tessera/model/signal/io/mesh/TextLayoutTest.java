package dev.tessera.model.signal.io.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same box, written as text in every way that formats allow or programs use. */
final class TextLayoutTest {
  private static final String OBJ =
      Cuboid.corners(p -> "v " + p + "\n") + Cuboid.faces(1, f -> "f " + f + "\n");
  private static final String POINTS = Cuboid.corners(p -> p + "\n");
  private static final String FACES = Cuboid.faces(0, f -> "3 " + f + "\n");
  private static final String PLY =
      """
      ply
      format ascii 1.0
      obj_info a scanner wrote this
      element vertex 8
      property float x
      property double y
      property float z
      element face 12
      property list uchar int vertex_index
      end_header
      """
          + POINTS
          + FACES;
  private static final String STL =
      "solid a box\n"
          + Stream.of(Cuboid.FACES).map(TextLayoutTest::facet).reduce("", String::concat)
          + "endsolid a box\n";

  @TempDir private Path folder = Path.of("");

  private static String facet(int[] face) {
    StringBuilder text = new StringBuilder("facet normal 0 0 0\nouter loop\n");
    for (int c : face) {
      double[] p = Cuboid.corner(c);
      text.append("vertex ").append(p[0]).append(' ').append(p[1]).append(' ').append(p[2]);
      text.append('\n');
    }
    return text.append("endloop\nendfacet\n").toString();
  }

  static Stream<Arguments> everyFormat() {
    return Stream.of(
        Arguments.of("a.obj", OBJ),
        Arguments.of("a.off", "OFF\n8 12 18\n" + POINTS + FACES),
        Arguments.of("a.ply", PLY),
        Arguments.of("a.stl", STL));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyFormat")
  void linesEndAndWordsPartInAnyWay(String name, String text) throws Exception {
    for (String end : new String[] {"\n", "\r\n", "\r", " \n", "\t\r\n"}) {
      read(name, text.replace("\n", end));
    }
    read(name, text.strip());
    if (!name.endsWith("ply")) {
      read(name, text.replace(" ", " \t\f "));
      read(name, text.replace("\n", " # said \\ and done\\\n\n# x\n"));
    }
  }

  static Stream<String> obj() {
    return Stream.of(
        Cuboid.faces(1, f -> "f " + f + "\n") + Cuboid.corners(p -> "v " + p + "\n"),
        OBJ.replace("f ", "f\\\n"),
        OBJ.replace("v ", "v \\ \t\r\n ").replace(".5 ", ".5 \\\n"),
        OBJ + "# the end \\",
        OBJ.strip() + "\\",
        "# a comment that ends in a backslash \\\n" + OBJ.replace("\nf", " # \\\nf"),
        objWith(f -> f.replace(" ", "/ ") + "/"),
        objWith(f -> f.replace(" ", "/1 ") + "/2"),
        objWith(f -> f.replace(" ", "//1 ") + "//-1"),
        objWith(f -> f.replace(" ", "/1/2 ") + "/1/2"),
        objWith(f -> f.replace(" ", "// ") + "//"),
        Cuboid.corners(p -> "v " + p + " 1.0\n") + Cuboid.faces(1, f -> "f " + f + "\n"),
        Cuboid.corners(p -> "v " + p + " 0.5 .25 1\n") + Cuboid.faces(1, f -> "F " + f + "\n"),
        Cuboid.corners(p -> "v " + p + "\n") + Cuboid.faces(-8, f -> "f " + f + "\n"),
        OBJ.replace("3.5", "+.35E+01").replace("2.5", "25.0000000000000000000000e-1"),
        "o a\\\n b\ng\u0000\n" + OBJ);
  }

  private static String objWith(java.util.function.UnaryOperator<String> corners) {
    return Cuboid.corners(p -> "v " + p + "\n")
        + Cuboid.faces(1, f -> "f " + corners.apply(f) + "\n");
  }

  @ParameterizedTest
  @MethodSource("obj")
  void objIsReadInAllItsForms(String text) throws Exception {
    read("a.obj", text);
  }

  static Stream<String> off() {
    String free = POINTS.replace("\n", " ");
    return Stream.of(
        "OFF8 12 0\n" + POINTS + FACES,
        "OFF 8\n12 18\n" + POINTS + FACES,
        "OFF\n8 12\n" + POINTS + FACES,
        "8 12 0\n" + POINTS + FACES,
        "off\n8 12 0\n" + POINTS + FACES,
        ("OFF 8 12 0 " + POINTS + FACES).replace(" ", "\n"),
        ("OFF 8 12 0 " + POINTS + FACES).replace("\n", " "),
        "OFF\n8 12 0\n" + free + "\n" + FACES,
        "OFF\n8 12 0\n" + POINTS + FACES.replace("\n", " "),
        "OFF\n8 12 0\n" + POINTS + FACES.replace("\n", " 255 0 0\n"),
        "OFF\n8 12 0\n" + POINTS + FACES.replace("\n", " 1.0 0.5 .5 1\n"),
        "OFF\n8 12 0\n" + POINTS + FACES.replaceFirst("\n", " 7\n"),
        "OFF\n8 12 0\n" + free + "\n" + FACES.replace("\n", " 0.5 0.5 0.5\n"),
        "OFF\n8 12 0\n" + POINTS.replace("\n", " 255 255 0 1\n") + FACES,
        "COFF\n8 12 0\n" + POINTS.replace("\n", " 255 255 0 255\n") + FACES,
        "NOFF\n8 12 0\n" + POINTS.replace("\n", " 0 0 1\n") + FACES,
        "CNOFF 8 12 0 " + POINTS.replace("\n", " 1 0 0 1 0 0 1 ") + FACES.replace("\n", " "),
        "COFF 8 12 0 " + POINTS.replace("\n", " 1 0 0 ") + FACES.replace("\n", " "),
        "STOFF 8 12 0 " + POINTS.replace("\n", " 0 1 ") + FACES,
        "# before\nOFF # behind\n# between\n8 12 0 # counts\n" + POINTS + "# here\n" + FACES);
  }

  @ParameterizedTest
  @MethodSource("off")
  void offNeedsNoLines(String text) throws Exception {
    read("a.off", text);
  }

  static Stream<String> stl() {
    return Stream.of(
        STL.toUpperCase(java.util.Locale.ROOT),
        STL.replace("a box", ""),
        STL.replaceFirst("\n", "\n\n") + "solid empty\nendsolid empty\n",
        "solid first\nendsolid first\n" + STL,
        STL.replace("normal 0 0 0", "normal -nan(ind) nan 1.#QNAN"),
        STL.replace("normal 0 0 0", ""),
        STL.replace("endfacet", "end facet").replace("endloop", "end loop"),
        "solid x\n"
            + STL.substring(12).replace("\nouter", " outer").replace("\nvertex", " vertex"));
  }

  @ParameterizedTest
  @MethodSource("stl")
  void stlIsReadInAllItsForms(String text) throws Exception {
    read("a.stl", text);
  }

  @ParameterizedTest
  @CsvSource({"1d", "1f", "0x1p3", "1_0", "'1,5'", "1.5D+00", "1.2.3", "e5", "1e", "--1", "one"})
  void onlyDecimalNumbersAreNumbers(String word) throws Exception {
    String expected = "expected a number in line 6, found \"" + word + "\".";
    assertThat(failure("a.obj", "\n\n\n\n\nv 0 " + word + " 0\nf 1 1 1\n"))
        .hasMessageEndingWith(expected);
    assertThat(failure("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n\n0 " + word + " 0\n3 0 1 2\n"))
        .hasMessageEndingWith(expected);
    assertThat(failure("a.stl", STL.replaceFirst("vertex 1.5 2.5 3.5", "") + "\n"))
        .hasMessageContaining("facets of three vertices");
    assertThat(
            failure(
                "a.stl",
                STL.replaceFirst("0.0 2.5 0.0\nv", "0.0 2.5 0.0\n\nv")
                    .replaceFirst("1.5 2.5 0.0", word + " 1 1")))
        .hasMessageContaining("line 7, found \"" + word + "\"");
  }

  @Test
  void indicesThatCannotBeAreToldWithTheirLine() throws Exception {
    assertThat(failure("a.obj", OBJ + "f 0 1 2\n"))
        .hasMessageEndingWith(
            "expected faces of vertices, counted from 1 or back from -1, in line 21, found \"0\".");
    assertThat(failure("a.obj", OBJ + "f 9 1 2\n"))
        .hasMessageEndingWith(
            "found one of vertex 9 in line 21, counted from 1, after 8 vertices.");
    assertThat(failure("a.obj", OBJ + "f -9 1 2\n"))
        .hasMessageEndingWith("found one of a vertex before the first in line 21.");
    assertThat(failure("a.obj", OBJ + "f 1\u0000 2 3\n")).hasMessageContaining("line 21");
    assertThat(failure("a.obj", OBJ + "f 99999999999999999999 2 3\n"))
        .hasMessageContaining("line 21");
    assertThat(failure("a.obj", OBJ + "f 1/2/3/4 2 3\n")).hasMessageContaining("line 21");
  }

  @Test
  void aLineOfOffThatLacksANumberIsNotFilledFromTheNext() throws Exception {
    String text = "OFF\n8 12 0\n" + POINTS.replaceFirst("2.5 0.0\n", "2.5\n") + FACES;

    assertThat(failure("a.off", text))
        .hasMessageEndingWith("expected more numbers in line 5, found its end.");
  }

  private void read(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    Cuboid.assertIsRead(MeshFiles.read(file, () -> false).mesh(), text);
  }

  private SignalFormatException failure(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    return catchThrowableOfType(
        SignalFormatException.class, () -> MeshFiles.read(file, () -> false));
  }
}
