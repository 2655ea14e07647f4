package dev.tessera.app.cli;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files a project was made from; copies that were taken out are deleted at the end. */
final class ProjectSources implements AutoCloseable {
  private final Map<SavedSignal, SourceSearch> found = new HashMap<>();
  private Optional<Path> folder = Optional.empty();

  /** Where the source of a signal is; each is looked for once. */
  SourceSearch search(SavedSignal signal) throws IOException {
    SourceSearch known = found.get(signal);
    if (known == null) {
      Path own = folder.isPresent() ? folder.get() : Files.createTempDirectory("tessera-");
      folder = Optional.of(own);
      known = SourceSearch.of(signal.source(), Files.createTempDirectory(own, "source-"));
      found.put(signal, known);
    }
    return known;
  }

  /**
   * The file of a signal.
   *
   * @throws IllegalArgumentException with one clear sentence if it is not there as it was
   */
  Path require(SavedSignal signal) throws IOException {
    SourceSearch search = search(signal);
    return search
        .file()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot go on: " + search.problem().orElse("its source is gone") + "."));
  }

  @Override
  public void close() throws IOException {
    if (folder.isPresent()) {
      try (Stream<Path> all = Files.walk(folder.get())) {
        for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
