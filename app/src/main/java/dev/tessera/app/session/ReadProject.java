package dev.tessera.app.session;

import dev.tessera.model.archive.project.Project;
import java.nio.file.Path;
import java.util.List;

/**
 * A project that was read, with its signals.
 *
 * @param file it was read from
 * @param saved what it holds
 * @param signals in the order of the project
 */
public record ReadProject(Path file, Project saved, List<ReadSignal> signals) {
  /** Copies the list. */
  public ReadProject {
    signals = List.copyOf(signals);
  }
}
