package dev.tessera.app.export;

/** What can be saved. */
public enum ExportKind {
  /** The field, evaluated at any scale. */
  PICTURE("Picture", "The field, evaluated at the chosen scale: not resampled"),
  /** The error in false colours. */
  ERROR_MAP("Error map", "The error of every pixel as the view shows it"),
  /** PSNR over the run. */
  CURVE("Curve data", "Step, seconds and PSNR of the run as CSV");

  private final String label;
  private final String hint;

  ExportKind(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** A word or two. */
  public String label() {
    return label;
  }

  /** One sentence. */
  public String hint() {
    return hint;
  }
}
