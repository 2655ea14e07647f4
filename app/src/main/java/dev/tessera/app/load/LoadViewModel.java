package dev.tessera.app.load;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.IoWork;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Question;
import dev.tessera.app.session.ReadProject;
import dev.tessera.app.session.ReadSignal;
import dev.tessera.app.session.RecentFiles;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.assets.SampleClip;
import dev.tessera.assets.SampleLightField;
import dev.tessera.assets.SampleMesh;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.mesh.Inside;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Opening: one thing at a time, read on the I/O pool; what cannot be opened leaves the session as
 * it was and is told in a notice.
 */
public final class LoadViewModel {
  private final Tools tools;
  private final SessionModel session;
  private final ShapesModel shapes;
  private final LoadBudget budget;
  private final ReadOnlyStringWrapper loading = new ReadOnlyStringWrapper("");
  private final ObservableList<RecentFile> recent = FXCollections.observableArrayList();
  private final Pending opening = new Pending();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyObjectWrapper<Optional<ClipOpeningViewModel>> clip =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<LightOpeningViewModel>> light =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final SeriesLooking series;
  private final Limits limits;
  private Consumer<Question> asking = question -> {};
  private Consumer<ReadProject> onProject = project -> {};

  /**
   * How much memory may be taken.
   *
   * @param heapBytes that the program may use in all
   * @param clip how much a clip may take now, with the fit that is chosen for it
   * @param light how much a light field may take now, likewise
   */
  public record Limits(long heapBytes, Supplier<ClipLimit> clip, Supplier<LightFieldLimit> light) {}

  /**
   * Opens pictures into a session, and shapes beside each other.
   *
   * @param limits of memory
   */
  public LoadViewModel(Tools tools, SessionModel session, ShapesModel shapes, Limits limits) {
    this.tools = tools;
    this.session = session;
    this.shapes = shapes;
    this.limits = limits;
    budget = new LoadBudget(limits.heapBytes());
    Latest<Double> done = new Latest<>();
    series =
        new SeriesLooking(
            new ClipDecoding(ClipBudget.ofSamples(), done),
            new LightFieldDecoding(LightFieldLimit.USUAL, done));
    refreshRecent();
  }

  /** Takes who shows a project that was read. */
  public void setOnProject(Consumer<ReadProject> value) {
    onProject = value;
  }

  /** Takes who asks what a person must say. */
  public void setAsking(Consumer<Question> value) {
    asking = value;
  }

  /** The name of what is being opened, empty if nothing is. */
  public ReadOnlyStringProperty loading() {
    return loading.getReadOnlyProperty();
  }

  /**
   * Share of a clip or a light field that is decoded, 0 to 1; less than 0 where that is not known.
   */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Takes the newest progress; called once per frame. */
  public void poll() {
    series.clips().done().take().filter(done -> !loading.get().isEmpty()).ifPresent(progress::set);
  }

  /** The clip of which one is asked what to read; empty if none is. */
  public ReadOnlyObjectProperty<Optional<ClipOpeningViewModel>> clip() {
    return clip.getReadOnlyProperty();
  }

  /** The light field of which one is asked what to read; empty if none is. */
  public ReadOnlyObjectProperty<Optional<LightOpeningViewModel>> light() {
    return light.getReadOnlyProperty();
  }

  /** Files opened before, newest first. */
  public ObservableList<RecentFile> recent() {
    return recent;
  }

  /** The samples that ship with the program. */
  public List<Sample> samples() {
    return Assets.samples();
  }

  /** The folder that a dialog should start in, if one is remembered. */
  public Optional<Path> folder() {
    String folder = tools.preferences().get().files().openFolder();
    return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
  }

  /** The meshes that ship with the program. */
  public List<SampleMesh> sampleMeshes() {
    return Assets.meshes();
  }

  /** Opens a file; a large picture is offered first, one that is too large is refused. */
  public void open(Path file) {
    openAll(List.of(file));
  }

  /** Opens a picture that holds all views of a light field, or a ZIP file of them. */
  public void openLight(Path file) {
    begin(FileReading.nameOf(file), cancelled -> series.light(file, cancelled), this::ask);
  }

  /**
   * Opens files, one after the other: every mesh, and the first that is a picture, a clip or a
   * light field, since one of these is open at a time. What cannot be opened is told, and the
   * others are.
   */
  public void openAll(List<Path> files) {
    openNext(new FileBatch(files), new FileReading(alphaMode(), budget, series));
  }

