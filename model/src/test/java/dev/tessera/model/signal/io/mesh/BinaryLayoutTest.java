package dev.tessera.model.signal.io.mesh;

import static dev.tessera.model.signal.io.mesh.MeshBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same box in binary files, and in those whose headers are wrong. */
final class BinaryLayoutTest {
  private static final byte[] TRIANGLES = triangles();

  @TempDir private Path folder = Path.of("");

  private static byte[] triangles() {
    ByteBuffer out = ByteBuffer.allocate(12 * 50).order(ByteOrder.LITTLE_ENDIAN);
    for (int[] face : Cuboid.FACES) {
      out.position(out.position() + 12);
      for (int c : face) {
        for (double p : Cuboid.corner(c)) {
          out.putFloat((float) p);
        }
      }
      out.putShort((short) 0);
    }
    return out.array();
  }

  private static byte[] stl(String header, long count, byte[] body) {
    byte[] head = Arrays.copyOf(bytes(header), 84);
    ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(80, (int) count);
    return bytes(head, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "solid box", "solid box\nfacet", "\u00EF\u00BB\u00BFbox"})
  void theHeaderOfAnStlMayBeAnything(String header) throws Exception {
    assertThat(read("a.stl", stl(header, 12, TRIANGLES)).notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 11})
  void anStlWithMoreTrianglesThanItSaysIsReadWhole(int said) throws Exception {
    assertThat(read("a.stl", stl("solid", said, TRIANGLES)).notes())
        .containsExactly("the header says " + said + " triangles, all 12 that follow were read");
  }

  @Test
  void whatIsNoTriangleBehindAnStlIsPassedOver() throws Exception {
    assertThat(read("a.stl", stl("", 12, bytes(TRIANGLES, "a note"))).notes())
        .containsExactly("6 bytes behind the last triangle were passed over");
    byte[] noNumbers = new byte[50];
    Arrays.fill(noNumbers, (byte) 0xFF);
    assertThat(read("a.stl", stl("", 12, bytes(TRIANGLES, noNumbers))).notes())
        .containsExactly("50 bytes behind the last triangle were passed over");
  }

  @ParameterizedTest
  @CsvSource({
    "13, 600, a file that ends after 12",
    "4294967295, 600, a file that ends after 12",
    "12, 599, a file that ends after 11",
    "0, 599, a file that ends within triangle 12",
  })
  void anStlThatWasCutIsRefused(long said, int length, String found) throws Exception {
    byte[] file = stl("solid", said, Arrays.copyOf(TRIANGLES, length));

    assertThat(failure("a.stl", file).found()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "char, b",
    "uchar, b",
    "short, h",
    "ushort, h",
    "int, i",
    "uint32, i",
    "float, f",
    "double, d"
  })
  void listsOfPlyHaveLengthsOfAnyType(String type, char code) throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ByteBuffer faces = ByteBuffer.allocate(12 * 14).order(order);
      for (int[] face : Cuboid.FACES) {
        switch (code) {
          case 'b' -> faces.put((byte) 3);
          case 'h' -> faces.putShort((short) 3);
          case 'i' -> faces.putInt(3);
          case 'f' -> faces.putFloat(3);
          default -> faces.putDouble(3);
        }
        for (int c : face) {
          faces.putShort((short) c);
        }
      }
      byte[] rows = Arrays.copyOf(faces.array(), faces.position());
      for (String end : new String[] {"\n", "\r\n", "\r"}) {
        String header =
            header(order, "element face 12\nproperty list " + type + " ushort vertex_indices\n");
        read("a.ply", bytes(header.replace("\n", end), points(order), rows));
      }
    }
  }

  @Test
  void facesOfPlyMayComeBeforeVertices() throws Exception {
    String faces = Cuboid.faces(0, f -> "3 " + f + "\n");
    String header =
        """
        ply
        format ascii 1.0
        element face 12
        property list uchar int vertex_indices
        element vertex 8
        property double x
        property double y
        property double z
        end_header
        """;
    String points = Cuboid.corners(p -> p + "\n");
    read("a.ply", bytes(header, faces, points));
    read("a.ply", bytes((header + faces + points).replace("\n", "\r")));
    assertThat(failure("a.ply", bytes(header, faces.replaceFirst("3 0", "3 8"), points)).found())
        .isEqualTo("one of vertex 9 in face 1, counted from 1, after 8 vertices");
  }

  /** Sides of the box as strips; corners that come twice and numbers below 0 part them. */
  @Test
  void stripsOfPlyTurnToAndFro() throws Exception {
    List<Integer> strips =
        List.of(
            0, 2, 1, 3, -1, 4, 5, 6, 7, -1, 0, 1, 4, 5, -1, 2, 6, 3, 7, -1, 0, 4, 2, 6, 6, 1, 1, 3,
            5, 7);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      String header = header(order, "element tristrips 1\nproperty list int int vertex_indices\n");
      byte[] rows =
          bytes(
              MeshBytes.words(order, strips.size()),
              MeshBytes.words(order, strips.toArray(new Integer[0])));
      read("a.ply", bytes(header, points(order), rows));
    }
  }

  private static String header(ByteOrder order, String faces) {
    return "ply\nformat "
        + (order == ByteOrder.BIG_ENDIAN ? "binary_big_endian" : "binary_little_endian")
        + " 1.0\ncomment x\nelement vertex 8\nproperty float x\nproperty float y\nproperty float z\n"
        + faces
        + "end_header\n";
  }

  private static byte[] points(ByteOrder order) {
    ByteBuffer points = ByteBuffer.allocate(96).order(order);
    for (int c = 0; c < 8; c++) {
      for (double p : Cuboid.corner(c)) {
        points.putFloat((float) p);
      }
    }
    return points.array();
  }

  private MeshFile read(String name, byte[] content) throws Exception {
    MeshFile read = MeshFiles.read(Files.write(folder.resolve(name), content), () -> false);
    Cuboid.assertIsRead(read.mesh(), name);
    return read;
  }

  private SignalFormatException failure(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return catchThrowableOfType(
        SignalFormatException.class, () -> MeshFiles.read(file, () -> false));
  }
}
