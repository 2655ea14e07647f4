package dev.tessera.model.signal.io;

import dev.tessera.model.signal.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/**
 * What people are told when a signal of a kind cannot be read: one sentence, whatever happened.
 *
 * @param kind with its article: "an image"
 * @param complete the same, of one that does not end too early: "a complete image"
 * @param any what can be read
 */
public record ReadFailure(String kind, String complete, String any) {
  /**
   * The sentence for what a reader threw.
   *
   * @param file name or path as the user gave it
   */
  public SignalFormatException of(String file, Exception cause) {
    if (cause instanceof BadSignalException bad) {
      return new SignalFormatException(file, bad.expected(), bad.found(), cause);
    }
    if (cause instanceof EOFException) {
      return new SignalFormatException(file, complete, "a file that ends too early", cause);
    }
    return new SignalFormatException(file, any, found(cause), cause);
  }

  /** The sentence for want of memory. */
  public SignalFormatException tooLarge(String file, Error cause) {
    return new SignalFormatException(
        file, kind + " that fits in memory", "one that needs more than is free", cause);
  }

  /** A size for such a sentence, rounded up: "4,000 MB". */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", (bytes - 1) / 1_000_000 + 1);
  }

  private static String found(Exception cause) {
    if (cause instanceof AccessDeniedException) {
      return "a file that you may not read";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    return "damaged or unsupported data" + (cause instanceof IOException ? detail(cause) : "");
  }

  /** The first line of a message, in brackets. */
  private static String detail(Exception cause) {
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return "";
    }
    String line = message.strip().lines().findFirst().orElse("");
    return " (" + (line.endsWith(".") ? line.substring(0, line.length() - 1) : line) + ")";
  }
}
