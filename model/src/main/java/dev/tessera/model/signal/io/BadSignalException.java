package dev.tessera.model.signal.io;

import java.io.IOException;

/** Bad input that a reader found; the message completes "found ...". */
public abstract class BadSignalException extends IOException {
  private static final long serialVersionUID = 1L;
  private final String expected;

  /**
   * Describes it.
   *
   * @param expected what can be read there
   * @param found what is there instead
   */
  protected BadSignalException(String expected, String found) {
    super(found);
    this.expected = expected;
  }

  /** What can be read there. */
  public final String expected() {
    return expected;
  }

  /** What is there instead. */
  public final String found() {
    return String.valueOf(getMessage());
  }
}
