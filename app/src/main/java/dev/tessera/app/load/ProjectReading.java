package dev.tessera.app.load;

import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.ReadProject;
import dev.tessera.app.session.ReadSignal;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodeBookFile;
import dev.tessera.model.archive.project.Content;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.archive.project.SourceSearch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Reads projects and the signals they are of; of a signal whose source is missing, what is known
 * without it. For the I/O pool.
 *
 * @param budget how large a picture may be
 */
record ProjectReading(LoadBudget budget) {
  /** Whether a file is a project by its name. */
  static boolean isProject(Path file) {
    return FileReading.nameOf(file).toLowerCase(Locale.ROOT).endsWith(ProjectFile.EXTENSION);
  }

  /**
   * Reads a project.
   *
   * @throws ArchiveFormatException if it is not sound
   */
  ReadProject read(Path file, BooleanSupplier cancelled)
      throws ArchiveFormatException, IOException {
    Project saved = ProjectFile.read(file);
    Path copies = Files.createTempDirectory("tessera-");
    try {
      List<ReadSignal> signals = new ArrayList<>();
      for (SavedSignal signal : saved.signals()) {
        signals.add(signal(signal, SourceSearch.of(signal.source(), copies), cancelled));
      }
      return new ReadProject(file, saved, signals);
    } finally {
      clear(copies);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.deleteIfExists(each);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** What a file at another place is, if it is the source of a signal. */
  ReadSignal located(SavedSignal signal, Path place, BooleanSupplier cancelled) throws IOException {
    SavedSignal moved = signal.with(signal.source().foundAt(place));
    Path copies = Files.createTempDirectory("tessera-");
    try {
      return signal(moved, SourceSearch.of(moved.source(), copies), cancelled);
    } finally {
      clear(copies);
    }
  }

  private ReadSignal signal(SavedSignal signal, SourceSearch found, BooleanSupplier cancelled)
      throws IOException {
    Optional<String> problem = found.problem();
    if (found.file().isPresent()) {
      try {
        Path place = found.file().get();
        return read(signal, place, source(signal.source(), place), cancelled);
      } catch (SignalFormatException e) {
        problem = Optional.of(signal.source().name() + " cannot be read any more");
      }
    }
    return missing(signal, problem);
  }

  /** A copy in the project is held on to, since the project's file may be replaced by another. */
  private static SourceFile source(SourceFile saved, Path place) throws IOException {
    if (saved.places().contains(place)) {
      return saved.with(saved.content().map(copy -> Content.of(place)));
    }
    try (InputStream copy = Files.newInputStream(place)) {
      return saved.with(Optional.of(Content.of(copy.readAllBytes())));
    }
  }

  private ReadSignal read(
      SavedSignal signal, Path place, SourceFile source, BooleanSupplier cancelled)
      throws SignalFormatException {
    if (signal.kind() instanceof SavedSignal.Picture picture) {
      GridSignal read = picture(signal.name(), place, picture.alpha(), cancelled);
      if (read.width() != picture.width() || read.height() != picture.height()) {
        throw new SignalFormatException(
            signal.name(),
            picture.width() + " x " + picture.height() + " pixels",
            read.width() + " x " + read.height());
      }
      return ReadSignal.of(
          Session.of(
              new GridSignal(signal.name(), read.samples(), read.bitDepth()),
              Origin.of(source, picture.alpha())),
          Optional.empty());
    }
    if (signal.kind() instanceof SavedSignal.Clip clip) {
      Session session = clip(signal.name(), place, clip, cancelled);
      return ReadSignal.of(session.from(Origin.of(source, AlphaMode.KEEP)), Optional.empty());
    }
    if (signal.kind() instanceof SavedSignal.LightField field) {
      Session session = budget.lights().saved(signal.name(), place, field, cancelled);
      return ReadSignal.of(session.from(Origin.of(source, AlphaMode.COMPOSITE)), Optional.empty());
    }
    SavedSignal.Shape kind = (SavedSignal.Shape) signal.kind();
    OpenShape shape =
        FileReading.shape(signal.name(), place, cancelled).from(Origin.of(source, AlphaMode.KEEP));
    boolean turned = shape.signal().placement().up() != kind.placement().up();
    return ReadSignal.of(turned ? shape.withUp(kind.placement().up()) : shape, Optional.empty());
  }

  private GridSignal picture(String name, Path place, AlphaMode alpha, BooleanSupplier cancelled)
      throws SignalFormatException {
    if (!CodeBookFile.recognise(place)) {
      return ImageFiles.open(place, alpha, budget.maxSamples(), cancelled).signal();
    }
    try {
      return CodeBookReading.signal(place, name, budget.maxSamples(), cancelled);
    } catch (ArchiveFormatException e) {
      throw unsound(place, e);
    }
  }

  private Session clip(String name, Path place, SavedSignal.Clip clip, BooleanSupplier cancelled)
      throws SignalFormatException {
    if (!CodeBookFile.recognise(place)) {
      return budget.decoding().saved(name, place, clip, cancelled);
    }
    try {
      Session read =
          CodeBookReading.session(place, name, Origin.none(), budget.maxSamples(), cancelled);
      return ClipDecoding.requireSame(name, read, clip);
    } catch (ArchiveFormatException e) {
      throw unsound(place, e);
    }
  }

  private static SignalFormatException unsound(Path place, ArchiveFormatException e) {
    return new SignalFormatException(
        place.toString(), "a code-book that can be read", String.valueOf(e.getMessage()), e);
  }

  private static ReadSignal missing(SavedSignal signal, Optional<String> problem) {
    Optional<String> told =
        problem.or(() -> Optional.of(signal.source().name() + " is not where it was"));
    if (signal.kind() instanceof SavedSignal.Picture picture) {
      Origin origin = Origin.missing(signal.source(), picture.alpha());
      return ReadSignal.of(Session.standIn(signal.name(), picture, origin), told);
    }
    if (signal.kind() instanceof SavedSignal.Clip clip) {
      Origin origin = Origin.missing(signal.source(), AlphaMode.KEEP);
      return ReadSignal.of(Session.standIn(signal.name(), clip, origin), told);
    }
    if (signal.kind() instanceof SavedSignal.LightField field) {
      Origin origin = Origin.missing(signal.source(), AlphaMode.COMPOSITE);
      return ReadSignal.of(Session.standIn(signal.name(), field, origin), told);
    }
    SavedSignal.Shape kind = (SavedSignal.Shape) signal.kind();
    Origin origin = Origin.missing(signal.source(), AlphaMode.KEEP);
    return ReadSignal.of(OpenShape.standIn(signal.name(), kind.placement(), origin), told);
  }
}
