package dev.tessera.model.archive;

import java.util.Map;

/** How networks were trained as metadata. */
final class FactsText {
  private FactsText() {}

  static void put(Map<String, String> metadata, TrainingFacts facts) {
    metadata.put("creator", facts.creator());
    metadata.put("training.data", facts.data());
    metadata.put("training.images", Integer.toString(facts.images()));
    metadata.put("training.steps", Long.toString(facts.steps()));
    metadata.put("training.seconds", Double.toString(facts.seconds()));
    metadata.put("training.tiles", Long.toString(facts.tiles()));
    metadata.put("training.seed", Long.toString(facts.seed()));
    metadata.put("training.validation", Double.toString(facts.validation()));
    metadata.put("training.refined", Double.toString(facts.refined()));
  }

  /** Refuses a file that does not tell them. */
  static void require(MetadataReader metadata) throws ArchiveFormatException {
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
