package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON form of reports. A number that JSON cannot hold, such as a time budget without limit,
 * becomes null; so does a step limit that is none.
 */
final class ReportJson {
  private ReportJson() {}

  /** A report as an indented JSON object, ending with a line break. */
  static String of(Record report) {
    ObjectMapper mapper =
        new ObjectMapper().registerModule(FiniteOrNull.module()).registerModule(SpecJson.module());
    ObjectNode root = mapper.valueToTree(report);
    JsonNode stop = root.at("/options/stop");
    if (stop instanceof ObjectNode limits && limits.path("steps").asLong() == Long.MAX_VALUE) {
      limits.putNull("steps");
    }
    try {
      return mapper
              .writer(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(root)
              .replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }
}
