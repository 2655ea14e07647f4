package dev.tessera.model.fit;

/** Where the codes come from while networks are trained on a data set. */
public enum TrainMode {
  /** An encoder predicts them, and learns to. */
  ENCODER("encoder"),
  /** The encoder's are improved first: field and encoder learn from the improved ones. */
  REFINED("refined"),
  /** A code-book of a fixed set of tiles, learned with the networks; there is no encoder. */
  CODE_BOOK("code-book");

  private final String label;

  TrainMode(String label) {
    this.label = label;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }
}
