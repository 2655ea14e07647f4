package dev.tessera.model.archive;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Form and hyper-parameters of a field as metadata. Files written before forms had names tell them
 * by the number of experts, which is still written so that programs of that time read new files.
 */
final class SpecText {
  private static final String PREFIX = "field.";
  private static final String FORM = "field.form";
  private static final String EXPERTS = "experts";

  private SpecText() {}

  /** By name, without the prefix of the metadata. */
  static Map<String, Object> values(FieldSpec spec) {
    Map<String, Object> all = new LinkedHashMap<>();
    spec.settings().forEach((key, value) -> all.put(key.substring(PREFIX.length()), value));
    all.put(EXPERTS, 0);
    spec.more().forEach((name, value) -> all.put(name, plain(value)));
    return all;
  }

  private static Object plain(double value) {
    if (value == Math.rint(value)) {
      return (long) value;
    }
    return value;
  }

  static void put(Map<String, String> metadata, FieldSpec spec) {
    values(spec).forEach((name, value) -> metadata.put(PREFIX + name, value.toString()));
  }

  static FieldSpec get(MetadataReader metadata) throws ArchiveFormatException {
    FieldForm form = form(metadata);
    int dimensions = size(metadata, "field.dimensions");
    int channels = size(metadata, "field.channels");
    int width = size(metadata, "field.width");
    int layers = size(metadata, "field.layers");
    int latent = size(metadata, "field.latent");
    double firstOmega = metadata.number("field.firstOmega");
    double hiddenOmega = metadata.number("field.hiddenOmega");
    TreeMap<String, Double> more = new TreeMap<>();
    for (String name : form.settings()) {
      more.put(name, metadata.number(PREFIX + name));
    }
    try {
      return new FieldSpec(
          form, dimensions, channels, width, layers, latent, firstOmega, hiddenOmega, more);
    } catch (IllegalArgumentException e) {
      throw metadata.bad("field", "settings in range", String.valueOf(e.getMessage()));
    }
  }

  private static FieldForm form(MetadataReader metadata) throws ArchiveFormatException {
    int experts = size(metadata, PREFIX + EXPERTS);
    if (!metadata.has(FORM)) {
      return FieldForms.named(experts > 0 ? FieldForms.EXPERTS : FieldForms.MODULATED);
    }
    String name = metadata.text(FORM);
    if (!FieldForms.names().contains(name)) {
      throw metadata.bad(FORM, "one of " + String.join(", ", FieldForms.names()), name);
    }
    return FieldForms.named(name);
  }

  private static int size(MetadataReader metadata, String key) throws ArchiveFormatException {
    return (int) metadata.whole(key, 0, 1 << 16);
  }
}
