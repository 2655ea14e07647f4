package dev.tessera.app.run;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.RunState;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Steers one fit at a time through the states of {@link RunState}, whatever is fitted.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 *
 * @param <S> what a fit shows on its way
 * @param <R> what it leaves
 */
final class RunControl<S, R> {
  /** A job on its way: what is needed to steer it and to tell its outcome from that of others. */
  private record Run<S, R>(JobHandle<R> handle, Latest<S> snapshots) {}

  private final ModelService service;
  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper runNumber = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<S>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<R>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private @Nullable Run<S, R> run;
  private boolean watched = true;

  /** Submits to a service. */
  public RunControl(ModelService service) {
    this.service = service;
  }

  /** Where the fit stands. */
  public ReadOnlyObjectProperty<RunState> state() {
    return state.getReadOnlyProperty();
  }

  /** Whether a stop was asked for and the job has not ended yet. */
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  /** Counts fits from scratch, so that a view can begin a new curve and picture. */
  public ReadOnlyIntegerProperty runNumber() {
    return runNumber.getReadOnlyProperty();
  }

  /** The newest snapshot of the run; each one is set exactly once. */
  public ReadOnlyObjectProperty<Optional<S>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /** The last result; a failure or a run that is on its way leaves it as it was. */
  public ReadOnlyObjectProperty<Optional<R>> result() {
    return result.getReadOnlyProperty();
  }

  /** Why the last run failed; empty once another one starts. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** Drops the fit that is on its way, if any, and its result, and starts another one. */
  public void startAnew(Function<Latest<S>, Job<R>> job) {
    abandon();
    result.set(Optional.empty());
    runNumber.set(runNumber.get() + 1);
    goOn(job);
  }

  /** Starts a job that goes on from the last result, which is kept until it ends. */
  public void goOn(Function<Latest<S>, Job<R>> job) {
    abandon();
    Latest<S> snapshots = new Latest<>();
    snapshots.watched(watched);
    Job<R> begun = job.apply(snapshots);
    snapshot.set(Optional.empty());
    failure.set(Optional.empty());
    Run<S, R> started = new Run<>(service.submit(Lane.FIT, begun), snapshots);
    run = started;
    state.set(RunState.LOADING);
    Delivery.of(started.handle().outcome(), outcome -> ended(started, outcome));
  }

  /** Stops stepping; snapshot, export and view stay usable. */
  public void pause() {
    Run<S, R> active = run;
    if (active != null && !stopping.get() && state.get() != RunState.PAUSED) {
      active.handle().pause();
      state.set(RunState.PAUSED);
    }
  }

  /** Goes on after a pause. */
  public void resume() {
    Run<S, R> active = run;
    if (active != null && !stopping.get() && state.get() == RunState.PAUSED) {
      active.handle().resume();
      state.set(snapshot.get().isPresent() ? RunState.RUNNING : RunState.LOADING);
    }
  }

  /** Ends the fit after its current step and keeps what there is. */
  public void stop() {
    Run<S, R> active = run;
    if (active != null && !stopping.get()) {
      stopping.set(true);
      active.handle().cancel();
    }
  }

  /** Forgets the fit, running or not. */
  public void reset() {
    abandon();
    snapshot.set(Optional.empty());
    result.set(Optional.empty());
    failure.set(Optional.empty());
    state.set(RunState.IDLE);
  }

  /**
   * Forgets the fit, running or not, and takes another result as the last one, such as that of what
   * is opened again.
   */
  public void resetTo(Optional<R> earlier) {
    reset();
    result.set(earlier);
    state.set(earlier.isPresent() ? RunState.FINISHED : RunState.IDLE);
  }

  /** The one button: pause, resume, continue if that is possible, or start. */
  public void toggle(boolean canContinue, Runnable goOn, Runnable startAnew) {
    switch (state.get()) {
      case LOADING, RUNNING -> pause();
      case PAUSED -> resume();
      case FINISHED, FAILED -> {
        if (canContinue) {
          goOn.run();
        } else {
          startAnew.run();
        }
      }
      case IDLE -> startAnew.run();
    }
  }

  /** Takes the newest snapshot, if there is one; called once per frame. */
  public void poll() {
    Run<S, R> active = run;
    if (active != null) {
      active.snapshots().take().ifPresent(this::show);
    }
  }

  /** Tells whether anybody can see the snapshots. */
  public void watched(boolean value) {
    watched = value;
    Run<S, R> active = run;
    if (active != null) {
      active.snapshots().watched(value);
    }
  }

  /** Where the job on its way puts its snapshots; empty if none is. */
  public Optional<Latest<S>> snapshots() {
    Run<S, R> active = run;
    return active == null ? Optional.empty() : Optional.of(active.snapshots());
  }

  private void show(S value) {
    snapshot.set(Optional.of(value));
    if (state.get() == RunState.LOADING) {
      state.set(RunState.RUNNING);
    }
  }

  private void abandon() {
    Run<S, R> active = run;
    run = null;
    stopping.set(false);
    if (active != null) {
      active.handle().cancel();
    }
  }

  private void ended(Run<S, R> which, Outcome<R> outcome) {
    Run<S, R> active = run;
    if (active == null || active.handle() != which.handle()) {
      return;
    }
    poll();
    run = null;
    stopping.set(false);
    RunState end =
        outcome.match(
            done -> keep(Optional.of(done)),
            this::keep,
            cause -> {
              failure.set(Optional.of(cause));
              return RunState.FAILED;
            });
    state.set(end);
  }

  private RunState keep(Optional<R> value) {
    if (value.isPresent()) {
      result.set(value);
    }
    return result.get().isPresent() ? RunState.FINISHED : RunState.IDLE;
  }
}
