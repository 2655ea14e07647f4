package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tessera.model.archive.ArchiveFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a JSON document, read as what it should be; what is not is refused, telling where.
 *
 * @param node an object
 * @param file for messages
 * @param where the part is, such as "manifest.json, fits 1"
 */
record JsonPart(JsonNode node, String file, String where) {
  private static final int SHOWN = 60;

  private JsonNode get(String name, String expected) throws ArchiveFormatException {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw bad(name, expected, "nothing");
    }
    return value;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) throws ArchiveFormatException {
    JsonNode value = get(name, "a text");
    if (!value.isTextual()) {
      throw bad(name, "a text", value.toString());
    }
    return value.textValue();
  }

  boolean flag(String name) throws ArchiveFormatException {
    JsonNode value = get(name, "true or false");
    if (!value.isBoolean()) {
      throw bad(name, "true or false", value.toString());
    }
    return value.booleanValue();
  }

  double number(String name) throws ArchiveFormatException {
    return number(name, get(name, "a number"));
  }

  /** A number, or another where there is none. */
  double number(String name, double otherwise) throws ArchiveFormatException {
    return has(name) ? number(name) : otherwise;
  }

  private double number(String name, JsonNode value) throws ArchiveFormatException {
    if (!value.isNumber()) {
      throw bad(name, "a number", value.toString());
    }
    return value.doubleValue();
  }

  long whole(String name, long low, long high) throws ArchiveFormatException {
    return whole(name, get(name, "a whole number"), low, high);
  }

  private long whole(String name, JsonNode value, long low, long high)
      throws ArchiveFormatException {
    boolean sound = value.isIntegralNumber() && value.canConvertToLong();
    if (!sound || value.longValue() < low || value.longValue() > high) {
      throw bad(name, "a whole number of " + low + " to " + high, value.toString());
    }
    return value.longValue();
  }

  int size(String name, int low, int high) throws ArchiveFormatException {
    return (int) whole(name, low, high);
  }

  /** A position in a list of so many, or none. */
  Optional<Integer> position(String name, int count) throws ArchiveFormatException {
    return has(name) ? Optional.of((int) whole(name, 0, count - 1L)) : Optional.empty();
  }

  /** Whether a value is a list. */
  boolean lists(String name) {
    return node.path(name).isArray();
  }

  List<Integer> sizes(String name) throws ArchiveFormatException {
    List<Integer> all = new ArrayList<>();
    for (JsonNode each : list(name)) {
      all.add((int) whole(name, each, 0, Integer.MAX_VALUE));
    }
    return all;
  }

  double[] numbers(String name) throws ArchiveFormatException {
    return numbers(name, list(name).size());
  }

  /** A list of numbers, not a number where there is nothing. */
  float[] floats(String name) throws ArchiveFormatException {
    JsonNode list = list(name);
    float[] all = new float[list.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = list.get(i).isNull() ? Float.NaN : (float) number(name, list.get(i));
    }
    return all;
  }

  double[] numbers(String name, int count) throws ArchiveFormatException {
    JsonNode list = list(name);
    double[] all = new double[count];
    if (list.size() != count) {
      throw bad(name, count + " numbers", String.valueOf(list.size()));
    }
    for (int i = 0; i < count; i++) {
      all[i] = number(name, list.get(i));
    }
    return all;
  }

  List<String> texts(String name) throws ArchiveFormatException {
    List<String> all = new ArrayList<>();
    for (JsonNode each : list(name)) {
      if (!each.isTextual()) {
        throw bad(name, "a list of texts", each.toString());
      }
      all.add(each.textValue());
    }
    return all;
  }

  JsonPart part(String name) throws ArchiveFormatException {
    return part(get(name, "an object"), where + ", " + name);
  }

  /** The objects of a list. */
  List<JsonPart> parts(String name) throws ArchiveFormatException {
    List<JsonPart> all = new ArrayList<>();
    for (JsonNode each : list(name)) {
      all.add(part(each, where + ", " + name + " " + (all.size() + 1)));
    }
    return all;
  }

  private JsonNode list(String name) throws ArchiveFormatException {
    JsonNode value = get(name, "a list");
    if (!value.isArray()) {
      throw bad(name, "a list", value.toString());
    }
    return value;
  }

  private JsonPart part(JsonNode value, String place) throws ArchiveFormatException {
    if (!value.isObject()) {
      throw new ArchiveFormatException(file, "an object", shortened(value.toString()), place);
    }
    return new JsonPart(value, file, place);
  }

  ArchiveFormatException bad(String name, String expected, String found) {
    return new ArchiveFormatException(file, expected, shortened(found), where + ", " + name);
  }

  /** Values that do not go together, with what the class that they are of says of them. */
  ArchiveFormatException bad(RuntimeException problem) {
    String found = "others: " + shortened(String.valueOf(problem.getMessage()));
    return new ArchiveFormatException(file, "values that go together", found, where, problem);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 2 * SHOWN ? line : line.substring(0, 2 * SHOWN - 3) + "...";
  }
}
