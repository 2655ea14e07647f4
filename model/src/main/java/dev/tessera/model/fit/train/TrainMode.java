package dev.tessera.model.fit.train;

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

  /**
   * The mode of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static TrainMode labelled(String label) {
    for (TrainMode mode : values()) {
      if (mode.label.equals(label)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("no mode of training is called " + label);
  }
}
