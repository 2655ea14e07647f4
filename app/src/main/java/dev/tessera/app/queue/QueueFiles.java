package dev.tessera.app.queue;

import dev.tessera.app.batch.BatchFiles;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that were handed over.
 *
 * @param items in their order
 * @param notes what people should know of how they were found, without full stops
 * @param out where results go
 */
record QueueFiles(List<BatchItem> items, List<String> notes, Path out) {
  /** What the folder of results is called after that of the files. */
  private static final String RESULTS = "-tessera";

  /** Copies the lists. */
  QueueFiles {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /**
   * Looks into folders; files keep their place in them, and one that was handed over by itself its
   * name.
   *
   * @param dropped files and folders, one or more
   * @param wanted where results go; empty for a folder beside the first of them
   */
  static QueueFiles of(List<Path> dropped, Optional<Path> wanted) {
    Path out = wanted.orElseGet(() -> beside(dropped.get(0).toAbsolutePath().normalize()));
    List<BatchItem> items = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Path each : dropped) {
      if (Files.isDirectory(each)) {
        look(each, out, items, notes);
      } else if (BatchKind.ofName(each).isPresent()) {
        items.add(new BatchItem(each, each.getFileName()));
      } else {
        notes.add(each.getFileName() + " is neither picture, clip nor mesh by name");
      }
    }
    return new QueueFiles(items, notes, out);
  }

  /** What is wrong with a folder is a note: others may be sound. */
  private static void look(Path folder, Path out, List<BatchItem> items, List<String> notes) {
    try {
      BatchFiles found = BatchFiles.of(folder, out);
      items.addAll(found.items());
      notes.addAll(found.notes());
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      notes.add(sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence);
    }
  }

  private static Path beside(Path first) {
    Path folder = Files.isDirectory(first) ? first : first.resolveSibling("").normalize();
    Path name = folder.getFileName();
    return name == null ? folder.resolve("tessera") : folder.resolveSibling(name + RESULTS);
  }
}
