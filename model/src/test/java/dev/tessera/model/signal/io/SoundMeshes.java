package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A small sound mesh in every format. */
final class SoundMeshes {
  private static final int[][] TRIANGLES = {{0, 2, 1}, {0, 1, 3}, {0, 3, 2}, {1, 2, 3}};

  private static final float[][] CORNERS = {{0, 0, 0}, {1.5f, 0, 0}, {0, 2.5f, 0}, {0, 0, 3.5f}};

  private static final String OBJ =
      """
      # a comment
      o part
      v 0 0 0
      v 1.5 0 0
      v 0 2.5 0
      v 0 0 3.5
      vn 0 0 1
      f 1//1 3//1 2//1
      f 1 2 \\
       4
      f -4/1 -1/1 -2/1
      f 2 3 4
      """;

  private static final String OFF =
      """
      OFF
      # a comment
      4 4 6
      0 0 0
      1.5 0 0
      0 2.5 0
      0 0 3.5
      3 0 2 1
      3 0 1 3 255 0 0
      3 0 3 2
      3 1 2 3
      """;

  private static final String TEXT_PLY =
      """
      ply
      format ascii 1.0
      comment here
      element vertex 4
      property float x
      property float y
      property float z
      property uchar red
      element face 4
      property list uchar int vertex_indices
      end_header
      0 0 0 1
      1.5 0 0 2
      0 2.5 0 3
      0 0 3.5 4
      3 0 2 1
      3 0 1 3
      3 0 3 2
      3 1 2 3
      """;

  private static final String BINARY_PLY =
      """
      ply
      format binary_little_endian 1.0
      element vertex 4
      property float x
      property float y
      property float z
      element face 4
      property list uchar int vertex_indices
      end_header
      """;

  private static final String JSON =
      """
      {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
      "nodes":[{"mesh":0,"translation":[1,2,3]}],
      "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],
      "buffers":[{%s"byteLength":72}],
      "bufferViews":[{"buffer":0,"byteLength":48},
      {"buffer":0,"byteOffset":48,"byteLength":24}],
      "accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3",
      "min":[0,0,0],"max":[1.5,2.5,3.5]},
      {"bufferView":1,"componentType":5123,"count":12,"type":"SCALAR"}]}
      """;

  private SoundMeshes() {}

  /** Meshes of a format by its extension: a tetrahedron of 1.5 x 2.5 x 3.5. */
  static List<byte[]> of(String format) {
    return switch (format) {
      case "obj" -> List.of(bytes(OBJ));
      case "stl" -> List.of(binaryStl(), textStl());
      case "ply" -> List.of(bytes(TEXT_PLY), binaryPly());
      case "off" -> List.of(bytes(OFF));
      case "gltf" -> List.of(json(dataUri()).getBytes(StandardCharsets.UTF_8));
      default -> List.of(glb());
    };
  }

  private static byte[] little(Object... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object number : numbers) {
      int bits = number instanceof Float f ? Float.floatToIntBits(f) : ((Number) number).intValue();
      int size = number instanceof Short ? 2 : 4;
      for (int i = 0; i < size; i++) {
        out.write(bits >> (8 * i));
      }
    }
    return out.toByteArray();
  }

  private static byte[] binaryStl() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[80]);
    out.writeBytes(little(TRIANGLES.length));
    for (int[] triangle : TRIANGLES) {
      out.writeBytes(little(0f, 0f, 0f));
      for (int corner : triangle) {
        out.writeBytes(little(CORNERS[corner][0], CORNERS[corner][1], CORNERS[corner][2]));
      }
      out.writeBytes(little((short) 0));
    }
    return out.toByteArray();
  }

  private static byte[] textStl() {
    StringBuilder text = new StringBuilder("solid part\n");
    for (int[] triangle : TRIANGLES) {
      text.append(" facet normal 0 0 0\n  outer loop\n");
      for (int corner : triangle) {
        text.append(
            "   vertex %s %s %s\n"
                .formatted(CORNERS[corner][0], CORNERS[corner][1], CORNERS[corner][2]));
      }
      text.append("  endloop\n endfacet\n");
    }
    return bytes(text.append("endsolid part\n").toString());
  }

  private static byte[] binaryPly() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes(BINARY_PLY));
    for (float[] corner : CORNERS) {
      out.writeBytes(little(corner[0], corner[1], corner[2]));
    }
    for (int[] triangle : TRIANGLES) {
      out.write(3);
      out.writeBytes(little(triangle[0], triangle[1], triangle[2]));
    }
    return out.toByteArray();
  }

  private static byte[] buffer() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (float[] corner : CORNERS) {
      out.writeBytes(little(corner[0], corner[1], corner[2]));
    }
    for (int[] triangle : TRIANGLES) {
      out.writeBytes(little((short) triangle[0], (short) triangle[1], (short) triangle[2]));
    }
    return out.toByteArray();
  }

  private static String dataUri() {
    return "\"uri\":\"data:application/octet-stream;base64,"
        + Base64.getEncoder().encodeToString(buffer())
        + "\",";
  }

  private static String json(String uri) {
    return JSON.formatted(uri);
  }

  private static byte[] glb() {
    StringBuilder json = new StringBuilder(json(""));
    while (json.length() % 4 != 0) {
      json.append(' ');
    }
    byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
    byte[] data = buffer();
    return bytes(
        "glTF",
        little(2, 12 + 8 + text.length + 8 + data.length),
        little(text.length),
        "JSON",
        text,
        little(data.length),
        "BIN",
        0,
        data);
  }
}
