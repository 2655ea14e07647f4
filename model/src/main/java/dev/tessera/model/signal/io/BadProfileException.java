package dev.tessera.model.signal.io;

/** A description of colours that cannot be followed; the message completes "the profile ...". */
final class BadProfileException extends Exception {
  private static final long serialVersionUID = 1L;

  BadProfileException(String reason) {
    super(reason);
  }
}
