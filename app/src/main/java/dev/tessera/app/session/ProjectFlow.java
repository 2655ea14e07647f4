package dev.tessera.app.session;

import dev.tessera.app.Version;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.engine.Breather;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The file of the open project: opening, saving, and what is kept against a crash. What fails is
 * told, and both the open project and the file stay as they were. All methods belong to the
 * window's thread.
 */
public final class ProjectFlow {
  /** What is kept against a crash is written every minute, so it must not be large. */
  private static final long MOST_KEPT = 500L << 20;

  private static final String OWN_FILE = "file";
  private static final String CREATOR = "Tessera " + Version.text();

  private final Tools tools;
  private final ProjectModel project;
  private final ProjectDesk desk;
  private final ReadOnlyObjectWrapper<Optional<Path>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final Pending writing = new Pending();
  private final Pending keeping = new Pending();
  private Consumer<Question> asking = question -> {};
  private Consumer<Consumer<Path>> choosing = then -> {};
  private Optional<Path> recovery = Optional.empty();

  /** Whether a person knows that nothing can be kept. */
  private boolean told;

  /** What the file that is kept against a crash holds, or the project's own file. */
  private OpenProject kept = OpenProject.empty();

  /** Nothing is open. */
  public ProjectFlow(Tools tools, ProjectModel project, ProjectDesk desk) {
    this.tools = tools;
    this.project = project;
    this.desk = desk;
  }

  /** The project's file; empty before it was saved. */
  public ReadOnlyObjectProperty<Optional<Path>> file() {
    return file.getReadOnlyProperty();
  }

  /** Whether it is being saved. */
  public ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** Takes who asks a person. */
  public void setAsking(Consumer<Question> value) {
    asking = value;
  }

  /** Asks a person. */
  public void ask(Question question) {
    asking.accept(question);
  }

  /** Takes who lets a person choose a file to save to, and hands that on, if one was chosen. */
  public void setChoosing(Consumer<Consumer<Path>> value) {
    choosing = value;
  }

  /** Takes the file to keep work in that nobody saved. */
  public void keepIn(Optional<Path> value) {
    recovery = value;
  }

  /** Saves to the project's file, or asks for one. */
  public void save() {
    save(() -> {});
  }

  private void save(Runnable then) {
    file.get().ifPresentOrElse(target -> write(target, then), () -> saveAs(then));
  }

  /** Asks for a file and saves there. */
  public void saveAs() {
    saveAs(() -> {});
  }

  private void saveAs(Runnable then) {
    choosing.accept(chosen -> write(named(chosen), then));
  }

  /** Saves to a file, from now on the project's own. */
  public void saveTo(Path target) {
    write(target, () -> {});
  }

  /** A name that ends as names of projects do. */
  static Path named(Path chosen) {
    String name = String.valueOf(chosen.getFileName());
    return name.toLowerCase(Locale.ROOT).endsWith(ProjectFile.EXTENSION)
        ? chosen
        : chosen.resolveSibling(name + ProjectFile.EXTENSION);
  }

  private void write(Path target, Runnable then) {
    OpenProject now = project.get();
    saving.set(true);
    desk.capture(
        made ->
            writing.submit(
                tools.pool(),
                cancelled -> ProjectFile.write(target, made.run(cancelled), CREATOR, cancelled),
                outcome -> written(target, now, outcome, then)));
  }

  private void written(Path target, OpenProject now, Outcome<List<String>> outcome, Runnable then) {
    saving.set(false);
    Optional<List<String>> notes =
        Delivery.value(outcome, cause -> tools.tell(Notice.problem(cause)));
    if (notes.isPresent()) {
      file.set(Optional.of(target));
      project.saved(now);
      forgetKept(now);
      tools.preferences().update(p -> p.withFiles(opened(p.files(), target)));
      tools.tell(
          new Notice(
                  Notice.Kind.DONE,
                  "Saved " + target.getFileName() + ".",
                  target.toString(),
                  Optional.empty())
              .with("Show in folder", () -> tools.showInFolder().accept(target)));
      notes.get().forEach(note -> tools.tell(Notice.info(note + ".")));
      then.run();
    }
  }

  private static Preferences.FileTrail opened(Preferences.FileTrail files, Path target) {
    Path whole = target.toAbsolutePath();
    Path parent = whole.getParent();
    return files
        .withRecent(RecentFiles.opened(files.recent(), whole.toString()))
        .withSaveFolder(parent == null ? "" : parent.toString());
  }

