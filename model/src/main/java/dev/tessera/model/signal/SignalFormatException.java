package dev.tessera.model.signal;

/**
 * A file that cannot be read as the signal it should hold. The message is one clear sentence that
 * names the file, what was expected and what was found.
 */
public final class SignalFormatException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String expected;
  private final String found;

  /**
   * Describes a bad file.
   *
   * @param file name or path as the user gave it
   * @param expected what Tessera can read there
   * @param found what is there instead, with the place where it is known
   */
  public SignalFormatException(String file, String expected, String found) {
    super("Cannot read " + file + ": expected " + expected + ", found " + found + ".");
    this.expected = expected;
    this.found = found;
  }

  /** As above, keeping the cause for the log. */
  public SignalFormatException(String file, String expected, String found, Throwable cause) {
    this(file, expected, found);
    initCause(cause);
  }

  /** What Tessera can read there. */
  public String expected() {
    return expected;
  }

  /** What was found instead. */
  public String found() {
    return found;
  }
}