  private void openNext(FileBatch batch, FileReading reading) {
    Optional<Path> next = batch.next();
    if (next.isEmpty()) {
      batch.passedOver().ifPresent(sentence -> tools.tell(Notice.info(sentence)));
      return;
    }
    Path file = next.get();
    boolean pictures = batch.wantsPicture();
    begin(
        FileReading.nameOf(file),
        cancelled -> reading.read(file, pictures, cancelled),
        content ->
            content.match(
                picture -> {
                  batch.foundPicture();
                  opened(file, picture);
                },
                shape -> {
                  remember(file.toAbsolutePath());
                  shapes.open(shape);
                  tell(shape);
                },
                header -> {
                  if (offered(file, header, reading)) {
                    batch.foundPicture();
                  }
                },
                () -> batch.passOver(file),
                project -> {
                  remember(file.toAbsolutePath());
                  onProject.accept(project);
                },
                found -> {
                  batch.foundPicture();
                  ask(found);
                }),
        () -> openNext(batch, reading));
  }

  /** Asks what is to be read; first, what it is, if it could be either. */
  private void ask(FoundSeries found) {
    if (found.clip().isEmpty() || found.light().isEmpty()) {
      found.clip().ifPresent(this::ask);
      found.light().ifPresent(this::ask);
      return;
    }
    FoundClip frames = found.clip().get();
    FoundLightField views = found.light().get();
    asking.accept(
        new Question(
            "Views or frames?",
            "The %s of %s can be the views of a light field or the frames of a clip."
                .formatted(Figures.count(frames.info().times().frames(), "picture"), found.name()),
            List.of(
                new Notice.Action("Light field", () -> ask(views)),
                new Notice.Action("Clip", () -> ask(frames)),
                new Notice.Action("Cancel", () -> {}))));
  }

  /** Asks what of a light field is to be read. */
  private void ask(FoundLightField found) {
    LightFieldDecoding reading = series.lights().within(limits.light().get());
    light.set(
        Optional.of(
            new LightOpeningViewModel(
                found,
                reading,
                tools.pool(),
                choice -> {
                  light.set(Optional.empty());
                  choice.ifPresent(
                      wanted ->
                          begin(
                              found.name(),
                              cancelled -> reading.read(found, wanted, cancelled),
                              picture -> opened(found.file(), picture)));
                })));
  }

  /** Asks what of a clip is to be read. */
  private void ask(FoundClip found) {
    ClipDecoding reading = series.clips().within(limits.clip().get());
    clip.set(
        Optional.of(
            new ClipOpeningViewModel(
                found,
                reading.limit(),
                order -> {
                  clip.set(Optional.empty());
                  order.ifPresent(wanted -> read(reading, found, wanted));
                })));
  }

  private void read(ClipDecoding reading, FoundClip found, ClipOrder wanted) {
    begin(
        found.name(),
        cancelled -> wanted.read(reading, found, cancelled),
        picture -> opened(found.file(), picture));
  }

  private void opened(Path file, FileContent.Picture picture) {
    remember(file.toAbsolutePath());
    session.open(picture.session());
    tell(FileReading.nameOf(file), picture.notes());
  }

  private void tell(String name, List<String> notes) {
    notes.stream().map(note -> Notice.info(name + ": " + note + ".")).forEach(tools::tell);
  }

  /** What is worth knowing before a fit. */
  private void tell(OpenShape opened) {
    tell(opened.signal().name(), opened.source().notes());
    if (opened.inside() != Inside.SOLID) {
      tools.tell(
          Notice.problem(
              "Cannot fit " + opened.signal().name() + ": " + opened.inside().reason() + ".", ""));
    }
  }

  /** Reads what a window that ended badly left behind. */
  public void restore(Path kept, Consumer<ReadProject> then) {
    begin("what was kept", cancelled -> new ProjectReading(budget).read(kept, cancelled), then);
  }

  /**
   * Takes a file as the source of a signal that is missing; one that is another is told.
   *
   * @param then is handed the signal
   */
  public void locate(SavedSignal signal, Path file, Consumer<ReadSignal> then) {
    begin(
        FileReading.nameOf(file),
        cancelled -> new ProjectReading(budget).located(signal, file, cancelled),
        read ->
            read.problem()
                .ifPresentOrElse(
                    problem -> tools.tell(Notice.problem(problem + ".", "")),
                    () -> then.accept(read)));
  }

  /** Opens a mesh that ships with the program. */
  public void openSample(SampleMesh sample) {
    begin(sample.title(), cancelled -> SampleShape.read(sample, cancelled), shapes::open);
  }

  /** The clips that ship with the program. */
  public List<SampleClip> sampleClips() {
    return Assets.clips();
  }

  /** Opens a clip that ships with the program. */
  public void openSample(SampleClip sample) {
    begin(sample.title(), cancelled -> series.clips().sample(sample, cancelled), session::open);
  }

