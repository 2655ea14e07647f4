package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tessera.model.fit.FamilyOptions;
import dev.tessera.model.fit.FamilyState;
import dev.tessera.model.fit.TrainOptions;
import dev.tessera.model.fit.TrainState;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of a training run as a safetensors file: exact, so always in single precision. */
public final class CheckpointFile {
  private static final String FORMAT = "tessera.checkpoint";
  private static final String FAMILY_FORMAT = "tessera.checkpoint.family";
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
    metadata.put("draws", Long.toString(state.draws()));
    write(file, metadata, state.step(), state.seconds(), state.options(), state.arrays());
  }

  /** As above, of the training of a family. */
  public static void write(Path file, FamilyState state) throws SaveException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FAMILY_FORMAT);
    write(file, metadata, state.step(), state.seconds(), state.options(), state.arrays());
  }

  private static void write(
      Path file,
      Map<String, String> metadata,
      long step,
      double seconds,
      Object options,
      Map<String, float[]> arrays)
      throws SaveException {
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("step", Long.toString(step));
    metadata.put("seconds", Double.toString(seconds));
    try {
      metadata.put("options", mapper().writeValueAsString(options));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain records are always writable", e);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach((name, v) -> tensors.put(name, Tensor.of(Precision.F32, v.clone(), v.length)));
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
    return new TrainState(
        options(metadata, TrainOptions.class),
        metadata.whole("step", 0, Long.MAX_VALUE),
        metadata.number("seconds"),
        metadata.whole("draws", 0, Long.MAX_VALUE),
        arrays(bundle));
  }

  /**
   * Reads a file of the training of a family.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind
   */
  public static FamilyState readFamily(Path file) throws ArchiveFormatException {
    TensorBundle bundle = SafeTensors.read(file);
    MetadataReader metadata = new MetadataReader(bundle.metadata(), file.toString());
    metadata.requireFormat(FAMILY_FORMAT, VERSION);
    return new FamilyState(
        options(metadata, FamilyOptions.class),
        metadata.whole("step", 0, Long.MAX_VALUE),
        metadata.number("seconds"),
        arrays(bundle));
  }

  private static Map<String, float[]> arrays(TensorBundle bundle) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    bundle.tensors().forEach((name, tensor) -> arrays.put(name, tensor.toArray()));
    return arrays;
  }

  private static <T> T options(MetadataReader metadata, Class<T> kind)
      throws ArchiveFormatException {
    try {
      return mapper().readValue(metadata.text("options"), kind);
    } catch (JsonProcessingException e) {
      throw metadata.bad(
          "options",
          "the settings of a training",
          String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("none"));
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(SpecJson.module())
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .build();
  }
}
