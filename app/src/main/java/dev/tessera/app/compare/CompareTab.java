package dev.tessera.app.compare;

/** What the page "Compare" shows. */
public enum CompareTab {
  /** Methods side by side. */
  METHODS("Methods"),
  /** One size of the paper's form against PSNR. */
  STUDIES("Studies"),
  /** Feature maps of modulation and concatenation. */
  MAPS("Feature maps");

  private final String label;

  CompareTab(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
