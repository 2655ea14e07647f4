package dev.tessera.model.signal.io;

import java.io.IOException;

/** A zip archive that could do harm, or is not what it says; the message completes "found ...". */
public final class UnsoundZipException extends IOException {
  private static final long serialVersionUID = 1L;
  private final String expected;
  private final String where;

  UnsoundZipException(String expected, String found, String where) {
    super(found);
    this.expected = expected;
    this.where = where;
  }

  /** What a sound archive has there. */
  public String expected() {
    return expected;
  }

  /** What it has instead. */
  public String found() {
    return String.valueOf(getMessage());
  }

  /** Where: an entry, or the archive's directory. */
  public String where() {
    return where;
  }
}
