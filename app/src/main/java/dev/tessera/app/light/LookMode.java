package dev.tessera.app.light;

/** What of a view is looked at. */
public enum LookMode {
  /** What is seen from anywhere, through a lens. */
  VIEW("View", "What is seen from where you look, through the lens"),
  /** The nearest view of the file on the left, the reconstruction on the right. */
  SPLIT("Split", "The nearest view of the file on the left, its reconstruction on the right"),
  /** The nearest view of the file. */
  ORIGINAL("Original", "The nearest view of the file"),
  /** How far the reconstruction is from it. */
  ERROR("Error", "How far the reconstruction is from the nearest view of the file"),
  /** The disparity of every tile, over the view. */
  TILES("Tiles", "The disparity of every tile, over the view"),
  /** The disparity of every pixel. */
  DEPTH("Depth", "The disparity of every pixel: what is near, what is far");

  private final String label;
  private final String hint;

  LookMode(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** A word for a button. */
  public String label() {
    return label;
  }

  /** What it shows. */
  public String hint() {
    return hint;
  }

  /** Whether a view of the file is shown, or compared with. */
  boolean compares() {
    return this == SPLIT || this == ORIGINAL || this == ERROR;
  }

  /** Whether disparities are shown. */
  boolean measures() {
    return this == TILES || this == DEPTH;
  }
}
