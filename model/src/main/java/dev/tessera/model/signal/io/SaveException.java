package dev.tessera.model.signal.io;

import java.nio.file.Path;

/** A file could not be written; the message is one clear sentence that names it and the reason. */
public final class SaveException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String reason;

  /**
   * Describes the failure.
   *
   * @param file the target
   * @param reason why, without a full stop
   */
  public SaveException(Path file, String reason) {
    super("Cannot save " + file + ": " + reason + ".");
    this.reason = reason;
  }

  /** As above, keeping the cause for the log. */
  public SaveException(Path file, String reason, Throwable cause) {
    this(file, reason);
    initCause(cause);
  }

  /** Why it could not be written, without a full stop. */
  public String reason() {
    return reason;
  }
}
