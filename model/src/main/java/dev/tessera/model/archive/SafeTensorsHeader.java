package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON header of a safetensors file, checked. */
final class SafeTensorsHeader {
  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");

  /** Where one tensor lies, from {@code begin} to before {@code end} in bytes of the data. */
  @SuppressWarnings("ArrayRecordComponent") // goes from the parser to the reader and no further
  record Entry(String name, Precision precision, int[] shape, long begin, long end) {}

  private final String file;
  private final long dataBytes;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafeTensorsHeader(String file, long dataBytes) {
    this.file = file;
    this.dataBytes = dataBytes;
  }

  /**
   * Parses.
   *
   * @param file for messages
   * @param bytes hold the header
   * @param offset where it begins
   * @param length of the header
   * @param dataBytes bytes that follow the header
   */
  static SafeTensorsHeader parse(String file, byte[] bytes, int offset, int length, long dataBytes)
      throws ArchiveFormatException {
    SafeTensorsHeader header = new SafeTensorsHeader(file, dataBytes);
    header.read(header.tree(bytes, offset, length));
    header.requireFilled();
    return header;
  }

  /** All tensors in the order of their data. */
  List<Entry> entries() {
    return entries;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private JsonNode tree(byte[] bytes, int offset, int length) throws ArchiveFormatException {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    String where = "header, byte " + offset;
    try {
      JsonNode root = mapper.readTree(bytes, offset, length);
      if (bytes[offset] != '{' || !root.isObject()) {
        throw new ArchiveFormatException(file, "a JSON object", "something else", where);
      }
      return root;
    } catch (JsonProcessingException e) {
      String problem = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none");
      throw new ArchiveFormatException(file, "a JSON header", problem, where, e);
    } catch (IOException e) {
      throw new ArchiveFormatException(file, "a JSON header", "bytes that are no text", where, e);
    }
  }

  private void read(JsonNode root) throws ArchiveFormatException {
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(SafeTensors.METADATA)) {
        readMetadata(field.getValue());
      } else {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
  }

  private void readMetadata(JsonNode node) throws ArchiveFormatException {
    if (!node.isObject()) {
      throw new ArchiveFormatException(
          file, "an object of strings", text(node), SafeTensors.METADATA);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isTextual()) {
        throw new ArchiveFormatException(
            file, "a string", text(field.getValue()), SafeTensors.METADATA + ", " + field.getKey());
      }
      metadata.put(field.getKey(), field.getValue().textValue());
    }
  }

  private Entry entry(String name, JsonNode node) throws ArchiveFormatException {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    if (!node.isObject() || !keys.equals(KEYS)) {
      throw bad(name, "dtype, shape and data_offsets", node.isObject() ? keys + "" : text(node));
    }
    Precision precision = precision(name, node.get("dtype"));
    long count = 1;
    List<Long> shape = numbers(name, "shape", node.get("shape"));
    for (long n : shape) {
      if (n > Integer.MAX_VALUE || (n > 0 && count > Integer.MAX_VALUE / n)) {
        throw bad(name, "a shape that fits the file", shape + "");
      }
      count *= n;
    }
    List<Long> offsets = numbers(name, "data_offsets", node.get("data_offsets"));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > dataBytes) {
      throw bad(name, "two ascending data_offsets within " + dataBytes + " bytes", offsets + "");
    }
    long bytes = offsets.get(1) - offsets.get(0);
    if (bytes != count * precision.bytes()) {
      throw bad(name, count * precision.bytes() + " bytes for " + shape, bytes + "");
    }
    int[] sizes = shape.stream().mapToInt(Long::intValue).toArray();
    return new Entry(name, precision, sizes, offsets.get(0), offsets.get(1));
  }

  private Precision precision(String name, JsonNode node) throws ArchiveFormatException {
    for (Precision precision : Precision.values()) {
      if (precision.name().equals(node.textValue())) {
        return precision;
      }
    }
    throw bad(name, "the dtype F32 or F16", text(node));
  }

  private List<Long> numbers(String name, String key, JsonNode node) throws ArchiveFormatException {
    List<Long> numbers = new ArrayList<>();
    boolean sound = node.isArray();
    for (JsonNode element : node) {
      sound &= element.isIntegralNumber() && element.canConvertToLong() && element.longValue() >= 0;
      numbers.add(element.longValue());
    }
    if (!sound) {
      throw bad(name, "whole numbers as " + key, text(node));
    }
    return numbers;
  }

  /** Every byte of the data belongs to exactly one tensor. */
  private void requireFilled() throws ArchiveFormatException {
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long position = 0;
    for (Entry entry : entries) {
      if (entry.begin() != position) {
        throw bad(entry.name(), "data from byte " + position, "byte " + entry.begin());
      }
      position = entry.end();
    }
    if (position != dataBytes) {
      throw new ArchiveFormatException(
          file, position + " bytes of data", dataBytes + "", "end of the file");
    }
  }

  private ArchiveFormatException bad(String tensor, String expected, String found) {
    return new ArchiveFormatException(
        file, expected, found, "tensor " + ArchiveFormatException.shortened(tensor));
  }

  private static String text(JsonNode node) {
    return ArchiveFormatException.shortened(node.toString());
  }
}
