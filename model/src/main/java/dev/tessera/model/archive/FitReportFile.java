package dev.tessera.model.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitOptions;
import java.io.IOException;

/**
 * The JSON form of a {@link FitReport}. A number that JSON cannot hold, such as a time budget
 * without limit or the PSNR of two equal pictures, becomes null; so does a step limit that is none.
 */
public final class FitReportFile {
  private FitReportFile() {}

  /** The report as an indented JSON object, ending with a line break. */
  public static String toJson(FitReport report) {
    ObjectMapper mapper = new ObjectMapper();
    mapper.registerModule(
        new SimpleModule()
            .addSerializer(Double.class, new FiniteOrNull(Double.class))
            .addSerializer(double.class, new FiniteOrNull(double.class)));
    mapper.addMixIn(FitOptions.class, WithoutNetworks.class);
    ObjectNode root = mapper.valueToTree(report);
    root.withObject("/options")
        .put("networks", report.options().networks().map(Pretrained::name).orElse(null));
    if (report.options().stop().steps() == Long.MAX_VALUE) {
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

  /** Networks are told by their name: their weights are no setting to read. */
  @JsonIgnoreProperties("networks")
  private interface WithoutNetworks {}

  private static final class FiniteOrNull extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    FiniteOrNull(Class<Double> type) {
      super(type);
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
}
