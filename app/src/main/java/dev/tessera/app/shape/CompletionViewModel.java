package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.FoundMember;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.app.session.ShapeWork;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.signal.mesh.SurfacePart;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Completes a shape of which a part is known: finds the member of a family that goes through the
 * given points, by its code alone. One at a time; each shape keeps its completion until it is
 * dropped, which shows its own fit again. What was found is a part of the project, so that it is
 * undone and saved with it.
 */
public final class CompletionViewModel {
  private static final int LIVE = 48;
  private static final int FINE = 128;

  /** Time between two live surfaces, as a multiple of the time that one takes. */
  private static final long PATIENCE = 6;

  /** What is searched, how, and the points that are given. */
  private record Given(FitMethod.Member method, PointCloud points) {}

  private final Tools tools;
  private final ShapesModel shapes;
  private final ProjectModel project;
  private final CompletionOptions options;
  private final Map<OpenShape, Completion> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Completion>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private Consumer<Throwable> onFailure = cause -> {};

  private Latest<Snapshot<Fitted<SparseTiling>>> snapshots = new Latest<>();
  private @Nullable OpenShape subject;
  private @Nullable FitJob<Fitted<SparseTiling>> job;
  private final Pending preparing = new Pending();
  private final Pending search = new Pending();
  private final Pending extraction = new Pending();

  /** When the next live surface may be begun. */
  private long nextLive = System.nanoTime();

  /** Completes open shapes. */
  public CompletionViewModel(Tools tools, ShapesModel shapes, CompletionOptions options) {
    this.tools = tools;
    this.shapes = shapes;
    project = shapes.project();
    this.options = options;
    shapes.current().subscribe(now -> reveal());
    shapes.shapes().subscribe(this::forgetClosed);
    project.property().subscribe(this::follow);
  }

  /** With which family, and from which points. */
  public CompletionOptions options() {
    return options;
  }

  /** The completion of the shape that is looked at, empty if its own fit is shown. */
  public ReadOnlyObjectProperty<Optional<Completion>> current() {
    return current.getReadOnlyProperty();
  }

  /** Whether a shape is being completed. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Where the completion of the shape that is looked at stands. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** Is told why a completion failed. */
  public void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** Completes the shape that is looked at, in the place of one that is being completed. */
  public void start() {
    shapes.current().get().ifPresent(this::start);
  }

  /** Completes a shape: from its points if it has nothing else, else from a part of its mesh. */
  public void start(OpenShape shape) {
    giveUp();
    subject = shape;
    running.set(true);
    SurfacePart part = options.part();
    String family = options.family().get();
    follow();
    preparing.submit(
        tools.pool(),
        cancelled ->
            new Given(
                new FitMethod.Member(
                    ShippedFamilies.load(family), Optional.empty(), FamilySearch.Options.partial()),
                shape.points().orElseGet(() -> part.of(shape.signal().mesh()))),
        outcome -> take(outcome).ifPresent(given -> search(shape, given)));
  }

  private void search(OpenShape shape, Given given) {
    known.put(shape, new Completion(given.points(), Optional.empty(), Optional.empty()));
    snapshots = new Latest<>();
    snapshots.watched(true);
    ShapePoints points = ShapePoints.onSurface(shape.signal().name(), given.points().floats());
    FitJob<Fitted<SparseTiling>> made =
        new FitJob<>(
            "Finding " + points.name() + " among " + given.method().family().name(),
            () ->
                FamilySearch.fit(
                    tools.engine(), given.method().family(), points, given.method().search()),
            snapshots);
    made.askForFitted();
    job = made;
    refresh();
    search.submit(tools.service(), Lane.FIT, made, outcome -> found(shape, given, outcome));
  }

  private void found(
      OpenShape shape, Given given, Outcome<FitResult<Fitted<SparseTiling>>> outcome) {
    Optional<FitResult<Fitted<SparseTiling>>> result = take(outcome);
    running.set(false);
    subject = null;
    if (result.isPresent()) {
      known.computeIfPresent(shape, (key, completion) -> completion.with(result.get()));
      FoundMember found = new FoundMember(given.method(), given.points(), result.get());
      project.change(
          ProjectStep.of("completion of " + shape.signal().name()),
          now -> now.withCompletion(shape, Optional.of(found)));
      extract(shape, result.get().fitted(), FINE);
    }
    follow();
  }

