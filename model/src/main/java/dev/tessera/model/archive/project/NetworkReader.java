package dev.tessera.model.archive.project;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.NetworkTensors;
import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks, encoders and families of a project, each read once. */
final class NetworkReader {
  private static final int LONGEST_SIDE = 256;

  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

  private final List<Weights> networks = new ArrayList<>();
  private final List<EncoderWeights> encoders = new ArrayList<>();
  private final List<TrainedFamily> families = new ArrayList<>();

  NetworkReader(ProjectArchive archive) throws ArchiveFormatException {
    JsonPart manifest = archive.manifest();
    for (JsonPart part : manifest.parts("networks")) {
      networks.add(network(part, archive));
    }
    for (JsonPart part : manifest.parts("encoders")) {
      encoders.add(encoder(part, archive));
    }
    for (JsonPart part : manifest.parts("families")) {
      families.add(read(part, archive));
    }
  }

  private static Weights network(JsonPart part, ProjectArchive archive)
      throws ArchiveFormatException {
    String entry = part.text("file");
    try {
      Map<String, Object> settings =
          new ObjectMapper().convertValue(part.part("field").node(), PLAIN);
      FieldSpec spec = FieldSpec.of(settings);
      return NetworkTensors.weights(archive.tensors(entry), spec, named(archive, entry));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw part.bad(e);
    }
  }

  private static EncoderWeights encoder(JsonPart part, ProjectArchive archive)
      throws ArchiveFormatException {
    String entry = part.text("file");
    int inputs = part.size("inputs", 1, 1 << 24);
    int latent = part.size("latent", 1, 1024);
    try {
      return NetworkTensors.encoder(archive.tensors(entry), inputs, latent, named(archive, entry));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw part.bad(e);
    }
  }

  private static String named(ProjectArchive archive, String entry) {
    return archive.file() + ", entry " + entry;
  }

  private TrainedFamily read(JsonPart part, ProjectArchive archive) throws ArchiveFormatException {
    List<String> members = part.texts("members");
    Weights weights = of(part);
    TensorBundle bundle = archive.tensors(part.text("file"));
    Tensor codes = FieldTensors.tensor(bundle, "codes", part);
    int latent = weights.spec().latent();
    if (!codes.shape().equals(List.of(members.size(), latent))) {
      throw part.bad("codes", "the shape " + List.of(members.size(), latent), codes.shape() + "");
    }
    try {
      return new TrainedFamily(
          part.text("name"),
          weights,
          members,
          Codes.of(members.size(), latent, codes.numbers()),
          part.number("clamp"));
    } catch (IllegalArgumentException e) {
      throw part.bad(e);
    }
  }

  /** The weights whose position a part tells as "network". */
  Weights of(JsonPart part) throws ArchiveFormatException {
    return networks.get(part.size("network", 0, networks.size() - 1));
  }

  Pretrained pretrained(JsonPart part) throws ArchiveFormatException {
    Weights weights = of(part);
    Optional<EncoderWeights> encoder = part.position("encoder", encoders.size()).map(encoders::get);
    if (encoder.isPresent() && encoder.get().latent() != weights.spec().latent()) {
      throw part.bad(
          "encoder", "one of codes of " + weights.spec().latent(), encoder.get().latent() + "");
    }
    int axes = weights.spec().dimensions();
    List<Integer> tile =
        part.lists("tile")
            ? part.sizes("tile")
            : Collections.nCopies(axes, part.size("tile", 1, LONGEST_SIDE));
    boolean sound = tile.stream().allMatch(side -> side >= 1 && side <= LONGEST_SIDE);
    if (tile.size() != axes || !sound) {
      throw part.bad("tile", axes + " sides of 1 to " + LONGEST_SIDE, tile.toString());
    }
    return new Pretrained(part.text("name"), tile, weights, encoder);
  }

  /** The family whose position a part tells as "family". */
  TrainedFamily family(JsonPart part) throws ArchiveFormatException {
    return families.get(part.size("family", 0, families.size() - 1));
  }
}
