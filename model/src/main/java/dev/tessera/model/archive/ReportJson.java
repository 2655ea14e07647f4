package dev.tessera.model.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.StopRule;
import java.util.Optional;

/**
 * The JSON form of reports with options. A number that JSON cannot hold, such as a time budget
 * without limit, becomes null; so does a step limit that is none. Networks are told by their name.
 */
final class ReportJson {
  private ReportJson() {}

  /**
   * A report as an indented JSON object, ending with a line break.
   *
   * @param report a record with a component {@code options} that has networks and stop
   */
  static String of(Record report, Optional<Pretrained> networks, StopRule stop) {
    ObjectMapper mapper = new ObjectMapper();
    mapper.addMixIn(FitOptions.class, WithoutNetworks.class);
    mapper.addMixIn(ShapeOptions.class, WithoutNetworks.class);
    mapper.registerModule(FiniteOrNull.module());
    ObjectNode root = mapper.valueToTree(report);
    root.withObject("/options").put("networks", networks.map(Pretrained::name).orElse(null));
    if (stop.steps() == Long.MAX_VALUE) {
      root.withObject("/options/stop").putNull("steps");
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

  /** Their weights are no setting to read. */
  @JsonIgnoreProperties("networks")
  private interface WithoutNetworks {}
}
