package dev.tessera.app.shape;

/** What is shown of a shape. */
public enum ShapeMode {
  /** The mesh that was opened. */
  ORIGINAL,
  /** Both, side by side, under one camera. */
  BOTH,
  /** The surface of what was fitted. */
  RECONSTRUCTION;

  boolean withOriginal() {
    return this != RECONSTRUCTION;
  }

  boolean withReconstruction() {
    return this != ORIGINAL;
  }
}
