package dev.tessera.app.cli;

import dev.tessera.model.archive.project.Content;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a fit is kept as a project, and where it is to be interrupted. */
final class SaveArguments {
  @Option(
      names = "--save",
      paramLabel = "P.tessera",
      description =
          "Keep everything as a project, to go on from, render and look at later: at the end, and"
              + " every minute while it fits. Replaced if it exists.")
  @Nullable Path save;

  @Option(
      names = "--embed",
      description = "With --save: keep a copy of the source in the project, unless it has 500 MB.")
  boolean embed;

  @Option(
      names = "--save-every",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "With --save: seconds between two savings, 1 to 3600; default ${DEFAULT-VALUE}.")
  double saveEvery = 60;

  @Option(
      names = "--stop-at",
      paramLabel = "M",
      description =
          "End after M steps as Ctrl-C would, once there is something to keep; learning rates go on"
              + " following --steps or --seconds.")
  @Nullable Long stopAt;

  /**
   * Finds out before the work what would go wrong after it.
   *
   * @param saved whether the fit is saved somewhere without --save
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Console console, boolean saved) {
    Range.require("--save-every", saveEvery, 1, 3600);
    if (stopAt != null && stopAt < 1) {
      throw new IllegalArgumentException("--stop-at must be at least 1, found " + stopAt);
    }
    if (save == null) {
      if (!saved) {
        console.refuse("does nothing without --save", "--embed", "--save-every");
      }
      return;
    }
    if (!named(save)) {
      throw new IllegalArgumentException(
          "Cannot write " + save + ": the name of a project must end in .tessera.");
    }
    OutputCheck.requireWritable(save);
  }

  /**
   * Refuses to copy a folder: a project holds copies of single files.
   *
   * @throws IllegalArgumentException if that is wanted
   */
  void requireEmbeddable(Path file) {
    if (embed && Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "--embed is for single files, and "
              + file
              + " is a folder: a ZIP of its views can be"
              + " embedded.");
    }
  }

  /**
   * A file as the source of a signal, with a copy where one is wanted.
   *
   * @throws IOException if it cannot be read
   */
  SourceFile source(Path file) throws IOException {
    SourceFile source = SourceFile.of(file);
    return embed ? source.with(Optional.of(Content.of(file))) : source;
  }

  /** Whether a file is called as projects are. */
  static boolean named(Path file) {
    return String.valueOf(file.getFileName())
        .toLowerCase(Locale.ROOT)
        .endsWith(ProjectFile.EXTENSION);
  }
}
