package dev.tessera.model.signal.io.mesh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a glTF file, where the library falls short: it takes the places of nodes for floats,
 * and refuses texts of more than 20 million characters, as buffers inside the JSON may be.
 */
final class GltfJson {
  private static final int GLB_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final double[] ONE = {1, 1, 1};
  private static final double[] NONE = {0, 0, 0};
  private static final double[] UNTURNED = {0, 0, 0, 1};

  private final ObjectMapper mapper;
  private final JsonNode root;

  /** The data of buffers that were inside of the JSON, by the names that stand there instead. */
  private final Map<String, byte[]> inside = new HashMap<>();

  private GltfJson(ObjectMapper mapper, JsonNode root) {
    this.mapper = mapper;
    this.root = root;
  }

  /** Whether a file is a JSON object with an "asset", as every glTF file is, wherever it stands. */
  static boolean isGltf(MeshInput input) throws IOException {
    try (InputStream in = input.open();
        JsonParser json = factory().createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (json.currentName().equals("asset")) {
          return json.nextToken() == JsonToken.START_OBJECT;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Whether a file is JSON to its end, so that something that lacks is not further on. */
  static boolean isWhole(MeshInput input) throws IOException {
    try (InputStream in = input.open();
        JsonParser json = factory().createParser(in)) {
      json.nextToken();
      json.skipChildren();
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Reads the JSON of a text. */
  static GltfJson ofText(MeshInput input) throws IOException {
    ObjectMapper mapper = new ObjectMapper(factory());
    try (InputStream in = input.open()) {
      GltfJson json = new GltfJson(mapper, mapper.readTree(in));
      json.takeBuffersOut();
      json.takeLooksOut();
      return json;
    }
  }

  /** Reads the first chunk of a GLB file. */
  static GltfJson ofBinary(MeshInput input) throws IOException {
    ObjectMapper mapper = new ObjectMapper(factory());
    try (InputStream in = input.open()) {
      byte[] head = in.readNBytes(GLB_HEADER + CHUNK_HEADER);
      if (head.length < GLB_HEADER + CHUNK_HEADER) {
        throw BadMeshException.truncated();
      }
      int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(GLB_HEADER);
      if (length < 0 || length > input.size() - head.length) {
        throw BadMeshException.truncated();
      }
      GltfJson json = new GltfJson(mapper, mapper.readTree(in.readNBytes(length)));
      json.takeLooksOut();
      return json;
    }
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
        .build();
  }

  private void takeBuffersOut() throws IOException {
    for (JsonNode buffer : root.path("buffers")) {
      String uri = buffer.path("uri").asText();
      if (uri.startsWith("data:") && buffer instanceof ObjectNode object) {
        String name = "buffer " + inside.size() + " of its text";
        inside.put(name, GltfBuffers.decoded(uri));
        object.put("uri", name);
      }
    }
  }

  /** Images need not be there for the mesh to be read. */
  private void takeLooksOut() {
    if (root instanceof ObjectNode object) {
      object.remove(List.of("images", "textures", "samplers", "materials"));
    }
    for (JsonNode mesh : root.path("meshes")) {
      for (JsonNode primitive : mesh.path("primitives")) {
        if (primitive instanceof ObjectNode object) {
          object.remove("material");
        }
      }
    }
  }

  /** The text without looks, with names in the place of buffers that were inside of it. */
  InputStream text() throws IOException {
    return new ByteArrayInputStream(mapper.writeValueAsBytes(root));
  }

  /** A GLB file with the text without looks; what follows the text in the file stays. */
  InputStream binary(MeshInput input) throws IOException {
    byte[] text = mapper.writeValueAsBytes(root);
    byte[] padded = Arrays.copyOf(text, (text.length + 3) / 4 * 4);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    InputStream in = input.openBinary();
    try {
      ByteBuffer head =
          ByteBuffer.wrap(in.readNBytes(GLB_HEADER + CHUNK_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
      int length = head.getInt(GLB_HEADER);
      in.skipNBytes(length);
      head.putInt(8, head.getInt(8) + padded.length - length).putInt(GLB_HEADER, padded.length);
      return new SequenceInputStream(
          new SequenceInputStream(
              new ByteArrayInputStream(head.array()), new ByteArrayInputStream(padded)),
          in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The data of a buffer that was inside of the text. */
  Optional<byte[]> buffer(String name) {
    return Optional.ofNullable(inside.get(name));
  }

  /** The local map of a node, (4,4) column after column. */
  double[] local(int index) throws BadMeshException {
    JsonNode node = root.path("nodes").path(index);
    return node.hasNonNull("matrix")
        ? numbers(node.get("matrix"), 16, NONE)
        : composed(
            numbers(node.get("translation"), 3, NONE),
            numbers(node.get("rotation"), 4, UNTURNED),
            numbers(node.get("scale"), 3, ONE));
  }

  private static double[] numbers(@Nullable JsonNode from, int count, double[] otherwise)
      throws BadMeshException {
    if (from == null || from.isNull()) {
      return otherwise;
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      JsonNode number = from.path(i);
      if (!number.isNumber() || from.size() != count) {
        throw new BadMeshException("places of nodes as " + count + " numbers", "others");
      }
      numbers[i] = number.asDouble();
    }
    return numbers;
  }

  private static double[] composed(double[] t, double[] q, double[] s) {
    double x = q[0];
    double y = q[1];
    double z = q[2];
    double w = q[3];
    return new double[] {
      s[0] * (1 - 2 * (y * y + z * z)),
      s[0] * 2 * (x * y + z * w),
      s[0] * 2 * (x * z - y * w),
      0,
      s[1] * 2 * (x * y - z * w),
      s[1] * (1 - 2 * (x * x + z * z)),
      s[1] * 2 * (y * z + x * w),
      0,
      s[2] * 2 * (x * z + y * w),
      s[2] * 2 * (y * z - x * w),
      s[2] * (1 - 2 * (x * x + y * y)),
      0,
      t[0],
      t[1],
      t[2],
      1
    };
  }
}