  /** The light fields that ship with the program. */
  public List<SampleLightField> sampleLightFields() {
    return Assets.lightFields();
  }

  /** Opens a light field that ships with the program. */
  public void openSample(SampleLightField sample) {
    begin(sample.title(), cancelled -> series.lights().sample(sample, cancelled), session::open);
  }

  /** Opens a sample. */
  public void openSample(Sample sample) {
    openSample(sample, session::open);
  }

  /** Opens a sample as what the program begins with: there is nothing to undo, nothing to save. */
  public void beginWith(Sample sample) {
    openSample(sample, session::begin);
  }

  private void openSample(Sample sample, Consumer<Session> then) {
    AlphaMode mode = alphaMode();
    begin(
        sample.title(),
        cancelled -> {
          Origin origin =
              Origin.of(SourceFile.embedded(sample.name(), () -> Assets.open(sample)), mode);
          try (InputStream stream = Assets.open(sample)) {
            return Session.of(
                ImageFiles.read(stream, sample.name(), mode, budget.maxSamples(), cancelled),
                origin);
          }
        },
        then);
  }

  /**
   * Opens a picture from the clipboard.
   *
   * @param argb (height*width), straight alpha, handed over
   */
  public void openPixels(int width, int height, int[] argb) {
    AlphaMode mode = alphaMode();
    begin(
        "the clipboard",
        cancelled ->
            Session.of(
                PastedPicture.toSignal("Pasted image", width, height, argb, mode), Origin.none()),
        session::open);
  }

  /** Says that there is nothing to paste. */
  public void nothingToPaste() {
    tools.tell(Notice.info("There is no image on the clipboard."));
  }

  /** Stops opening; the session stays as it was. */
  public void cancel() {
    opening.cancel();
    loading.set("");
    progress.set(-1);
  }

  /** Looks which of the recent files are still there. */
  public void refreshRecent() {
    List<String> paths = tools.preferences().get().files().recent();
    var unused =
        tools
            .pool()
            .submit(
                cancelled ->
                    paths.stream()
                        .map(
                            p ->
                                new RecentFile(
                                    p, FileReading.nameOf(Path.of(p)), !Files.exists(Path.of(p))))
                        .toList(),
                outcome ->
                    outcome.match(
                        recent::setAll, partial -> false, failure -> recent.setAll(List.of())));
  }

  /** Asks whether a large picture is to be opened; false if it is too large for that. */
  private boolean offered(Path file, ImageInfo header, FileReading reading) {
    String name = FileReading.nameOf(file);
    String size =
        "%s is %s x %s pixels and would take %s of memory"
            .formatted(
                name,
                Figures.count(header.width()),
                Figures.count(header.height()),
                Figures.bytes(LoadBudget.need(header)));
    if (budget.judge(header) == LoadBudget.Verdict.TOO_LARGE) {
      tools.tell(
          Notice.problem(
              "Cannot open " + name + ": it is too large.",
              size
                  + "; Tessera may use "
                  + Figures.bytes(budget.heapBytes())
                  + ". Scale the picture down and open it again."));
      return false;
    }
    tools.tell(
        Notice.question(
            size + " of " + Figures.bytes(budget.heapBytes()) + ".",
            "Open anyway",
            () ->
                begin(
                    name,
                    cancelled -> reading.picture(file, cancelled),
                    picture -> opened(file, picture))));
    return true;
  }

  private void remember(Path absolute) {
    Path parent = absolute.getParent();
    tools
        .preferences()
        .update(
            p ->
                p.withFiles(
                    p.files()
                        .withRecent(RecentFiles.opened(p.files().recent(), absolute.toString()))
                        .withOpenFolder(parent == null ? "" : parent.toString())));
    refreshRecent();
  }

  private <T> void begin(String what, IoWork<T> work, Consumer<T> then) {
    begin(what, work, then, () -> {});
  }

  /**
   * Does one thing in place of whatever is being opened.
   *
   * @param then takes what was read; a failure is told instead
   * @param after follows either, unless it is given up before
   */
  private <T> void begin(String what, IoWork<T> work, Consumer<T> then, Runnable after) {
    cancel();
    loading.set(what);
    opening.submit(
        tools.pool(),
        work,
        outcome -> {
          Delivery.value(outcome, cause -> tools.tell(Notice.problem(cause))).ifPresent(then);
          if (!opening.busy()) {
            loading.set(""); // after the delivery: until then nothing is open
            progress.set(-1);
          }
          after.run();
        });
  }

  private AlphaMode alphaMode() {
    return AlphaMode.COMPOSITE.name().equals(tools.preferences().get().fit().alpha())
        ? AlphaMode.COMPOSITE
        : AlphaMode.KEEP;
  }
}
