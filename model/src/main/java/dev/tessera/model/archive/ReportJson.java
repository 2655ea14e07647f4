package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.tessera.model.field.FieldSpec;
import java.io.IOException;
import java.util.Map;

/**
 * The JSON form of reports. A number that JSON cannot hold, such as a time budget without limit,
 * becomes null; so does a step limit that is none.
 */
final class ReportJson {
  private ReportJson() {}

  /** A report as an indented JSON object, ending with a line break. */
  static String of(Record report) {
    SimpleModule module =
        new SimpleModule()
            .addSerializer(Double.class, new FiniteOrNull())
            .addSerializer(double.class, new FiniteOrNull())
            .addSerializer(new StdDelegatingSerializer(FieldSpec.class, new FlatSpec()));
    ObjectMapper mapper = new ObjectMapper().registerModule(module);
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

  private static final class FiniteOrNull extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    FiniteOrNull() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  private static final class FlatSpec extends StdConverter<FieldSpec, Map<String, Object>> {
    @Override
    public Map<String, Object> convert(FieldSpec spec) {
      Map<String, Object> values = SpecText.values(spec);
      values.replaceAll((name, value) -> value instanceof Number n ? n.doubleValue() : value);
      return values;
    }
  }
}
