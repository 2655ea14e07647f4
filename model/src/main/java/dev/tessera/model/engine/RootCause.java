package dev.tessera.model.engine;

/**
 * What lies behind a failure: wrappers say that something failed, the innermost cause says what.
 */
final class RootCause {
  private RootCause() {}

  /** The first line of the innermost cause, without a full stop. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String line =
        message == null || message.isBlank()
            ? root.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
