package dev.tessera.app.way;

/** Where the ends come from. */
public enum EndsSource {
  /** Nothing was chosen yet. */
  NONE,
  /** Members of a family that share networks already. */
  FAMILY,
  /** Open meshes, fitted over the same tiles with the same networks. */
  SHAPES
}
