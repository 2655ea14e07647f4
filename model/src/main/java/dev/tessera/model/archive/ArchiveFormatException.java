package dev.tessera.model.archive;

/**
 * A file of our own that cannot be read as what it should hold. The message is one clear sentence
 * that names the file, what was expected, what was found and where.
 */
public final class ArchiveFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Describes a bad file.
   *
   * @param file name or path as the user gave it
   * @param expected what Tessera can read there
   * @param found what is there instead
   * @param where in the file, such as "byte 8" or "tensor output.bias"
   */
  public ArchiveFormatException(String file, String expected, String found, String where) {
    super("Cannot read %s: expected %s, found %s (%s).".formatted(file, expected, found, where));
  }

  /** As above, keeping the cause for the log. */
  public ArchiveFormatException(
      String file, String expected, String found, String where, Throwable cause) {
    this(file, expected, found, where);
    initCause(cause);
  }

  /** What a file says may be long; a message is one line. */
  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }
}
