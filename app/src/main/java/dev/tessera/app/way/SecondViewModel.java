package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.IoWork;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.app.session.SecondWork;
import dev.tessera.app.session.Tools;
import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.tile.GridTiling;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A second picture and its codes for the networks of the first. When those become others, its codes
 * are found again. The picture is a part of the project, so that it is undone and saved with it.
 * All methods belong to the window's thread.
 */
public final class SecondViewModel {
  /** Largest picture that is read, as a share of the memory. */
  private static final int SHARE = 3;

  private final Tools tools;
  private final FirstPicture first;
  private final FitSource source;
  private final ProjectModel project;

  private final ReadOnlyObjectWrapper<SecondState> state =
      new ReadOnlyObjectWrapper<>(SecondState.NONE);
  private final ReadOnlyObjectWrapper<Optional<SecondImage>> image =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Fitted<GridTiling>>> codes =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

  private Latest<Snapshot<Fitted<GridTiling>>> snapshots = new Latest<>();
  private final Pending reading = new Pending();
  private final Pending encoding = new Pending();

  /** Whose networks codes are being found for. */
  private @Nullable Fitted<GridTiling> soughtFor;

  private Optional<KeptFit<Fitted<GridTiling>>> kept = Optional.empty();

  /** The picture that the project holds, as it was read. */
  private Optional<GridSignal> taken = Optional.empty();

  /** Whether that keeps the lane of fits busy. */
  private boolean laneOfFits;

  /** Finds codes for the networks of a first picture. */
  public SecondViewModel(Tools tools, FirstPicture first, FitSource source, ProjectModel project) {
    this.tools = tools;
    this.first = first;
    this.source = source;
    this.project = project;
    project.property().subscribe(this::follow);
    first.edition().subscribe((before, now) -> reconcile());
    source.state().subscribe((before, now) -> reconcile());
  }

  /** Where the second picture stands. */
  public ReadOnlyObjectProperty<SecondState> state() {
    return state.getReadOnlyProperty();
  }

  /** The second picture, once it is read. */
  public ReadOnlyObjectProperty<Optional<SecondImage>> image() {
    return image.getReadOnlyProperty();
  }

  /** Its codes with the networks and tiles of the first, once they are found. */
  public ReadOnlyObjectProperty<Optional<Fitted<GridTiling>>> codes() {
    return codes.getReadOnlyProperty();
  }

  /** How far the codes are, in words; empty while none are being found. */
  ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** The samples that ship with the program. */
  List<Sample> samples() {
    return Assets.samples();
  }

  /** Reads a file. */
  public void open(Path file) {
    read(
        cancelled ->
            new SecondImage.Read(
                ImageFiles.read(file, AlphaMode.KEEP, mostBytes(), cancelled),
                Origin.of(SourceFile.of(file), AlphaMode.KEEP)));
  }

  /** Reads a sample. */
  void open(Sample sample) {
    read(
        cancelled -> {
          try (InputStream stream = Assets.open(sample)) {
            return new SecondImage.Read(
                ImageFiles.read(stream, sample.name(), AlphaMode.KEEP, mostBytes(), cancelled),
                Origin.of(
                    SourceFile.embedded(sample.name(), () -> Assets.open(sample)), AlphaMode.KEEP));
          }
        });
  }

  /** The fit of its codes; empty before they are found. */
  public Optional<KeptFit<Fitted<GridTiling>>> kept() {
    return codes.get().isPresent() ? kept : Optional.empty();
  }

  /** Forgets the second picture, whatever it is at. */
  public void remove() {
    nothing();
    project.change(
        ProjectStep.of("removal of the second picture"), now -> now.withSecond(Optional.empty()));
  }

  private void nothing() {
    abandon();
    taken = Optional.empty();
    image.set(Optional.empty());
    codes.set(Optional.empty());
    state.set(SecondState.NONE);
  }

  /** Takes the picture that the project holds now, if that is another one. */
  private void follow() {
    Optional<GridSignal> wanted = project.get().second().map(SecondWork::signal);
    if (wanted.isEmpty() && taken.isPresent()) {
      nothing();
    } else if (wanted.isPresent() && !wanted.equals(taken)) {
      abandon();
      taken = wanted;
      image.set(Optional.empty());
      codes.set(Optional.empty());
      state.set(SecondState.WAITING);
      reconcile();
    }
  }

  /** Ends the search for codes and keeps those it has. */
  void stop() {
    encoding.stop();
  }

  /** Takes the newest progress, if there is one; called once per frame. */
  void poll() {
    snapshots
        .take()
        .filter(s -> encoding.busy())
        .ifPresent(
            s ->
                progress.set(
                    "%s after %s"
                        .formatted(Figures.decibels(s.psnr()), Figures.duration(s.seconds()))));
  }

  private static long mostBytes() {
    return Runtime.getRuntime().maxMemory() / SHARE;
  }

  private void read(IoWork<SecondImage.Read> work) {
    Optional<Fitted<GridTiling>> fitted = base();
    if (fitted.isEmpty()) {
      tools.tell(Notice.info("Fit a picture first: the second one uses its networks."));
    } else if (!SecondCodes.possible(fitted.get())) {
      tools.tell(
          Notice.info("A picture that is one tile has no tiles to mix: fit it in tiles first."));
    } else {
      prepare(fitted.get(), work, this::chosen, this::unreadable);
    }
  }

  private void prepare(
      Fitted<GridTiling> fitted,
      IoWork<SecondImage.Read> work,
      Consumer<SecondImage> then,
      Consumer<Throwable> failed) {
    abandon();
    state.set(SecondState.READING);
    reading.submit(
        tools.pool(),
        cancelled ->
            SecondImage.of(
                work.run(cancelled), fitted.tiling(), fitted.spec().channels(), cancelled),
        outcome -> Delivery.value(outcome, failed).ifPresent(then));
  }

