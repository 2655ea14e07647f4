package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tessera.model.fit.TrainOptions;
import dev.tessera.model.fit.TrainState;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of a training run as a safetensors file: exact, so always in single precision. */
public final class CheckpointFile {
  private static final String FORMAT = "tessera.checkpoint";
  private static final int VERSION = 1;

  private CheckpointFile() {}

  /**
   * Writes a file; it appears whole or not at all.
   *
   * @throws SaveException if the target cannot be written
   */
  public static void write(Path file, TrainState state) throws SaveException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("step", Long.toString(state.step()));
    metadata.put("seconds", Double.toString(state.seconds()));
    metadata.put("draws", Long.toString(state.draws()));
    try {
      metadata.put("options", mapper().writeValueAsString(state.options()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain records are always writable", e);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state
        .arrays()
        .forEach((name, v) -> tensors.put(name, Tensor.of(Precision.F32, v.clone(), v.length)));
    SafeTensors.write(file, new TensorBundle(tensors, metadata));
  }

  /**
   * Reads a file.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind
   */
  public static TrainState read(Path file) throws ArchiveFormatException {
    TensorBundle bundle = SafeTensors.read(file);
    MetadataReader metadata = new MetadataReader(bundle.metadata(), file.toString());
    metadata.requireFormat(FORMAT, VERSION);
    long step = metadata.whole("step", 0, Long.MAX_VALUE);
    double seconds = metadata.number("seconds");
    long draws = metadata.whole("draws", 0, Long.MAX_VALUE);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    bundle.tensors().forEach((name, tensor) -> arrays.put(name, tensor.toArray()));
    TrainOptions options;
    try {
      options = mapper().readValue(metadata.text("options"), TrainOptions.class);
    } catch (JsonProcessingException e) {
      throw metadata.bad(
          "options",
          "the settings of a training",
          String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none"));
    }
    return new TrainState(options, step, seconds, draws, arrays);
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .build();
  }
}
