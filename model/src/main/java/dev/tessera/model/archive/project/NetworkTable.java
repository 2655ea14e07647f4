package dev.tessera.model.archive.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tessera.model.archive.NetworkTensors;
import dev.tessera.model.archive.TensorBundle;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Networks, encoders and families that are written, each object once: what shares networks does so
 * after it was read.
 */
final class NetworkTable {
  private final ProjectEntries entries;
  private final ArrayNode networksNode;
  private final ArrayNode encodersNode;
  private final ArrayNode familiesNode;
  private final List<Weights> networks = new ArrayList<>();
  private final List<EncoderWeights> encoders = new ArrayList<>();
  private final List<TrainedFamily> families = new ArrayList<>();

  NetworkTable(ProjectEntries entries, ObjectNode manifest) {
    this.entries = entries;
    networksNode = manifest.putArray("networks");
    encodersNode = manifest.putArray("encoders");
    familiesNode = manifest.putArray("families");
  }

  /** Its position. */
  int of(Weights weights) {
    int known = position(networks, weights);
    if (known < 0) {
      networks.add(weights);
      known = networks.size() - 1;
      ObjectNode node = networksNode.addObject();
      node.put(
          "file",
          entries.add("networks/" + networks.size() + ".safetensors", NetworkTensors.of(weights)));
      node.set("field", new ObjectMapper().valueToTree(weights.spec().settings()));
    }
    return known;
  }

  /** Puts the positions of all that networks are made of. */
  void put(ObjectNode node, Pretrained pretrained) {
    node.put("name", pretrained.name());
    if (pretrained.tile().stream().distinct().count() == 1) {
      node.put("tile", pretrained.side());
    } else {
      pretrained.tile().forEach(node.putArray("tile")::add);
    }
    node.put("network", of(pretrained.weights()));
    pretrained.encoder().ifPresent(encoder -> node.put("encoder", of(encoder)));
  }

  private int of(EncoderWeights encoder) {
    int known = position(encoders, encoder);
    if (known < 0) {
      encoders.add(encoder);
      known = encoders.size() - 1;
      String name = "encoders/" + encoders.size() + ".safetensors";
      encodersNode
          .addObject()
          .put("file", entries.add(name, NetworkTensors.of(encoder)))
          .put("inputs", encoder.inputs())
          .put("latent", encoder.latent());
    }
    return known;
  }

  /** Its position. */
  int of(TrainedFamily family) {
    int known = position(families, family);
    if (known < 0) {
      families.add(family);
      known = families.size() - 1;
      String name = "families/" + families.size() + ".safetensors";
      ObjectNode node = familiesNode.addObject();
      node.put("name", family.name());
      node.put("clamp", family.clamp());
      node.put("network", of(family.weights()));
      node.put(
          "file",
          entries.add(
              name,
              new TensorBundle(Map.of("codes", FieldTensors.codes(family.codes())), Map.of())));
      family.members().forEach(node.putArray("members")::add);
    }
    return known;
  }

  private static <T> int position(List<T> all, T one) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == one) {
        return i;
      }
    }
    return -1;
  }
}
