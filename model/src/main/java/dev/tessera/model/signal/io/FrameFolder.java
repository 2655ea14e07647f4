package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbered files of one folder, such as name-0001.png, that appear all together or not at all: they
 * are written into a hidden folder, and put where they belong at the end. A folder that is missing
 * is made then. Closed without {@link #finish}, nothing is left behind.
 */
public final class FrameFolder implements AutoCloseable {
  private final Path folder;
  private final Path temporary;
  private final Naming naming;
  private final List<Path> written = new ArrayList<>();

  /**
   * How the files are called; the first has the number 1.
   *
   * @param stem what comes before "-0001"
   * @param extension without the dot
   */
  public record Naming(String stem, String extension) {
    /** The name of a file, counted from 0. */
    String of(int index) {
      return String.format(Locale.ROOT, "%s-%04d.%s", stem, 1 + index, extension);
    }
  }

  private FrameFolder(Path folder, Path temporary, Naming naming) {
    this.folder = folder;
    this.temporary = temporary;
    this.naming = naming;
  }

  /**
   * Makes the hidden folder, and deletes those that killed programs left there long ago.
   *
   * @param folder where the files will be; it or the folder that it is in exists
   * @throws IOException if nothing can be written there
   */
  public static FrameFolder open(Path folder, Naming naming) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    Path beside = whole.getParent();
    Path home = Files.isDirectory(whole) || beside == null ? whole : beside;
    StaleFiles.clear(home);
    Path temporary = Files.createDirectory(home.resolve(StaleFiles.ofFrames()));
    temporary.toFile().deleteOnExit();
    return new FrameFolder(whole, temporary, naming);
  }

  /**
   * Refuses a folder that holds such files already: a sequence laid over a longer one would play
   * into the rest of it.
   *
   * @param target for the message
   * @param extensions any of these
   * @param advice what to do, such as "choose another folder"
   * @throws SaveException naming the first such file
   */
  public static void requireNone(
      Path target, Path folder, String stem, List<String> extensions, String advice)
      throws SaveException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Pattern frame =
        Pattern.compile(
            Pattern.quote(stem) + "-\\d{4,}\\.(" + String.join("|", extensions) + ")",
            Pattern.CASE_INSENSITIVE);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, f -> frame.matcher(name(f)).matches())) {
      for (Path file : files) {
        throw new SaveException(target, name(file) + " " + advice);
      }
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Where to write the next file. */
  public Path next() {
    Path file = temporary.resolve(naming.of(written.size()));
    file.toFile().deleteOnExit();
    written.add(file);
    return file;
  }

  /** Puts all files where they belong; on failure none is there. */
  public void finish() throws IOException {
    if (Files.isDirectory(folder)) {
      moveEach();
    } else {
      Files.move(temporary, folder);
    }
  }

  private void moveEach() throws IOException {
    List<Path> moved = new ArrayList<>();
    try {
      for (Path file : written) {
        moved.add(Files.move(file, folder.resolve(name(file))));
      }
    } catch (IOException e) {
      for (Path file : moved) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  /** Deletes what was not finished; what is still being written goes when the program ends. */
  @Override
  public void close() throws IOException {
    for (Path file : written) {
      Files.deleteIfExists(file);
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (DirectoryNotEmptyException stillWriting) {
      // One who was given up has not noticed yet: both are deleted when the program ends.
      return;
    }
  }
}
