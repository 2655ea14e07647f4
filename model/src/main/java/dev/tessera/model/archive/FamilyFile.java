package dev.tessera.model.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A family of shapes as a safetensors file: one tensor per block of the {@link WeightLayout}, the
 * members' codes as "codes" (members,D), everything else as metadata.
 */
public final class FamilyFile {
  private static final String FORMAT = "tessera.family";
  private static final int VERSION = 1;
  private static final String CODES = "codes";

  private FamilyFile() {}

  /**
   * Writes a file; it appears whole or not at all.
   *
   * @param file target, replaced if it exists
   * @param precision of matrices and codes; vectors are few and stay exact
   * @throws SaveException if the target cannot be written
   * @throws IllegalArgumentException if a number does not fit the precision
   */
  public static void write(Path file, TrainedFamily family, FamilyFacts facts, Precision precision)
      throws SaveException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("name", family.name());
    metadata.put("clamp", Double.toString(family.clamp()));
    metadata.put("members", json(family.members()));
    SpecText.put(metadata, family.spec());
    metadata.put("creator", facts.creator());
    metadata.put("data", facts.data());
    metadata.put("steps", Long.toString(facts.steps()));
    metadata.put("seconds", Double.toString(facts.seconds()));
    metadata.put("points", Long.toString(facts.points()));
    metadata.put("seed", Long.toString(facts.seed()));
    metadata.put("error.training", Double.toString(facts.trainingError()));
    metadata.put("error.heldOut", Double.toString(facts.heldOutError()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    WeightTensors.put(tensors, family.weights(), precision);
    Codes codes = family.codes();
    float[] values = new float[codes.tiles() * codes.latent()];
    codes.copyTo(0, codes.tiles(), values, 0);
    tensors.put(CODES, Tensor.of(precision, values, codes.tiles(), codes.latent()));
    SafeTensors.write(file, new TensorBundle(tensors, metadata));
  }

  /**
   * Reads a file.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind
   */
  public static TrainedFamily read(Path file) throws ArchiveFormatException {
    return read(SafeTensors.read(file), file.toString());
  }

  /** What a file of this name holds. */
  static TrainedFamily read(TensorBundle bundle, String file) throws ArchiveFormatException {
    MetadataReader metadata = new MetadataReader(bundle.metadata(), file);
    metadata.requireFormat(FORMAT, VERSION);
    String name = metadata.text("name");
    double clamp = metadata.number("clamp");
    if (!(clamp > 0 && clamp <= 2)) {
      throw metadata.bad("clamp", "a length of more than 0, at most 2", Double.toString(clamp));
    }
    List<String> members = members(metadata);
    FieldSpec spec = SpecText.get(metadata);
    if (spec.dimensions() != 3 || spec.channels() != 1 || !spec.form().trains()) {
      throw metadata.bad(
          "field", "a field of 3 dimensions and 1 channel, of a form that trains", spec.toString());
    }
    requireFacts(metadata);
    TensorReader tensors = new TensorReader(bundle.tensors(), file);
    Weights weights = WeightTensors.get(tensors, spec);
    Tensor codes = tensors.get(CODES, members.size(), spec.latent());
    tensors.requireAllRead();
    Codes book = Codes.of(members.size(), spec.latent(), codes.numbers());
    return new TrainedFamily(name, weights, members, book, clamp);
  }

  /** Refuses a file that does not tell how the family was trained. */
  private static void requireFacts(MetadataReader metadata) throws ArchiveFormatException {
    metadata.text("creator");
    metadata.text("data");
    metadata.whole("steps", 0, Long.MAX_VALUE);
    metadata.number("seconds");
    metadata.whole("points", 0, Long.MAX_VALUE);
    metadata.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    metadata.number("error.training");
    metadata.number("error.heldOut");
  }

  private static List<String> members(MetadataReader metadata) throws ArchiveFormatException {
    String text = metadata.text("members");
    List<String> members;
    try {
      members = List.of(new ObjectMapper().readValue(text, String[].class));
    } catch (JsonProcessingException | NullPointerException e) {
      throw metadata.bad("members", "a JSON list of names", "something else");
    }
    if (members.isEmpty() || members.stream().distinct().count() != members.size()) {
      throw metadata.bad("members", "names, each once", members.size() + " names");
    }
    return members;
  }

  private static String json(List<String> names) {
    try {
      return new ObjectMapper().writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of strings is always writable", e);
    }
  }
}
