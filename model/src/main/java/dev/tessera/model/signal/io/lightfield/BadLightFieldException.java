package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.io.BadSignalException;

/** Bad input found inside the package; the message completes "found ...". */
final class BadLightFieldException extends BadSignalException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_LIGHT_FIELD =
      "a light field: a folder or a ZIP of views, or one picture that holds all of them";

  BadLightFieldException(String found) {
    this(ANY_LIGHT_FIELD, found);
  }

  BadLightFieldException(String expected, String found) {
    super(expected, found);
  }
}
