package dev.tessera.app.session;

/** Where the ends of a morph come from. */
public enum EndsSource {
  /** Nothing was chosen yet. */
  NONE,
  /** Members of a family that share networks already. */
  FAMILY,
  /** Open meshes, fitted over the same tiles with the same networks. */
  SHAPES
}
