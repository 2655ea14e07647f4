package dev.tessera.model.archive;

/**
 * A file of our own that cannot be read as what it should hold. The message is one clear sentence
 * that names the file, what was expected, what was found and where.
 */
public final class ArchiveFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String expected;
  private final String found;
  private final String where;

  /**
   * Describes a bad file.
   *
   * @param file name or path as the user gave it
   * @param expected what Tessera can read there
   * @param found what is there instead
   * @param where in the file, such as "byte 8" or "tensor output.bias"
   */
  public ArchiveFormatException(String file, String expected, String found, String where) {
    super(
        "Cannot read "
            + file
            + ": expected "
            + expected
            + ", found "
            + found
            + " ("
            + where
            + ").");
    this.file = file;
    this.expected = expected;
    this.found = found;
    this.where = where;
  }

  /** As above, keeping the cause for the log. */
  public ArchiveFormatException(
      String file, String expected, String found, String where, Throwable cause) {
    this(file, expected, found, where);
    initCause(cause);
  }

  /** Name or path as the user gave it. */
  public String file() {
    return file;
  }

  /** What Tessera can read there. */
  public String expected() {
    return expected;
  }

  /** What was found instead. */
  public String found() {
    return found;
  }

  /** The place in the file. */
  public String where() {
    return where;
  }
}
