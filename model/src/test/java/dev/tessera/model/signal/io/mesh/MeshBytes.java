package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Files of meshes, written byte by byte. */
final class MeshBytes {
  private MeshBytes() {}

  /** Texts, byte arrays, and whole numbers as bytes, one behind the other. */
  static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof byte[] b) {
        out.writeBytes(b);
      } else if (part instanceof Integer i) {
        out.write(i);
      } else {
        out.writeBytes(part.toString().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return out.toByteArray();
  }

  /** Numbers as 32 bits each, floats or ints as they come. */
  static byte[] words(ByteOrder order, Number... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
    for (Number value : values) {
      if (value instanceof Float f) {
        buffer.putFloat(f);
      } else {
        buffer.putInt(value.intValue());
      }
    }
    return buffer.array();
  }

  static byte[] binaryStl(Mesh mesh, int promised) {
    ByteBuffer out =
        ByteBuffer.allocate(84 + 50 * mesh.triangleCount()).order(ByteOrder.LITTLE_ENDIAN);
    out.put("solid in name only".getBytes(StandardCharsets.US_ASCII));
    out.position(80);
    out.putInt(promised);
    for (int t = 0; t < mesh.triangleCount(); t++) {
      out.putFloat(Float.NaN).putFloat(0).putFloat(0);
      for (int k = 0; k < 9; k++) {
        out.putFloat((float) mesh.position(mesh.vertex(t, k / 3), k % 3));
      }
      out.putShort((short) 7);
    }
    return out.array();
  }

  static String textStl(Mesh mesh) {
    StringBuilder text = new StringBuilder("solid thing of beauty\n");
    for (int t = 0; t < mesh.triangleCount(); t++) {
      text.append(" FACET normal nan nan nan\r\n  outer loop\n");
      for (int k = 0; k < 3; k++) {
        text.append("   vertex ").append(position(mesh, mesh.vertex(t, k))).append('\n');
      }
      text.append("  endloop\n endfacet\n");
    }
    return text.append("endsolid thing of beauty\n").toString();
  }

  static String obj(Mesh mesh) {
    StringBuilder text = new StringBuilder("# a comment\r\nmtllib none.mtl\r\n");
    for (int v = 0; v < mesh.vertexCount(); v++) {
      text.append("v ").append(position(mesh, v)).append("\r\n");
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      text.append(
          String.format(
              Locale.ROOT,
              "f %d %d %d\r\n",
              mesh.vertex(t, 0) + 1,
              mesh.vertex(t, 1) + 1,
              mesh.vertex(t, 2) + 1));
    }
    return text.toString();
  }

  static String off(Mesh mesh) {
    StringBuilder text = new StringBuilder("OFF # comment\n\n");
    text.append(mesh.vertexCount()).append(' ').append(mesh.triangleCount()).append(" 0\n");
    for (int v = 0; v < mesh.vertexCount(); v++) {
      text.append(position(mesh, v)).append('\n');
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      text.append("3 ").append(mesh.vertex(t, 0)).append(' ').append(mesh.vertex(t, 1));
      text.append(' ').append(mesh.vertex(t, 2)).append(" 0.5 0.5 0.5\n");
    }
    return text.toString();
  }

  private static String position(Mesh mesh, int v) {
    return mesh.position(v, 0) + " " + mesh.position(v, 1) + "  " + mesh.position(v, 2);
  }

  static String plyHeader(String format, int vertices, int faces) {
    return "ply\nformat "
        + format
        + " 1.0\ncomment made by hand\nelement vertex "
        + vertices
        + "\nproperty uchar quality\nproperty float x\nproperty double y\nproperty float z\n"
        + "property list ushort short neighbours\nelement face "
        + faces
        + "\nproperty list uchar uint vertex_index\nproperty int flags\n"
        + "element camera 1\nproperty float view\nend_header\n";
  }

  static byte[] ply(Mesh mesh, ByteOrder order) {
    ByteBuffer out =
        ByteBuffer.allocate(25 * mesh.vertexCount() + 17 * mesh.triangleCount() + 4).order(order);
    for (int v = 0; v < mesh.vertexCount(); v++) {
      out.put((byte) 200).putFloat((float) mesh.position(v, 0)).putDouble(mesh.position(v, 1));
      out.putFloat((float) mesh.position(v, 2)).putShort((short) 3);
      out.putShort((short) 1).putShort((short) 2).putShort((short) -3);
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      out.put((byte) 3).putInt(mesh.vertex(t, 0)).putInt(mesh.vertex(t, 1));
      out.putInt(mesh.vertex(t, 2)).putInt(-1);
    }
    String format = order == ByteOrder.BIG_ENDIAN ? "binary_big_endian" : "binary_little_endian";
    return bytes(plyHeader(format, mesh.vertexCount(), mesh.triangleCount()), out.array());
  }

  static String textPly(Mesh mesh) {
    StringBuilder text =
        new StringBuilder(plyHeader("ascii", mesh.vertexCount(), mesh.triangleCount()));
    for (int v = 0; v < mesh.vertexCount(); v++) {
      text.append("200 ").append(position(mesh, v)).append(" 2 1 -2\n");
    }
    for (int t = 0; t < mesh.triangleCount(); t++) {
      text.append("3 ").append(mesh.vertex(t, 0)).append(' ').append(mesh.vertex(t, 1));
      text.append(' ').append(mesh.vertex(t, 2)).append(" -1\n");
    }
    return text.append("1e-3\n").toString();
  }

  /** Every triangle as nine numbers from its smallest vertex on, sorted: equal for equal shapes. */
  static List<String> triangles(Mesh mesh) {
    List<String> triangles = new ArrayList<>();
    for (int t = 0; t < mesh.triangleCount(); t++) {
      String a = position(mesh, mesh.vertex(t, 0));
      String b = position(mesh, mesh.vertex(t, 1));
      String c = position(mesh, mesh.vertex(t, 2));
      List<String> turns =
          List.of(a + " / " + b + " / " + c, b + " / " + c + " / " + a, c + " / " + a + " / " + b);
      triangles.add(Collections.min(turns));
    }
    Collections.sort(triangles);
    return triangles;
  }
}
