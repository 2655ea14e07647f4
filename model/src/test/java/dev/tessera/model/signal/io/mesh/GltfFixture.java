package dev.tessera.model.signal.io.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A glTF file made by hand: numbers go into one buffer, each array with its view and accessor. */
final class GltfFixture {
  private final List<byte[]> chunks = new ArrayList<>();
  private final List<String> views = new ArrayList<>();
  private final List<String> accessors = new ArrayList<>();
  private int length;

  /** Adds positions; the accessor's number. */
  int positions(float... values) {
    Number[] numbers = new Number[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return accessor(5126, "VEC3", values.length / 3, "", MeshBytes.words(little(), numbers));
  }

  /** Adds indices of 16 bits; the accessor's number. */
  int indices(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(little());
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return accessor(5123, "SCALAR", values.length, "", bytes.array());
  }

  /** Adds an accessor with a view of its own. */
  int accessor(int componentType, String type, int count, String more, byte[] bytes) {
    accessors.add(
        "{\"bufferView\":%d,\"componentType\":%d,\"type\":\"%s\",\"count\":%d%s}"
            .formatted(view(bytes), componentType, type, count, more));
    return accessors.size() - 1;
  }

  /** Adds an accessor as it is. */
  int accessor(String json) {
    accessors.add(json);
    return accessors.size() - 1;
  }

  /** Adds bytes with a view; the view's number. */
  int view(byte[] bytes) {
    views.add("{\"buffer\":0,\"byteOffset\":%d,\"byteLength\":%d}".formatted(length, bytes.length));
    byte[] padded = Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4);
    chunks.add(padded);
    length += padded.length;
    return views.size() - 1;
  }

  byte[] buffer() {
    return MeshBytes.bytes(chunks.toArray());
  }

  /** The file, with the buffer in its text. */
  String embedded(String rest) {
    return withBuffer(
        "data:application/octet-stream;base64," + Base64.getEncoder().encodeToString(buffer()),
        rest);
  }

  /** The file, with the buffer elsewhere. */
  String withBuffer(String uri, String rest) {
    return json("{\"uri\":\"" + uri + "\",\"byteLength\":" + length + "}", rest);
  }

  /** The file as GLB. */
  byte[] glb(String rest) {
    byte[] json = MeshBytes.bytes(json("{\"byteLength\":" + length + "}", rest));
    byte[] text = Arrays.copyOf(json, (json.length + 3) / 4 * 4);
    Arrays.fill(text, json.length, text.length, (byte) ' ');
    return MeshBytes.bytes(
        "glTF",
        MeshBytes.words(little(), 2, 28 + text.length + length, text.length),
        "JSON",
        text,
        MeshBytes.words(little(), length),
        "BIN",
        0,
        buffer());
  }

  private String json(String buffer, String rest) {
    return "{\"asset\":{\"version\":\"2.0\"},\"buffers\":[%s],\"bufferViews\":[%s],\"accessors\":[%s],%s}"
        .formatted(buffer, String.join(",", views), String.join(",", accessors), rest);
  }

  /** A mesh of one primitive in one node of one scene. */
  static String scene(String primitive) {
    return "\"scene\":0,\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0}],"
        + meshes("{" + primitive + "}");
  }

  static String meshes(String... primitives) {
    return "\"meshes\":[{\"primitives\":[" + String.join(",", primitives) + "]}]";
  }

  static String primitive(int positions, int indices) {
    return "\"attributes\":{\"POSITION\":%d},\"indices\":%d".formatted(positions, indices);
  }

  private static ByteOrder little() {
    return ByteOrder.LITTLE_ENDIAN;
  }
}
