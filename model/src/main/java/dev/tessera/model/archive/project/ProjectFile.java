package dev.tessera.model.archive.project;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Projects as files; any thread, and none of the engine's. */
public final class ProjectFile {
  /** How names of such files end. */
  public static final String EXTENSION = ".tessera";

  private ProjectFile() {}

  /**
   * Writes a project; the file appears whole or not at all.
   *
   * @param file target, replaced if it exists
   * @param creator program and version
   * @param cancelled asked often
   * @return what people should know, one sentence each without a full stop: sources that were to be
   *     copied and were not
   * @throws SaveException if the target cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException once cancelled says so; likewise
   */
  public static List<String> write(
      Path file, Project project, String creator, BooleanSupplier cancelled) throws SaveException {
    List<String> notes = new ArrayList<>();
    ProjectWriter writer = new ProjectWriter(creator, folder(file), notes, cancelled).lay(project);
    AtomicFile.stream(file, writer::writeTo, cancelled);
    return List.copyOf(notes);
  }

  /**
   * Reads a project. Sources are not looked for, and copies of them not read: see {@link
   * SourceSearch}.
   *
   * @throws ArchiveFormatException if it is no sound file of this kind, or of a later version
   */
  public static Project read(Path file) throws ArchiveFormatException {
    try (ProjectArchive archive = ProjectArchive.open(file)) {
      return new ProjectReader(archive, new NetworkReader(archive), folder(file)).project();
    }
  }

  private static Path folder(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    return parent == null ? whole : parent;
  }
}
