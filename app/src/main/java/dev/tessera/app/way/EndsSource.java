package dev.tessera.app.way;

/** Where the ends come from. */
public enum EndsSource {
  /** Nothing was chosen yet. */
  NONE("Nothing", ""),
  /** Members of a family that share networks already. */
  FAMILY("Family", "Two or three members of a family that comes with the program"),
  /** Open meshes, fitted over the same tiles with the same networks. */
  SHAPES("Two shapes", "Two meshes, fitted over the same tiles with the same networks");

  private final String label;
  private final String hint;

  EndsSource(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** Words for a button. */
  public String label() {
    return label;
  }

  /** What it means. */
  public String hint() {
    return hint;
  }
}