  /** Ends the search and keeps what it reached; one that has not begun is dropped. */
  public void stop() {
    if (search.busy()) {
      search.stop();
    } else if (running.get()) {
      giveUp();
      follow();
    }
  }

  /** Drops the completion of the shape that is looked at and shows its own fit again. */
  public void drop() {
    Optional<OpenShape> shape = shapes.current().get();
    if (shape.isPresent()) {
      if (subject == shape.get()) {
        giveUp();
      }
      known.remove(shape.get());
      project.change(
          ProjectStep.of("dropping of the completion of " + shape.get().signal().name()),
          now -> now.withCompletion(shape.get(), Optional.empty()));
      follow();
    }
  }

  /** Shows what the project holds in the place of what it does not. */
  private void follow() {
    boolean news = false;
    for (ShapeWork work : project.get().shapes()) {
      OpenShape shape = work.shape();
      Optional<FitResult<Fitted<SparseTiling>>> wanted = work.completion().map(FoundMember::result);
      Optional<Completion> shown = Optional.ofNullable(known.get(shape));
      boolean same =
          shown.isPresent() == wanted.isPresent()
              && shown.flatMap(Completion::result).equals(wanted);
      if (shape != subject && !same) {
        news = true;
        known.remove(shape);
        work.completion().map(CompletionViewModel::unseen).ifPresent(c -> known.put(shape, c));
      }
    }
    if (news) {
      reveal();
    } else {
      refresh();
    }
  }

  private static Completion unseen(FoundMember member) {
    return new Completion(member.given(), Optional.empty(), Optional.of(member.result()));
  }

  /** Shows what the search has come to, if its last surface is done; called once per frame. */
  public void poll() {
    OpenShape shape = subject;
    if (shape != null && search.busy() && !extraction.busy() && System.nanoTime() - nextLive >= 0) {
      snapshots
          .take()
          .flatMap(s -> s.live().fitted())
          .ifPresent(field -> extract(shape, field, LIVE));
      if (job != null) {
        job.askForFitted();
      }
    }
  }

  private void extract(OpenShape shape, Fitted<SparseTiling> field, int cells) {
    long start = System.nanoTime();
    extraction.submit(
        tools.service(),
        Lane.VIEW,
        new SurfaceJob(tools.engine(), field, cells, new Latest<>()),
        outcome -> {
          long end = System.nanoTime();
          nextLive = end + PATIENCE * (end - start);
          take(outcome)
              .map(surface -> new ShownSurface(shape, field, surface, cells))
              .ifPresent(
                  shown -> {
                    known.computeIfPresent(shape, (key, c) -> c.with(shown));
                    reveal();
                  });
        });
  }

  private <T> Optional<T> take(Outcome<T> outcome) {
    return Delivery.value(
        outcome,
        cause -> {
          giveUp();
          refresh();
          onFailure.accept(cause);
        });
  }

  private void giveUp() {
    subject = null;
    running.set(false);
    preparing.cancel();
    search.cancel();
    extraction.cancel();
  }

  private void forgetClosed() {
    if (subject != null && !shapes.shapes().contains(subject)) {
      giveUp();
    }
    known.keySet().retainAll(shapes.shapes());
    follow();
  }

  /** Shows the completion of the shape that is looked at, which may have no surface yet. */
  private void reveal() {
    refresh();
    Optional<FitResult<Fitted<SparseTiling>>> bare =
        current.get().filter(c -> c.surface().isEmpty()).flatMap(Completion::result);
    if (bare.isPresent() && !extraction.busy()) {
      extract(shapes.current().get().orElseThrow(), bare.get().fitted(), FINE);
    }
  }

  private void refresh() {
    Optional<OpenShape> shape = shapes.current().get();
    Optional<Completion> now = shape.map(known::get);
    current.set(now);
    boolean busy = running.get() && shape.filter(s -> s == subject).isPresent();
    words.set(
        now.flatMap(Completion::result)
            .map(CompletionViewModel::words)
            .orElse(busy ? "Looking for the member that goes through the points." : ""));
  }

  private static String words(FitResult<Fitted<SparseTiling>> result) {
    return "Found in %.1f s: the points are %s radii from it on average."
        .formatted(result.seconds(), Figures.small(result.quality().meanError()));
  }
}
