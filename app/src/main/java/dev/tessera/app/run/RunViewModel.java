package dev.tessera.app.run;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.RunState;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.LiveSliceJob;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.shown.PicturePatch;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Run control of one fit at a time, whatever is fitted: the states of {@link RunState} and the
 * commands between them. Every command may be given in every state; one that makes no sense there
 * does nothing.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 *
 * @param <R> what is fitted
 */
public final class RunViewModel<R> implements FitSteering<R> {
  /** A job on its way: what is needed to steer it and to tell its outcome from that of others. */
  private record Active<R>(
      Order<R> order,
      FitJob<R> job,
      Latest<Snapshot<R>> snapshots,
      JobHandle<FitResult<R>> handle) {}

  private final ModelService service;
  private final Supplier<Optional<Order<R>>> wanted;
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper runNumber = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper restored = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Snapshot<R>>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FitResult<R>>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Active<R>> active = Optional.empty();

  /** What made the last result. */
  private Optional<FitMethod.Stepwise> method = Optional.empty();

  private final Pending looking = new Pending();
  private boolean watched = true;
  private int watchedTile = -1;
  private int watchedSlice = -1;

  /**
   * Nothing fitted yet.
   *
   * @param wanted what would be fitted now, as things stand at the start of each fit
   */
  public RunViewModel(ModelService service, Supplier<Optional<Order<R>>> wanted) {
    this.service = service;
    this.wanted = wanted;
  }

