package dev.tessera.model.engine;

/** The engine cannot be opened; the message says why and what to do. */
public final class EngineUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One sentence for people, and the cause for the log. */
  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
