package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tessera.model.field.FieldSpec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hyper-parameters of a field as one flat JSON object: the keys of {@link SpecText} without
 * their prefix. What was written before forms had names is read, too.
 */
final class SpecJson {
  private static final String PREFIX = "field.";
  private static final String FORM = "form";

  private SpecJson() {}

  /** Teaches a mapper. */
  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(FieldSpec.class, new Writer())
        .addDeserializer(FieldSpec.class, new Reader());
  }

  private static final class Writer extends StdSerializer<FieldSpec> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(FieldSpec.class);
    }

    @Override
    public void serialize(FieldSpec spec, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      Map<String, String> metadata = new LinkedHashMap<>();
      SpecText.put(metadata, spec);
      json.writeStartObject();
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeFieldName(entry.getKey().substring(PREFIX.length()));
        if (entry.getKey().equals(PREFIX + FORM)) {
          json.writeString(entry.getValue());
        } else {
          json.writeNumber(entry.getValue());
        }
      }
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<FieldSpec> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(FieldSpec.class);
    }

    @Override
    public FieldSpec deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      JsonNode tree = json.readValueAsTree();
      Map<String, String> metadata = new LinkedHashMap<>();
      tree.properties().forEach(e -> metadata.put(PREFIX + e.getKey(), e.getValue().asText()));
      try {
        return SpecText.get(new MetadataReader(metadata, "settings"));
      } catch (ArchiveFormatException e) {
        throw new InvalidFormatException(json, e.getMessage(), tree, FieldSpec.class);
      }
    }
  }
}