  @Override
  public ReadOnlyObjectProperty<RunState> state() {
    return state.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  /** Counts fits from scratch, so that a view can begin a new curve and picture. */
  public ReadOnlyIntegerProperty runNumber() {
    return runNumber.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyObjectProperty<Optional<Snapshot<R>>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyObjectProperty<Optional<FitResult<R>>> result() {
    return result.getReadOnlyProperty();
  }

  /** The options of the last result; empty of a light field. */
  public Optional<FitOptions> fittedWith() {
    return method.flatMap(KeptFit::options);
  }

  /** The last result, with what made it. */
  public Optional<KeptFit<R>> kept() {
    return result.get().flatMap(r -> method.map(how -> new KeptFit<>(how, r)));
  }

  /** Counts results that were made earlier and are shown again. */
  public ReadOnlyIntegerProperty restored() {
    return restored.getReadOnlyProperty();
  }

  /** Why the last run failed; empty once another one starts. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failure() {
    return failure.getReadOnlyProperty();
  }

  @Override
  public boolean canStart() {
    return wanted.get().isPresent();
  }

  @Override
  public void startAnew() {
    wanted
        .get()
        .ifPresent(
            order -> {
              abandon();
              keep(Optional.empty(), Optional.empty());
              runNumber.set(runNumber.get() + 1);
              begin(order, Optional.empty());
            });
  }

  /** Goes on after the end with the same field, as long again as the stop rule says. */
  @Override
  public void continueRun() {
    Optional<FitResult<R>> previous = result.get();
    Optional<Order<R>> order = wanted.get();
    if (canContinue() && previous.isPresent() && order.isPresent()) {
      FitResult<R> last = previous.get();
      begin(order.get().after(last.seconds(), last.step(), last.psnr()), Optional.of(last.state()));
    }
  }

  @Override
  public boolean canContinue() {
    return !state.get().active()
        && result.get().isPresent()
        && method
            .flatMap(earlier -> wanted.get().filter(now -> now.continues(earlier)))
            .isPresent();
  }

  private void begin(Order<R> order, Optional<FitState> from) {
    Latest<Snapshot<R>> snapshots = new Latest<>();
    snapshots.watched(watched);
    FitJob<R> job =
        new FitJob<>(
            order.name(), () -> order.starter().begin(order.method().stop(), from), snapshots);
    job.watch(watchedTile);
    job.watchSlice(watchedSlice);
    snapshot.set(Optional.empty());
    failure.set(Optional.empty());
    Active<R> begun = new Active<>(order, job, snapshots, service.submit(Lane.FIT, job));
    active = Optional.of(begun);
    state.set(RunState.LOADING);
    Delivery.of(begun.handle().outcome(), outcome -> ended(begun, outcome));
  }

  /** Stops stepping; snapshot, export and view stay usable. */
  public void pause() {
    if (active.isPresent() && !stopping.get() && state.get() != RunState.PAUSED) {
      active.get().handle().pause();
      state.set(RunState.PAUSED);
    }
  }

  /** Goes on after a pause. */
  public void resume() {
    if (active.isPresent() && !stopping.get() && state.get() == RunState.PAUSED) {
      active.get().handle().resume();
      state.set(snapshot.get().isPresent() ? RunState.RUNNING : RunState.LOADING);
    }
  }

  @Override
  public void stop() {
    if (active.isPresent() && !stopping.get()) {
      stopping.set(true);
      active.get().handle().cancel();
    }
  }

  /** Forgets the fit, running or not; options and view stay. */
  @Override
  public void reset() {
    abandon();
    snapshot.set(Optional.empty());
    keep(Optional.empty(), Optional.empty());
    failure.set(Optional.empty());
    state.set(RunState.IDLE);
  }

  /**
   * Forgets the fit as {@link #reset} does. What one that is on its way came to is handed over once
   * it has ended; nothing is if it came to nothing.
   */
  public void letGo(Consumer<KeptFit<R>> then) {
    active.ifPresent(
        run ->
            Delivery.of(
                run.handle().outcome(),
                outcome ->
                    Delivery.value(outcome, cause -> {})
                        .map(last -> new KeptFit<>(run.order().method(), last))
                        .ifPresent(then)));
    reset();
  }

  /** Forgets the fit, and takes an earlier one in its place, from which it may go on. */
  public void restore(Optional<KeptFit<R>> earlier) {
    reset();
    if (earlier.isPresent()) {
      keep(earlier.map(KeptFit::result), earlier.map(KeptFit::method));
      state.set(RunState.FINISHED);
      restored.set(restored.get() + 1);
    }
  }

  @Override
  public void toggle() {
    switch (state.get()) {
      case LOADING, RUNNING -> pause();
      case PAUSED -> resume();
      case FINISHED, FAILED -> {
        if (canContinue()) {
          continueRun();
        } else {
          startAnew();
        }
      }
      case IDLE -> startAnew();
    }
  }

  /** Takes the newest snapshot, if there is one; called once per frame. */
  public void poll() {
    active.flatMap(run -> run.snapshots().take()).ifPresent(this::show);
  }

  /** Tells whether anybody can see the snapshots. */
  public void watched(boolean value) {
    watched = value;
    active.ifPresent(run -> run.snapshots().watched(value));
  }

  /** Asks for the code of one tile with every snapshot; -1 for none. */
  public void watchTile(int tile) {
    watchedTile = tile;
    active.ifPresent(run -> run.job().watch(tile));
  }

  /**
   * Looks at a slice of the signal, such as a frame of a clip, with every snapshot from now on.
   *
   * @param then is handed what is known of it, later; empty if no fit is on its way
   */
  public void watchSlice(int slice, Consumer<Optional<PicturePatch>> then) {
    watchedSlice = slice;
    looking.cancel();
    if (active.isEmpty()) {
      then.accept(Optional.empty());
      return;
    }
    looking.submit(
        service,
        Lane.VIEW,
        new LiveSliceJob(active.get().job(), slice),
        outcome -> {
          poll(); // what a snapshot brought before comes first
          then.accept(Delivery.value(outcome, cause -> {}).flatMap(known -> known));
        });
  }

  /** Asks for a copy of what is fitted in the next snapshot. */
  public void askForFitted() {
    active.ifPresent(run -> run.job().askForFitted());
  }

  /** Hands over what is fitted as it is now, later; empty if nothing was. */
  public void capture(Consumer<Optional<R>> then) {
    if (active.isEmpty()) {
      then.accept(result.get().map(FitResult::fitted));
      return;
    }
    Delivery.of(
        service.submit(Lane.VIEW, new CaptureJob<>(active.get().job())).outcome(),
        outcome ->
            then.accept(
                outcome
                    .match(
                        fitted -> fitted,
                        fitted -> fitted.flatMap(inner -> inner),
                        cause -> Optional.<R>empty())
                    .or(() -> result.get().map(FitResult::fitted))));
  }

  /**
   * Hands over what the fit has come to as it is now, with what makes it, later; it is put together
   * by who asks for it, once and on the pool.
   */
  public void captureKept(Consumer<Optional<Supplier<KeptFit<R>>>> then) {
    if (active.isEmpty()) {
      then.accept(ended());
      return;
    }
    Active<R> now = active.get();
    Delivery.of(
        service.submit(Lane.VIEW, CaptureJob.result(now.job())).outcome(),
        outcome ->
            then.accept(
                Delivery.value(outcome, cause -> {})
                    .flatMap(copied -> copied)
                    .map(copied -> later(now.order().method(), copied))
                    .or(this::ended)));
  }

  private Optional<Supplier<KeptFit<R>>> ended() {
    return kept().map(known -> () -> known);
  }

  private static <R> Supplier<KeptFit<R>> later(
      FitMethod.Stepwise method, Supplier<FitResult<R>> result) {
    return () -> new KeptFit<>(method, result.get());
  }

  /** Where the job on its way puts its snapshots; empty if none is. */
  public Optional<Latest<Snapshot<R>>> snapshots() {
    return active.map(Active::snapshots);
  }

  private void show(Snapshot<R> value) {
    snapshot.set(Optional.of(value));
    if (state.get() == RunState.LOADING) {
      state.set(RunState.RUNNING);
    }
  }

  private void abandon() {
    Optional<Active<R>> before = active;
    active = Optional.empty();
    stopping.set(false);
    before.ifPresent(run -> run.handle().cancel());
  }

  private void ended(Active<R> which, Outcome<FitResult<R>> outcome) {
    if (active.filter(run -> run.handle() == which.handle()).isEmpty()) {
      return;
    }
    poll();
    active = Optional.empty();
    stopping.set(false);
    Optional<FitResult<R>> left = Delivery.value(outcome, cause -> failure.set(Optional.of(cause)));
    if (left.isPresent()) {
      keep(left, Optional.of(which.order().method()));
    }
    boolean failed = failure.get().isPresent();
    boolean fitted = result.get().isPresent();
    state.set(failed ? RunState.FAILED : fitted ? RunState.FINISHED : RunState.IDLE);
  }

  private void keep(Optional<FitResult<R>> newResult, Optional<FitMethod.Stepwise> with) {
    method = with;
    result.set(newResult);
  }
}
