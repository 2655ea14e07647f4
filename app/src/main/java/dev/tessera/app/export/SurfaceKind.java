package dev.tessera.app.export;

/** What can be saved of a shape. */
public enum SurfaceKind {
  /** The surface. */
  MESH("Mesh", "The surface as triangles with normals, in units and axes of the opened file"),
  /** A film of it. */
  TURNTABLE("Turntable", "A film once around the surface, from where the camera is");

  private final String label;
  private final String hint;

  SurfaceKind(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /** A word. */
  public String label() {
    return label;
  }

  /** One sentence. */
  public String hint() {
    return hint;
  }
}
