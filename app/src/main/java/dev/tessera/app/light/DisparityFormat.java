package dev.tessera.app.light;

/** How disparities are saved. */
enum DisparityFormat {
  /** Grey levels between the least and the largest. */
  PNG_16("PNG, 16 bit", "png"),
  /** The numbers themselves. */
  PFM("PFM, floating point", "pfm");

  private final String label;
  private final String extension;

  DisparityFormat(String label, String extension) {
    this.label = label;
    this.extension = extension;
  }

  /** A word or two. */
  String label() {
    return label;
  }

  /** Without the dot. */
  String extension() {
    return extension;
  }
}
