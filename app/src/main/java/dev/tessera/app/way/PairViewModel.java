package dev.tessera.app.way;

import dev.tessera.app.run.Order;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Fits both ends over the same tiles with the same networks. What was fitted is a part of the
 * project, and shown again when both become the ends again.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class PairViewModel {
  /** Time between two looks at the shape that is being fitted. */
  private static final long LOOK_NANOS = 1_500_000_000L;

  private final Tools tools;
  private final LongSupplier nanoTime;
  private final RunViewModel<FittedPair<SparseTiling>> run;
  private final ProjectModel project;
  private final PairSettings settings;
  private final ReadOnlyObjectWrapper<Optional<Fitted<SparseTiling>>> live =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<ShapePair> pair = Optional.empty();
  private long nextLook;

  /** Nothing to fit yet. */
  PairViewModel(Tools tools, ProjectModel project, LongSupplier nanoTime) {
    this.tools = tools;
    this.project = project;
    this.nanoTime = nanoTime;
    settings = new PairSettings(project);
    run =
        new RunViewModel<>(
            tools.service(),
            () ->
                pair.filter(both -> both.both(shape -> !shape.origin().missing()))
                    .map(this::order));
    run.result()
        .subscribe(
            () ->
                run.kept()
                    .ifPresent(
                        kept -> pair.ifPresent(p -> project.note(now -> now.withPair(p, kept)))));
    project.property().subscribe(this::follow);
    run.state().subscribe(this::turned);
    run.runNumber()
        .subscribe(
            (before, now) -> {
              live.set(Optional.empty());
              nextLook = nanoTime.getAsLong();
            });
    run.snapshot()
        .subscribe(
            now ->
                now.flatMap(s -> s.live().fitted()).map(FittedPair::second).ifPresent(this::seen));
  }

  /** Run control of the fit; one that is reset is forgotten. */
  public RunViewModel<FittedPair<SparseTiling>> run() {
    return run;
  }

  /** How both are fitted. */
  public PairSettings settings() {
    return settings;
  }

  /** The shape that is being fitted, as it was a moment ago; empty when nothing is. */
  public ReadOnlyObjectProperty<Optional<Fitted<SparseTiling>>> live() {
    return live.getReadOnlyProperty();
  }

  /**
   * Takes other ends.
   *
   * @param wanted two solids; empty if that is not what the ends are
   */
  void choose(Optional<ShapePair> wanted) {
    if (wanted.equals(pair)) {
      return;
    }
    Optional<ShapePair> left = pair;
    pair = Optional.empty();
    run.letGo(kept -> left.ifPresent(p -> project.swap(now -> now.withPair(p, kept))));
    pair = wanted;
    run.restore(known());
  }

  /** Starts to fit the ends, unless that was done or tried before. */
  void begin() {
    if (pair.isPresent() && run.state().get() == RunState.IDLE && run.result().get().isEmpty()) {
      run.startAnew();
    }
  }

  /** What the project knows of the pair. */
  private Optional<KeptFit<FittedPair<SparseTiling>>> known() {
    return pair.flatMap(p -> Optional.ofNullable(project.get().morph().pairs().get(p)));
  }

  /** A fit that comes back is shown, as one that had to end when the ends became others. */
  private void follow() {
    boolean other = known().isPresent() && !known().equals(run.kept());
    if (project.recalling() && other && !run.state().get().active()) {
      run.restore(known());
    }
  }

  private void turned(RunState now) {
    if (!now.active()) {
      live.set(Optional.empty());
    }
    if (now == RunState.IDLE) {
      pair.ifPresent(p -> project.note(was -> was.withoutPair(p)));
    }
  }

  private void seen(Fitted<SparseTiling> shape) {
    nextLook = nanoTime.getAsLong() + LOOK_NANOS;
    live.set(Optional.of(shape));
  }

  private Order<FittedPair<SparseTiling>> order(ShapePair both) {
    ShapeSignal first = both.first().signal();
    ShapeSignal second = both.second().signal();
    return new Order<>(
        "Fitting " + first.name() + " and " + second.name(),
        settings.preset().get().pair().change().stop(settings.stop()).build(),
        (all, state) -> new PairFit(tools.engine(), first, second, all, state),
        true);
  }

  /** Takes the newest snapshot, and asks for a look at the shape now and then. */
  void poll() {
    run.poll();
    if (run.state().get() == RunState.RUNNING && nanoTime.getAsLong() - nextLook >= 0) {
      nextLook = nanoTime.getAsLong() + LOOK_NANOS;
      run.askForFitted();
    }
  }
}
