package dev.tessera.model.signal.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Writes files that appear whole or not at all: into a temporary file of the same folder, forced to
 * the disk, renamed over the target. On any failure the temporary file is deleted and an existing
 * target stays as it was.
 */
public final class AtomicFile {
  private static final long LEAST_ROOM = 1 << 16;

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
      fill(target, pending, content);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Failures are told while the temporary file is there: without it a full disk has room again. */
  private static void fill(Path target, PendingFile pending, FileContent content)
      throws SaveException {
    try {
      content.writeTo(pending.temporary());
      pending.commit();
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** As {@link #write(Path, FileContent)}, through a stream. */
  public static void stream(Path target, StreamContent content) throws SaveException {
    stream(target, content, () -> false);
  }

  /**
   * As above, until cancelled.
   *
   * @param cancelled asked whenever some kilobytes are written, from this thread
   * @throws CancellationException once cancelled says so; the target is as it was before
   */
  public static void stream(Path target, StreamContent content, BooleanSupplier cancelled)
      throws SaveException {
    write(
        target,
        temporary -> {
          try (OutputStream out =
              new BufferedOutputStream(
                  new CancellableStream(Files.newOutputStream(temporary), cancelled))) {
            content.writeTo(out);
          }
        });
  }

  /**
   * Makes a folder, and those that it lies in; a link to one is as good.
   *
   * @throws SaveException if it cannot be made
   */
  public static void makeFolder(Path folder) throws SaveException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /** What a failure while writing means for the user. */
  static SaveException failure(Path target, IOException e) {
    return new SaveException(target, reason(target, e), e);
  }

  /**
   * Why a file cannot be written, without a full stop. Writers of formats wrap what the system
   * said, so the causes are asked, too.
   */
  public static String reason(Path target, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof AccessDeniedException || words.contains("read-only file system")) {
        return "the folder may not be written to";
      }
      if (cause instanceof NoSuchFileException) {
        return "no file can be made there";
      }
      if (words.contains("no space left") || words.contains("not enough space")) {
        return "the disk is full";
      }
      if (words.contains("quota exceeded")) {
        return "your share of the disk is used up";
      }
      if (words.contains("file too large")) {
        return "the disk does not take files of this size";
      }
      if (words.contains("file name too long")) {
        return "the name is too long";
      }
    }
    return full(target) ? "the disk is full" : "writing failed (" + e.getMessage() + ")";
  }

  /** Some writers only say that something went wrong. */
  private static boolean full(Path target) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      if (folder == null) {
        return false;
      }
      FileStore disk = Files.getFileStore(folder);
      return disk.getTotalSpace() > 0 && disk.getUsableSpace() < LEAST_ROOM;
    } catch (IOException unknown) {
      return false;
    }
  }
}
