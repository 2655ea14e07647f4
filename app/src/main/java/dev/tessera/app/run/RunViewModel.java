package dev.tessera.app.run;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Steering;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Run control of one fit at a time, whatever is fitted: the states of {@link RunState} and the
 * commands between them. Every command may be given in every state; one that makes no sense there
 * does nothing.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 *
 * @param <R> what is fitted
 */
public final class RunViewModel<R> implements Steering {
  private final ModelService service;
  private final Supplier<Optional<Order<R>>> wanted;
  private final RunControl<Snapshot<R>, FitResult<R>> control;

  /** The job submitted last, and what it was to do. */
  private @Nullable FitJob<R> job;

  private Optional<Order<R>> begun = Optional.empty();

  /** What made the last result. */
  private Optional<Order<R>> fittedBy = Optional.empty();

  private int watchedTile = -1;

  /**
   * Nothing fitted yet.
   *
   * @param wanted what would be fitted now, as things stand at the start of each fit
   */
  public RunViewModel(ModelService service, Supplier<Optional<Order<R>>> wanted) {
    this.service = service;
    this.wanted = wanted;
    control = new RunControl<>(service);
    control.result().subscribe(now -> fittedBy = now.flatMap(r -> begun));
  }

  @Override
  public ReadOnlyObjectProperty<RunState> state() {
    return control.state();
  }

  @Override
  public ReadOnlyBooleanProperty stopping() {
    return control.stopping();
  }

  /** Counts fits from scratch, so that a view can begin a new curve and picture. */
  public ReadOnlyIntegerProperty runNumber() {
    return control.runNumber();
  }

  /** The newest snapshot of the run; each one is set exactly once. */
  public ReadOnlyObjectProperty<Optional<Snapshot<R>>> snapshot() {
    return control.snapshot();
  }

  /** The last result; a failure or a run that is on its way leaves it as it was. */
  public ReadOnlyObjectProperty<Optional<FitResult<R>>> result() {
    return control.result();
  }

  /** The options of the last result. */
  public Optional<FitOptions> fittedWith() {
    return fittedBy.map(Order::options);
  }

  /** Why the last run failed; empty once another one starts. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failure() {
    return control.failure();
  }

  @Override
  public boolean canStart() {
    return wanted.get().isPresent();
  }

  /** Starts a fit from scratch unless one is on its way. */
  public void start() {
    if (!active()) {
      startAnew();
    }
  }

  @Override
  public void startAnew() {
    wanted
        .get()
        .ifPresent(
            order -> control.startAnew(snapshots -> job(order, Optional.empty(), snapshots)));
  }

  /** Stops stepping; snapshot, export and view stay usable. */
  public void pause() {
    control.pause();
  }

  /** Goes on after a pause. */
  public void resume() {
    control.resume();
  }

  @Override
  public void stop() {
    control.stop();
  }

  /** Goes on after the end with the same field, as long again as the stop rule says. */
  @Override
  public void continueRun() {
    Optional<FitResult<R>> previous = result().get();
    Optional<Order<R>> order = wanted.get();
    if (canContinue() && previous.isPresent() && order.isPresent()) {
      FitResult<R> last = previous.get();
      Order<R> further = order.get().after(last.seconds(), last.step(), last.psnr());
      control.goOn(snapshots -> job(further, Optional.of(last.state()), snapshots));
    }
  }

  @Override
  public boolean canContinue() {
    return !active()
        && result().get().isPresent()
        && fittedBy
            .flatMap(earlier -> wanted.get().filter(now -> now.continues(earlier)))
            .isPresent();
  }

  /** Forgets the fit, running or not; options and view stay. */
  @Override
  public void reset() {
    control.reset();
  }

  /** Forgets the fit, and takes another result as the last one. */
  public void resetTo(Optional<FitResult<R>> earlier) {
    begun = Optional.empty();
    control.resetTo(earlier);
  }

  @Override
  public void toggle() {
    control.toggle(canContinue(), this::continueRun, this::startAnew);
  }

  /** Takes the newest snapshot, if there is one; called once per frame. */
  public void poll() {
    control.poll();
  }

  /** Tells whether anybody can see the snapshots. */
  public void watched(boolean value) {
    control.watched(value);
  }

  /** Asks for the code of one tile with every snapshot; -1 for none. */
  public void watchTile(int tile) {
    watchedTile = tile;
    if (job != null) {
      job.watch(tile);
    }
  }

  /** Asks for a copy of what is fitted in the next snapshot. */
  public void askForFitted() {
    if (job != null) {
      job.askForFitted();
    }
  }

  /** Hands over what is fitted as it is now, later; empty if nothing was. */
  public void capture(Consumer<Optional<R>> then) {
    Optional<R> last = result().get().map(FitResult::fitted);
    FitJob<R> running = job;
    if (!active() || running == null) {
      then.accept(last);
      return;
    }
    Delivery.of(
        service.submit(Lane.VIEW, new CaptureJob<>(running)).outcome(),
        outcome ->
            then.accept(
                outcome
                    .match(
                        fitted -> fitted,
                        fitted -> fitted.flatMap(inner -> inner),
                        cause -> Optional.<R>empty())
                    .or(() -> result().get().map(FitResult::fitted))));
  }

  private boolean active() {
    return state().get().active();
  }

  private FitJob<R> job(Order<R> order, Optional<FitState> state, Latest<Snapshot<R>> snapshots) {
    FitJob<R> made =
        new FitJob<>(order.name(), () -> order.starter().begin(order.options(), state), snapshots);
    made.watch(watchedTile);
    begun = Optional.of(order);
    job = made;
    return made;
  }

  /** Where the job on its way puts its snapshots; empty if none is. */
  public Optional<Latest<Snapshot<R>>> snapshots() {
    return control.snapshots();
  }
}
