package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a fit as a safetensors file: exact, so always in single precision. Metadata: format,
 * version, step, seconds, and the settings as a JSON object of plain values; one flat tensor per
 * array. Names are chosen for files, so that renaming a class breaks none.
 */
public final class CheckpointFile {
  private static final String FORMAT = "tessera.state";
  private static final int VERSION = 2;

  private CheckpointFile() {}

  /**
   * Writes a file; it appears whole or not at all.
   *
   * @throws SaveException if the target cannot be written
   */
  public static void write(Path file, FitState state) throws SaveException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("step", Long.toString(state.step()));
    metadata.put("seconds", Double.toString(state.seconds()));
    try {
      metadata.put("settings", new ObjectMapper().writeValueAsString(state.settings()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always writable", e);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state.arrays().forEach((name, v) -> tensors.put(name, Tensor.of(Precision.F32, v, v.length())));
    SafeTensors.write(file, new TensorBundle(tensors, metadata));
  }

  /**
   * Reads a file.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind
   */
  public static FitState read(Path file) throws ArchiveFormatException {
    TensorBundle bundle = SafeTensors.read(file);
    MetadataReader metadata = new MetadataReader(bundle.metadata(), file.toString());
    metadata.requireFormat(FORMAT, VERSION);
    String version = metadata.text("version");
    if (!version.equals(Integer.toString(VERSION))) {
      throw metadata.bad("version", Integer.toString(VERSION), version);
    }
    Map<String, Numbers> arrays = new LinkedHashMap<>();
    bundle.tensors().forEach((name, tensor) -> arrays.put(name, tensor.numbers()));
    return new FitState(
        settings(metadata),
        metadata.whole("step", 0, Long.MAX_VALUE),
        metadata.number("seconds"),
        arrays);
  }

  private static Map<String, Object> settings(MetadataReader metadata)
      throws ArchiveFormatException {
    try {
      return new ObjectMapper()
          .readValue(metadata.text("settings"), new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw metadata.bad(
          "settings",
          "a JSON object of plain values",
          String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none"));
    }
  }
}