  /** A picture that a person chose. */
  private void chosen(SecondImage read) {
    taken = Optional.of(read.source());
    project.change(
        ProjectStep.of("choice of " + read.source().name() + " as second picture"),
        now -> now.withSecond(Optional.of(SecondWork.of(read.source(), read.origin()))));
    prepared(read);
  }

  private void prepared(SecondImage read) {
    image.set(Optional.of(read));
    codes.set(Optional.empty());
    state.set(SecondState.WAITING);
    reconcile();
  }

  /** The picture before stays, if there was one. */
  private void unreadable(Throwable cause) {
    tell(cause);
    state.set(taken.isPresent() ? SecondState.WAITING : SecondState.NONE);
    reconcile();
  }

  /** It cannot be brought to the size of the first. */
  private void unsuited(Throwable cause) {
    tell(cause);
    nothing();
    project.note(now -> now.withSecond(Optional.empty()));
  }

  private void tell(Throwable cause) {
    tools.tell(Notice.problem(cause));
  }

  private Optional<Fitted<GridTiling>> base() {
    return first.fitted().get();
  }

  /** Finds codes if there is a picture without and the first one's networks stand still. */
  private void reconcile() {
    boolean held =
        taken.isPresent()
            && project.get().second().filter(s -> s.signal().equals(taken.get())).isPresent();
    if (!held || state.get() == SecondState.READING) {
      return;
    }
    boolean moving = source.state().getValue().active();
    if (moving && laneOfFits) {
      encoding.stop();
    }
    Optional<Fitted<GridTiling>> fitted = base();
    boolean current =
        fitted.isPresent() && codes.get().filter(c -> shares(c, fitted.get())).isPresent();
    if (current) {
      state.set(SecondState.READY);
    } else if (!encoding.busy() || fitted.isEmpty() || !sought(fitted.get())) {
      codes.set(Optional.empty());
      begin(fitted.filter(f -> !moving || steady(f)));
    }
  }

  private void begin(Optional<Fitted<GridTiling>> fitted) {
    abandon();
    if (fitted.isEmpty()) {
      state.set(SecondState.WAITING);
    } else if (!SecondCodes.possible(fitted.get())) {
      state.set(SecondState.FAILED);
    } else if (suits(fitted.get())) {
      known(fitted.get()).ifPresentOrElse(this::found, () -> encode(fitted.get()));
    } else {
      SecondWork work = project.get().second().orElseThrow();
      prepare(
          fitted.get(),
          cancelled -> new SecondImage.Read(work.signal(), work.origin()),
          this::prepared,
          this::unsuited);
    }
  }

  /** Whether the picture is as large as the first, and not still the one before. */
  private boolean suits(Fitted<GridTiling> fitted) {
    return image
        .get()
        .filter(i -> i.suits(fitted.tiling(), channels(fitted)))
        .filter(i -> i.source().equals(taken.orElseThrow()))
        .isPresent();
  }

  /** The fit that the project holds, if it is for these networks. */
  private Optional<KeptFit<Fitted<GridTiling>>> known(Fitted<GridTiling> fitted) {
    return project
        .get()
        .second()
        .flatMap(SecondWork::fit)
        .filter(fit -> shares(fit.result().fitted(), fitted));
  }

  private static int channels(Fitted<GridTiling> field) {
    return field.spec().channels();
  }

  private static boolean shares(Fitted<GridTiling> one, Fitted<GridTiling> other) {
    return one.weights() == other.weights() && one.tiling().equals(other.tiling());
  }

  /** Whether a fit that is on its way leaves the networks as they are. */
  private boolean steady(Fitted<GridTiling> fitted) {
    return source.networks().get().filter(n -> n.weights() == fitted.weights()).isPresent();
  }

  private boolean sought(Fitted<GridTiling> fitted) {
    Fitted<GridTiling> now = soughtFor;
    return now != null && shares(now, fitted);
  }

  private void encode(Fitted<GridTiling> fitted) {
    SecondImage second = image.get().orElseThrow();
    FitOptions options = SecondCodes.options(fitted, source.networks().get());
    snapshots = new Latest<>();
    GridSignal signal = second.signal();
    FitJob<Fitted<GridTiling>> job =
        new FitJob<>(
            "Fitting " + signal.name(),
            () -> SignalLearner.grid(tools.engine(), signal, options, Optional.empty()),
            snapshots);
    laneOfFits = !source.state().getValue().active();
    soughtFor = fitted;
    state.set(SecondState.ENCODING);
    progress.set("");
    // Beside a fit it takes turns with what is looked at; alone it leaves that lane free.
    encoding.submit(
        tools.service(),
        laneOfFits ? Lane.FIT : Lane.VIEW,
        job,
        outcome -> {
          progress.set("");
          Delivery.value(outcome, this::failed)
              .ifPresent(result -> found(new KeptFit<>(options, result)));
        });
  }

  private void failed(Throwable cause) {
    tell(cause);
    state.set(SecondState.FAILED);
  }

  private void found(KeptFit<Fitted<GridTiling>> fit) {
    kept = Optional.of(fit);
    state.set(SecondState.READY);
    codes.set(Optional.of(fit.result().fitted()));
    project.note(now -> now.withSecondFit(fit));
    reconcile();
  }

  private void abandon() {
    reading.cancel();
    encoding.cancel();
    soughtFor = null;
    progress.set("");
  }
}
