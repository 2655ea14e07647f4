package dev.tessera.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The signals of a folder and of the folders in it, in the order of their paths. */
final class SignalFolder {
  private SignalFolder() {}

  /**
   * All files of a kind.
   *
   * @param kind whether a name is that of such a file
   * @param words what they are, such as "pictures"
   * @throws IllegalArgumentException with one clear sentence if there are none
   */
  static List<Path> files(Path folder, Predicate<String> kind, String words) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          (Files.exists(folder) ? "Not a folder: " : "There is no folder ") + folder + ".");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> kind.test(file.getFileName() + ""))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException("There are no " + words + " in " + folder + ".");
      }
      return files;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the folder " + folder + " (" + e.getClass().getSimpleName() + ").", e);
    }
  }

  /** What a folder is called. */
  static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return String.valueOf(name == null ? folder : name);
  }
}
