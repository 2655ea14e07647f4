package dev.tessera.model.fit;

/** Named settings, chosen by measurement; the one home of each default. */
public enum Preset {
  /** Small networks: a good picture within seconds. */
  FAST("fast"),
  /** The default. */
  BALANCED("balanced"),
  /** More floats per tile: the highest fidelity. */
  BEST("best");

  private final String label;

  Preset(String label) {
    this.label = label;
  }

  /** The name on the command line and in the window. */
  public String label() {
    return label;
  }

  /** The settings of the preset. */
  public FitOptions options() {
    int latent = this == FAST ? 32 : this == BALANCED ? 64 : 96;
    int width = this == BEST ? 256 : 128;
    return new FitOptions(
        FitMode.JOINT,
        false,
        8,
        0,
        width,
        1,
        latent,
        14,
        4,
        1e-2,
        1e-2,
        512,
        16,
        1,
        StopRule.afterSeconds(60));
  }
}
