package dev.tessera.app.load;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Files that are opened one after the other: every mesh, and one picture, clip or light field. For
 * one thread.
 */
final class FileBatch {
  private final Deque<Path> waiting;
  private final List<Path> passedOver = new ArrayList<>();
  private boolean wantsPicture = true;

  FileBatch(Collection<Path> files) {
    waiting = new ArrayDeque<>(files);
  }

  /** Takes the next file out; empty after the last one. */
  Optional<Path> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** Whether no picture, clip or light field has been found yet. */
  boolean wantsPicture() {
    return wantsPicture;
  }

  void foundPicture() {
    wantsPicture = false;
  }

  void passOver(Path file) {
    passedOver.add(file);
  }

  /** One sentence about what was left out; empty if nothing was. */
  Optional<String> passedOver() {
    if (passedOver.isEmpty()) {
      return Optional.empty();
    }
    String first = FileReading.nameOf(passedOver.get(0));
    int others = passedOver.size() - 1;
    String which =
        switch (others) {
          case 0 -> first + " was";
          case 1 -> first + " and one other file were";
          default -> first + " and " + others + " other files were";
        };
    return Optional.of(
        "One picture, clip or light field is open at a time: " + which + " not opened.");
  }
}
