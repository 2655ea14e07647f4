package dev.tessera.app.morph;

/** What is saved of a morph. */
public enum MorphExportKind {
  /** The frame that is shown, as a mesh. */
  FRAME("This frame as a mesh"),
  /** Frames at equal distances, a mesh each. */
  FRAMES("All frames as meshes"),
  /** The way from end to end as a film. */
  FILM("Film of the morph"),
  /** The frame that is shown, once around. */
  TURNTABLE("Turntable of this frame");

  private final String label;

  MorphExportKind(String label) {
    this.label = label;
  }

  /** Words for people. */
  public String label() {
    return label;
  }

  /** Whether meshes are saved, and no pictures. */
  public boolean meshes() {
    return this == FRAME || this == FRAMES;
  }

  /** Whether there is more than one frame to save. */
  public boolean manyFrames() {
    return this != FRAME;
  }
}
