package dev.tessera.model.archive;

import dev.tessera.model.field.FieldSpec;
import java.util.Map;

/** The hyper-parameters of a field as metadata. */
final class SpecText {
  private SpecText() {}

  static void put(Map<String, String> metadata, FieldSpec spec) {
    metadata.put("field.dimensions", Integer.toString(spec.dimensions()));
    metadata.put("field.channels", Integer.toString(spec.channels()));
    metadata.put("field.width", Integer.toString(spec.width()));
    metadata.put("field.layers", Integer.toString(spec.layers()));
    metadata.put("field.latent", Integer.toString(spec.latent()));
    metadata.put("field.firstOmega", Double.toString(spec.firstOmega()));
    metadata.put("field.hiddenOmega", Double.toString(spec.hiddenOmega()));
    metadata.put("field.experts", Integer.toString(spec.experts()));
  }

  static FieldSpec get(MetadataReader metadata) throws ArchiveFormatException {
    int dimensions = size(metadata, "field.dimensions");
    int channels = size(metadata, "field.channels");
    int width = size(metadata, "field.width");
    int layers = size(metadata, "field.layers");
    int latent = size(metadata, "field.latent");
    double firstOmega = metadata.number("field.firstOmega");
    double hiddenOmega = metadata.number("field.hiddenOmega");
    int experts = size(metadata, "field.experts");
    try {
      return new FieldSpec(
          dimensions, channels, width, layers, latent, firstOmega, hiddenOmega, experts);
    } catch (IllegalArgumentException e) {
      throw metadata.bad("field", "settings in range", String.valueOf(e.getMessage()));
    }
  }

  private static int size(MetadataReader metadata, String key) throws ArchiveFormatException {
    return (int) metadata.whole(key, 0, 1 << 16);
  }
}
