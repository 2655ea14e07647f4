package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A temporary file beside its target, which it replaces once it is {@link #commit committed}. */
public final class PendingFile implements AutoCloseable {
  private final Path destination;
  private final Path temporary;

  private PendingFile(Path destination, Path temporary) {
    this.destination = destination;
    this.temporary = temporary;
  }

  /**
   * Makes the empty temporary file, and deletes those that killed programs left there long ago.
   *
   * @param target what it will replace; a symbolic link is followed
   * @throws IOException if no file can be made there
   * @throws SaveException if the target is nothing that can be replaced
   */
  public static PendingFile of(Path target) throws IOException, SaveException {
    Path destination = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    Path folder = requireWritable(target, destination);
    StaleFiles.clear(folder);
    Path temporary = folder.resolve(StaleFiles.name());
    Files.createFile(temporary);
    // For an end of the program in the middle.
    temporary.toFile().deleteOnExit();
    return new PendingFile(destination, temporary);
  }

  /** Where to write. */
  public Path temporary() {
    return temporary;
  }

  /**
   * Forces the temporary file to the disk and renames it over the target.
   *
   * @throws IOException if that fails; the target is as it was before
   */
  public void commit() throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(temporary, destination, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, destination, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the temporary file, if it was not committed. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }

  private static Path requireWritable(Path target, Path destination) throws SaveException {
    Path folder = destination.getParent();
    if (folder == null || Files.isDirectory(destination)) {
      throw new SaveException(target, "it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new SaveException(target, "the folder " + folder + " does not exist");
    }
    if (Files.exists(destination) && !Files.isRegularFile(destination)) {
      throw new SaveException(target, "it is not a regular file");
    }
    if (Files.exists(destination) && !Files.isWritable(destination)) {
      throw new SaveException(target, "the file is read-only");
    }
    return folder;
  }
}
