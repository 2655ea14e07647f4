package dev.tessera.model.signal.io.mesh;

import java.io.IOException;

/** Bad input found inside the package; the message completes "found ...". */
final class BadMeshException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_MESH = "an OBJ, STL, PLY, OFF, glTF or GLB mesh";

  private final String expected;

  BadMeshException(String found) {
    this(ANY_MESH, found);
  }

  BadMeshException(String expected, String found) {
    super(found);
    this.expected = expected;
  }

  static BadMeshException truncated() {
    return new BadMeshException("a complete mesh", "a file that ends too early");
  }

  String expected() {
    return expected;
  }

  String found() {
    return String.valueOf(getMessage());
  }
}
