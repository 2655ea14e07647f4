package dev.tessera.model.signal.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes files that appear whole or not at all: into a temporary file of the same folder, forced to
 * the disk, renamed over the target. On any failure the temporary file is deleted and an existing
 * target stays as it was.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Fills a temporary file. */
  @FunctionalInterface
  public interface FileContent {
    /** Writes everything; the file exists and is empty. */
    void writeTo(Path temporary) throws IOException;
  }

  /** Fills a stream. */
  @FunctionalInterface
  public interface StreamContent {
    /** Writes everything; the caller closes the stream, which is buffered. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes through a path, for writers that need to seek.
   *
   * @param target created or replaced; a symbolic link is followed
   * @param content called once; what it throws unchecked is passed on after cleaning up
   * @throws SaveException with one clear sentence if the target cannot be written
   */
  public static void write(Path target, FileContent content) throws SaveException {
    try (PendingFile pending = PendingFile.of(target)) {
      content.writeTo(pending.temporary());
      pending.commit();
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** As {@link #write(Path, FileContent)}, through a stream. */
  public static void stream(Path target, StreamContent content) throws SaveException {
    write(
        target,
        temporary -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            content.writeTo(out);
          }
        });
  }

  /** What a failure while writing means for the user. */
  static SaveException failure(Path target, IOException e) {
    return new SaveException(target, reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "the folder may not be written to";
    }
    String message = String.valueOf(e.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return "the disk is full";
    }
    if (lower.contains("read-only file system")) {
      return "the folder may not be written to";
    }
    return "writing failed (" + message + ")";
  }
}
