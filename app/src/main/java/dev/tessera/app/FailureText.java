package dev.tessera.app;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.engine.EngineUnavailable;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * A failure in words, the same in the window and on the command line.
 *
 * @param title a few words
 * @param sentence one line that says what is wrong and, where it is known, what to do
 * @param details for whoever looks closer: the chain of causes with their stacks
 * @param exitCode what a command returns
 */
public record FailureText(String title, String sentence, String details, ExitCode exitCode) {
  private static final int CODE_FRAMES = 3;

  /** Translates a failure; wrappers of other threads are looked through. */
  public static FailureText of(Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause instanceof SignalFormatException || cause instanceof ArchiveFormatException) {
      return text("Cannot open the file", oneLine(cause), cause, ExitCode.BAD_INPUT);
    }
    if (cause instanceof SaveException) {
      return text("Cannot save the file", oneLine(cause), cause, ExitCode.RESOURCES);
    }
    if (cause instanceof FileSystemException) {
      return text(
          "Cannot use the file",
          "Cannot use " + message(cause) + " (" + cause.getClass().getSimpleName() + ").",
          cause,
          ExitCode.BAD_INPUT);
    }
    if (cause instanceof EngineUnavailable) {
      return text("No engine", message(cause), cause, ExitCode.RESOURCES);
    }
    if (cause instanceof FitDivergedException) {
      return text("The fit diverged", message(cause), cause, ExitCode.DIVERGED);
    }
    if (outOfMemory(cause)) {
      return text(
          "Out of memory",
          "Memory ran out (" + message(cause) + "): use a smaller width, scale, image or clip.",
          cause,
          ExitCode.RESOURCES);
    }
    return text(
        "Something went wrong",
        "Something went wrong inside Tessera, code " + code(cause) + ".",
        cause,
        ExitCode.BUG);
  }

  /** A short code of a failure: the same fault in the same place gives the same code. */
  static String code(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    int hash = root.getClass().getName().hashCode();
    StackTraceElement[] stack = root.getStackTrace();
    for (int i = 0; i < Math.min(CODE_FRAMES, stack.length); i++) {
      hash = 31 * hash + stack[i].getClassName().hashCode();
      hash = 31 * hash + stack[i].getMethodName().hashCode();
    }
    String text = Integer.toUnsignedString(hash, 36).toUpperCase(Locale.ROOT);
    return "0".repeat(7 - text.length()) + text;
  }

  private static FailureText text(String title, String sentence, Throwable cause, ExitCode exit) {
    StringWriter details = new StringWriter();
    cause.printStackTrace(new PrintWriter(details, true));
    return new FailureText(
        title, sentence.lines().findFirst().orElse(title), details.toString(), exit);
  }

  private static String message(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** Names of files may have line breaks. */
  private static String oneLine(Throwable cause) {
    return message(cause).replaceAll("\\R", " ");
  }

  private static boolean outOfMemory(Throwable cause) {
    String message = message(cause).toLowerCase(Locale.ROOT);
    return cause instanceof OutOfMemoryError
        || message.contains("not enough memory")
        || message.contains("out of memory");
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable inner = failure;
    while (inner.getCause() != null
        && (inner instanceof CompletionException || inner instanceof ExecutionException)) {
      inner = inner.getCause();
    }
    return inner;
  }
}
