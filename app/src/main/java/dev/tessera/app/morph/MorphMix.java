package dev.tessera.app.morph;

/** How a shape between the ends is made. */
public enum MorphMix {
  /** Codes are mixed on the straight line. */
  LINEAR("Linear", "Codes are mixed on the straight line, tile by tile", "Codes, linear"),
  /** The direction of codes turns evenly. */
  SPHERICAL(
      "Spherical",
      "The direction of the codes turns evenly; between three ends the line is taken",
      "Codes, spherical"),
  /** Distances are averaged, for comparison. */
  BLEND(
      "Blend",
      "The plain mean of the distances, for comparison: needs no codes, knows no shapes",
      "Blend of distances");

  private final String label;
  private final String hint;
  private final String caption;

  MorphMix(String label, String hint, String caption) {
    this.label = label;
    this.hint = hint;
    this.caption = caption;
  }

  /** A word for a button. */
  public String label() {
    return label;
  }

  /** What it means. */
  public String hint() {
    return hint;
  }

  /** What a view that shows it is called. */
  public String caption() {
    return caption;
  }
}
