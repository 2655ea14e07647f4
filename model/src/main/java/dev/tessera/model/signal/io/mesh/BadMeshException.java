package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.io.BadSignalException;

/** Bad input found inside the package; the message completes "found ...". */
final class BadMeshException extends BadSignalException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_MESH = "an OBJ, STL, PLY, OFF, glTF or GLB mesh";

  BadMeshException(String found) {
    this(ANY_MESH, found);
  }

  BadMeshException(String expected, String found) {
    super(expected, found);
  }

  static BadMeshException truncated() {
    return new BadMeshException("a complete mesh", "a file that ends too early");
  }
}
