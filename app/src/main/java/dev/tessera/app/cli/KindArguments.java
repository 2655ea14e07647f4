package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.lightfield.LightFieldFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of what a folder of numbered pictures is taken for. */
final class KindArguments {
  private static final String NAME = "--kind";

  @Option(
      names = NAME,
      paramLabel = "video|lightfield",
      description =
          "What the pictures of a folder are, the frames of a clip or the views of a light field;"
              + " default frames, which is said where they could be either. lightfield also for a"
              + " picture that holds all views; a ZIP is one anyway.")
  private @Nullable FolderKind kind;

  /**
   * Refuses it where it would do nothing.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void check(Console console, Path file) {
    if (kind == FolderKind.VIDEO && !Files.isDirectory(file)) {
      console.refuse("video is for folders of numbered pictures, and " + file + " is none", NAME);
    }
  }

  /** Whether a file or a folder is to be read as a light field. */
  boolean ofLightField(Path file) {
    boolean alone = kind == null && !SaveArguments.named(file) && LightFieldFiles.recognise(file);
    return alone || kind == FolderKind.LIGHTFIELD;
  }

  /** What a person should know of what a clip was taken for, lower case and without a full stop. */
  Optional<String> note(ClipInfo info) {
    if (kind != null || !info.mayBeViews()) {
      return Optional.empty();
    }
    int pictures = info.times().frames();
    int side = (int) Math.round(Math.sqrt(pictures));
    return Optional.of(
        ("its %s, as many as %d x %d views of a light field, are taken for the frames of a clip; %s"
                + " says which they are")
            .formatted(Words.count(pictures, "picture"), side, side, NAME));
  }

  /** Tells the note of a clip that is about to be read. */
  void tell(Console console, Path clip) throws SignalFormatException {
    if (Files.isDirectory(clip)) {
      note(ClipFiles.open(clip, ClipWatch.NOBODY))
          .ifPresent(note -> console.note(clip + ": " + note + "."));
    }
  }
}