  /** Shows a project that was read, once what is open was saved or given up. */
  public void open(ReadProject read) {
    leave(
        "Save the open project before " + read.file().getFileName() + " takes its place?",
        () -> {
          desk.lay(read);
          file.set(Optional.of(read.file()));
          kept = project.get();
        });
  }

  /**
   * Shows what was kept against a crash, and goes on keeping it there; the person's file is not
   * touched until the person saves.
   */
  public void restore(ReadProject read) {
    recovery = Optional.of(read.file());
    desk.lay(read);
    project.unsave();
    file.set(ownFile(read.saved()));
    kept = project.get();
  }

  /** Goes on once what is open was saved or given up; asks if there is something to save. */
  public void leave(String question, Runnable then) {
    boolean begun = desk.fitting() && project.touched();
    if (!project.unsaved().get() && !begun) {
      forgetKept(project.get());
      then.run();
      return;
    }
    asking.accept(
        new Question(
            "Save changes?",
            question,
            List.of(
                new Notice.Action("Save", () -> save(then)),
                new Notice.Action(
                    "Don't save",
                    () -> {
                      forgetKept(project.get());
                      then.run();
                    }),
                new Notice.Action("Cancel", () -> {}))));
  }

  /**
   * Keeps what nobody saved, in a file of its own, unless that was done already. What fails is
   * told, once until it succeeds, and tried again the next time.
   */
  public void keep() {
    boolean begun = desk.fitting() && project.touched();
    OpenProject now = project.get();
    boolean wanted = begun || (project.unsaved().get() && !now.equals(kept));
    boolean busy = keeping.busy() || writing.busy() || project.recalling();
    if (recovery.isPresent() && wanted && !busy) {
      Path target = recovery.get();
      Optional<Path> own = file.get();
      desk.capture(
          made ->
              keeping.submit(
                  tools.pool(),
                  cancelled -> {
                    Files.createDirectories(target.toAbsolutePath().getParent());
                    Project small = small(made.run(cancelled), own);
                    requireKeepable(small, target);
                    BooleanSupplier slowly = new Breather().asking(cancelled);
                    return ProjectFile.write(target, small, CREATOR, slowly);
                  },
                  outcome -> {
                    if (Delivery.value(outcome, this::tellOnce).isPresent()) {
                      kept = now;
                      told = false;
                    }
                  }));
    }
  }

  private static void requireKeepable(Project small, Path target) throws SaveException {
    long bytes = 0;
    for (SavedFit fit : small.fits()) {
      bytes += fit.result().map(r -> KeptFit.bytes(r.state())).orElse(0L);
    }
    if (bytes > MOST_KEPT) {
      throw new SaveException(
          target, "it would take more than " + Figures.bytes(MOST_KEPT) + " every minute");
    }
  }

  /** What lies in files already is not copied, and the project's own file is remembered. */
  private static Project small(Project whole, Optional<Path> own) {
    Map<String, Object> views = new LinkedHashMap<>(whole.views());
    own.ifPresent(path -> views.put(OWN_FILE, path.toAbsolutePath().toString()));
    return new Project(
        whole.signals().stream().map(ProjectFlow::referred).toList(),
        whole.fits(),
        whole.ways(),
        whole.curves(),
        views,
        whole.thumbnail());
  }

  private static SavedSignal referred(SavedSignal signal) {
    return signal.source().places().isEmpty()
        ? signal
        : signal.with(signal.source().with(Optional.empty()));
  }

  /** The file of a project that was kept against a crash; empty if it was never saved. */
  private static Optional<Path> ownFile(Project keptProject) {
    return keptProject.views().get(OWN_FILE) instanceof String path
        ? Optional.of(Path.of(path))
        : Optional.empty();
  }

  private void tellOnce(Throwable cause) {
    if (told) {
      return;
    }
    told = true;
    tools.tell(
        Notice.problem(
            "Your work could not be kept against a crash: save it yourself.",
            Notice.problem(cause).sentence()));
  }

  /** Nothing has to be kept any more. */
  private void forgetKept(OpenProject now) {
    keeping.cancel();
    kept = now;
    recovery.ifPresent(this::delete);
  }

  /** Deletes something that was kept, as nobody wants it. */
  public void delete(Path keptFile) {
    var unused = tools.pool().submit(cancelled -> Files.deleteIfExists(keptFile), outcome -> {});
  }
}
