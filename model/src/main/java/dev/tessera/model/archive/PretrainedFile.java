package dev.tessera.model.archive;

import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.TileText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pre-trained networks as a safetensors file: one tensor per block of the {@link WeightLayout}, the
 * encoder's matrices beside them, everything else as metadata.
 */
public final class PretrainedFile {
  private static final String FORMAT = "tessera.pretrained";
  private static final int VERSION = 1;

  /** How names of tables begin that only the coding of pictures looks at. */
  private static final String CODING = "coding.";

  private static final int MOST_SAMPLES = 1 << 20;

  private static final int LONGEST_SIDE = 256;

  private PretrainedFile() {}

  /**
   * Writes a file; it appears whole or not at all.
   *
   * @param file target, replaced if it exists
   * @param precision of the matrices; vectors are few and stay exact
   * @throws SaveException if the target cannot be written
   * @throws IllegalArgumentException if a weight does not fit the precision
   */
  public static void write(
      Path file, Pretrained pretrained, TrainingFacts facts, Precision precision)
      throws SaveException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", Integer.toString(VERSION));
    metadata.put("name", pretrained.name());
    metadata.put("tile", TileText.of(pretrained.tile()));
    SpecText.put(metadata, pretrained.spec());
    metadata.put("creator", facts.creator());
    metadata.put("training.data", facts.data());
    metadata.put("training.images", Integer.toString(facts.images()));
    metadata.put("training.steps", Long.toString(facts.steps()));
    metadata.put("training.seconds", Double.toString(facts.seconds()));
    metadata.put("training.tiles", Long.toString(facts.tiles()));
    metadata.put("training.seed", Long.toString(facts.seed()));
    metadata.put("training.validation", Double.toString(facts.validation()));
    metadata.put("training.refined", Double.toString(facts.refined()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    WeightTensors.put(tensors, pretrained.weights(), precision);
    pretrained.encoder().ifPresent(e -> EncoderTensors.put(tensors, e, precision));
    SafeTensors.write(file, new TensorBundle(tensors, metadata));
  }

  /**
   * Reads a file.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind
   */
  public static Pretrained read(Path file) throws ArchiveFormatException {
    return read(SafeTensors.read(file), file.toString());
  }

  /**
   * What a file of this name holds.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind
   */
  public static Pretrained read(TensorBundle bundle, String file) throws ArchiveFormatException {
    MetadataReader metadata = new MetadataReader(bundle.metadata(), file);
    metadata.requireFormat(FORMAT, VERSION);
    String name = metadata.text("name");
    FieldSpec spec = SpecText.get(metadata);
    List<Integer> tile = tile(metadata, spec.dimensions());
    requireFacts(metadata);
    TensorReader tensors = new TensorReader(bundle.tensors(), file);
    Weights weights = WeightTensors.get(tensors, spec);
    long inputs = spec.channels();
    for (int a = 0; a < spec.dimensions() && inputs <= MOST_SAMPLES; a++) {
      inputs *= tile.get(a);
    }
    Optional<EncoderWeights> encoder = EncoderTensors.get(tensors, (int) inputs, spec.latent());
    tensors.passOver(CODING);
    tensors.requireAllRead();
    return new Pretrained(name, tile, weights, encoder);
  }

  /** One side for all axes, or one for each. */
  private static List<Integer> tile(MetadataReader metadata, int dimensions)
      throws ArchiveFormatException {
    String text = metadata.text("tile");
    boolean perAxis = text.matches("\\d{1,6}(x\\d{1,6})+");
    List<Integer> sides =
        perAxis
            ? TileText.sides(text)
            : Collections.nCopies(dimensions, (int) metadata.whole("tile", 2, LONGEST_SIDE));
    boolean sound = sides.stream().allMatch(side -> side >= 1 && side <= LONGEST_SIDE);
    if (sides.size() != dimensions || !sound) {
      throw metadata.bad("tile", "one side, or " + dimensions + " of 1 to " + LONGEST_SIDE, text);
    }
    return sides;
  }

  /** Refuses a file that does not tell how networks were trained. */
  private static void requireFacts(MetadataReader metadata) throws ArchiveFormatException {
    metadata.text("creator");
    metadata.text("training.data");
    metadata.whole("training.images", 0, Integer.MAX_VALUE);
    metadata.whole("training.steps", 0, Long.MAX_VALUE);
    metadata.number("training.seconds");
    metadata.whole("training.tiles", 0, Long.MAX_VALUE);
    metadata.whole("training.seed", Long.MIN_VALUE, Long.MAX_VALUE);
    metadata.number("training.validation");
    metadata.number("training.refined");
  }
}
