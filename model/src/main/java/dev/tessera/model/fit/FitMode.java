package dev.tessera.model.fit;

/** What moves while a signal is fitted. */
public enum FitMode {
  /** Nothing: an encoder predicts the codes of pre-trained networks in one pass. */
  ENCODE("encode"),
  /** Codes alone, from those the encoder predicts; the networks stay as they were trained. */
  CODES("codes"),
  /** Networks and codes of one signal together. */
  JOINT("joint");

  private final String label;

  FitMode(String label) {
    this.label = label;
  }

  /** The name on the command line and in the window. */
  public String label() {
    return label;
  }
}
