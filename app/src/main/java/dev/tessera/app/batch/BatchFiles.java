package dev.tessera.app.batch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a batch.
 *
 * @param items in the order of their places
 * @param notes what people should know of how they were found, without full stops
 */
public record BatchFiles(List<BatchItem> items, List<String> notes) {
  /** Copies the lists. */
  public BatchFiles {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /**
   * Those of a folder and of the folders in it, or those that a list names.
   *
   * @param source a folder; or a text file with a path a line, seen from where it lies
   * @param out where results go
   * @throws IllegalArgumentException with one clear sentence if there are none, or results would
   *     get in the way of sources or of each other
   */
  public static BatchFiles of(Path source, Path out) {
    if (!Files.exists(source)) {
      throw new IllegalArgumentException("There is no folder or list " + source + ".");
    }
    return Files.isDirectory(source) ? ofFolder(source, out) : ofList(source);
  }

  private static BatchFiles ofFolder(Path folder, Path out) {
    Walk walk = new Walk(folder);
    try {
      Path real = folder.toRealPath();
      if (real(out).startsWith(real)) {
        throw new IllegalArgumentException(
            "Results must not lie in the folder of the sources, and %s is in %s."
                .formatted(out, folder));
      }
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the folder " + folder + " (" + e.getClass().getSimpleName() + ").", e);
    }
    if (walk.others > 0) {
      walk.notes.add(
          walk.others
              + (walk.others == 1 ? " file is" : " files are")
              + " passed over: neither picture, clip nor mesh by name");
    }
    if (walk.items.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no pictures, clips or meshes in " + folder + ".");
    }
    walk.items.sort(Comparator.comparing(BatchItem::name));
    return new BatchFiles(walk.items, walk.notes);
  }

  /** Where a folder is or will be, whatever links lead there. */
  private static Path real(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      return whole.toRealPath();
    }
    Path parent = whole.getParent();
    return parent == null ? whole : real(parent).resolve(whole.getFileName());
  }

  private static BatchFiles ofList(Path list) {
    BatchKind.ofName(list)
        .ifPresent(
            kind -> {
              throw new IllegalArgumentException(
                  list
                      + " is a "
                      + kind.label()
                      + ": batch takes a folder or a list of files, tessera fit takes one.");
            });
    Map<Path, BatchItem> places = new HashMap<>();
    List<BatchItem> items = new ArrayList<>();
    for (String line : lines(list)) {
      BatchItem item = item(list, line);
      BatchItem before = places.putIfAbsent(item.place(), item);
      if (before == null) {
        items.add(item);
      } else if (!before.file().equals(item.file())) {
        throw new IllegalArgumentException(
            "%s and %s of %s would both become %s."
                .formatted(before.file(), item.file(), list, item.name()));
      }
    }
    if (items.isEmpty()) {
      throw new IllegalArgumentException("The list " + list + " names no file.");
    }
    return new BatchFiles(items, List.of());
  }

  private static List<String> lines(Path list) {
    try {
      return Files.readAllLines(list).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Cannot read the list " + list + ": expected paths in UTF-8, found other bytes.", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot read the list " + list + " (" + e.getClass().getSimpleName() + ").", e);
    }
  }

  /** What lies below the list keeps its place in the tree; of all else the name is kept. */
  private static BatchItem item(Path list, String line) {
    Path folder = list.toAbsolutePath().normalize().resolveSibling("");
    Path file;
    try {
      file = folder.resolve(line).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "The list %s names %s, which no file can be called (%s)."
              .formatted(list, line, e.getReason()),
          e);
    }
    Path name = file.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("The list " + list + " names " + line + ", no file.");
    }
    return new BatchItem(file, file.startsWith(folder) ? folder.relativize(file) : name);
  }

  /** Goes through a folder; links are followed, but not round and round. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<BatchItem> items = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int others;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && hidden(folder);
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      take(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      if (failure instanceof FileSystemLoopException) {
        notes.add(file + " leads back to a folder that it is in, and is passed over");
      } else if (BatchKind.ofName(file).isPresent()) {
        take(file); // reading it will tell what is wrong
      } else {
        notes.add(file + " cannot be looked into (" + failure.getClass().getSimpleName() + ")");
      }
      return FileVisitResult.CONTINUE;
    }

    private void take(Path file) {
      if (hidden(file)) {
        return;
      }
      if (BatchKind.ofName(file).isPresent()) {
        items.add(new BatchItem(file, root.relativize(file)));
      } else {
        others++;
      }
    }

    private static boolean hidden(Path file) {
      return String.valueOf(file.getFileName()).startsWith(".");
    }
  }
}
