package dev.tessera.app.fit;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.FieldSource;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedField;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Run control: the states of {@link RunState} and the commands between them. Every command may be
 * given in every state; one that makes no sense there does nothing.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class RunViewModel implements FieldSource {
  /** A job on its way: what is needed to steer it and to tell its outcome from that of others. */
  private record Run(FitJob job, JobHandle<FitResult> handle, Latest<FitSnapshot> snapshots) {}

  private final ModelService service;
  private final Engine engine;
  private final SessionModel session;
  private final OptionsViewModel options;

  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper runNumber = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<FitSnapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FitResult>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private @Nullable Run run;
  private boolean watched = true;
  private int watchedTile = -1;

  /** Controls fits of what is open, with the options as they stand at the start of each. */
  public RunViewModel(
      ModelService service, Engine engine, SessionModel session, OptionsViewModel options) {
    this.service = service;
    this.engine = engine;
    this.session = session;
    this.options = options;
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
  public ReadOnlyObjectProperty<Optional<FitSnapshot>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /** The last result; a failure or a run that is on its way leaves it as it was. */
  public ReadOnlyObjectProperty<Optional<FitResult>> result() {
    return result.getReadOnlyProperty();
  }

  /** Why the last run failed; empty once another one starts. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** Starts a fit from scratch unless one is on its way. */
  public void start() {
    if (!state.get().active()) {
      startAnew();
    }
  }

  /** Drops the fit that is on its way, if any, and starts from scratch. */
  public void startAnew() {
    Optional<Session> open = session.get();
    Optional<FitOptions> wanted = options.options().get();
    if (open.isEmpty() || wanted.isEmpty()) {
      return;
    }
    abandon();
    result.set(Optional.empty());
    runNumber.set(runNumber.get() + 1);
    submit(open.get(), wanted.get().suitedTo(open.get().signal()), Optional.empty());
  }

  /** Stops stepping; snapshot, export and view stay usable. */
  public void pause() {
    Run active = run;
    if (active != null && !stopping.get() && state.get() != RunState.PAUSED) {
      active.handle().pause();
      state.set(RunState.PAUSED);
    }
  }

  /** Goes on after a pause. */
  public void resume() {
    Run active = run;
    if (active != null && !stopping.get() && state.get() == RunState.PAUSED) {
      active.handle().resume();
      state.set(snapshot.get().isPresent() ? RunState.RUNNING : RunState.LOADING);
    }
  }

  /** Ends the fit after its current step and keeps what there is. */
  public void stop() {
    Run active = run;
    if (active != null && !stopping.get()) {
      stopping.set(true);
      active.handle().cancel();
    }
  }

  /** Goes on after the end with the same field, as long again as the stop rule says. */
  public void continueRun() {
    Optional<FitResult> previous = result.get();
    Optional<Session> open = session.get();
    if (!canContinue() || previous.isEmpty() || open.isEmpty()) {
      return;
    }
    FitOptions wanted =
        options
            .options()
            .get()
            .map(o -> o.suitedTo(open.get().signal()))
            .orElse(previous.get().options());
    submit(open.get(), Continuation.of(previous.get(), wanted), previous);
  }

  /** Whether {@link #continueRun} would do something. */
  public boolean canContinue() {
    return !state.get().active()
        && result.get().isPresent()
        && options.options().get().isPresent()
        && session
            .get()
            .map(open -> options.options().get().get().suitedTo(open.signal()))
            .filter(wanted -> Continuation.possible(result.get().get(), wanted))
            .isPresent();
  }

  /** Forgets the fit, running or not; options and view stay. */
  public void reset() {
    abandon();
    snapshot.set(Optional.empty());
    result.set(Optional.empty());
    failure.set(Optional.empty());
    state.set(RunState.IDLE);
  }

  /** The one button: start, pause, resume or continue, whichever makes sense now. */
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
    Run active = run;
    if (active != null) {
      active.snapshots().take().ifPresent(this::show);
    }
  }

  /** Tells whether anybody can see the snapshots. */
  public void watched(boolean value) {
    watched = value;
    Run active = run;
    if (active != null) {
      active.snapshots().watched(value);
    }
  }

  /** Asks for the code of one tile with every snapshot; -1 for none. */
  public void watchTile(int tile) {
    watchedTile = tile;
    Run active = run;
    if (active != null) {
      active.job().watch(tile);
    }
  }

  @Override
  public void capture(Consumer<Optional<FittedField>> then) {
    Run active = run;
    if (active == null) {
      then.accept(result.get().map(FitResult::field));
      return;
    }
    Delivery.of(
        service.submit(Lane.VIEW, new CaptureJob(active.job())).outcome(),
        outcome -> then.accept(captured(outcome).or(() -> result.get().map(FitResult::field))));
  }

  private static Optional<FittedField> captured(Outcome<Optional<FittedField>> outcome) {
    return outcome.match(
        field -> field, field -> field.flatMap(inner -> inner), cause -> Optional.empty());
  }

  private void submit(Session open, FitOptions wanted, Optional<FitResult> previous) {
    Latest<FitSnapshot> snapshots = new Latest<>();
    snapshots.watched(watched);
    FitJob job = new FitJob(engine, open.signal(), wanted, previous, snapshots);
    job.watch(watchedTile);
    snapshot.set(Optional.empty());
    failure.set(Optional.empty());
    Run started = new Run(job, service.submit(Lane.FIT, job), snapshots);
    run = started;
    state.set(RunState.LOADING);
    Delivery.of(started.handle().outcome(), outcome -> ended(started, outcome));
  }

  private void show(FitSnapshot value) {
    snapshot.set(Optional.of(value));
    if (state.get() == RunState.LOADING) {
      state.set(RunState.RUNNING);
    }
  }

  private void abandon() {
    Run active = run;
    run = null;
    stopping.set(false);
    if (active != null) {
      active.handle().cancel();
    }
  }

  private void ended(Run which, Outcome<FitResult> outcome) {
    Run active = run;
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

  private RunState keep(Optional<FitResult> value) {
    if (value.isPresent()) {
      result.set(value);
    }
    return result.get().isPresent() ? RunState.FINISHED : RunState.IDLE;
  }

  /** Where the job on its way puts its snapshots, for tests. */
  Optional<Latest<FitSnapshot>> snapshots() {
    return Optional.ofNullable(run).map(Run::snapshots);
  }
}
