package dev.tessera.app.fit;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.FieldSource;
import dev.tessera.app.session.RunControl;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Steering;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Run control of pictures: the states of {@link RunState} and the commands between them. Every
 * command may be given in every state; one that makes no sense there does nothing.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class RunViewModel implements FieldSource, Steering {
  private final ModelService service;
  private final Engine engine;
  private final SessionModel session;
  private final OptionsViewModel options;
  private final RunControl<FitSnapshot, FitResult> control;

  /** The job submitted last. */
  private @Nullable FitJob job;

  private int watchedTile = -1;

  /** Controls fits of what is open, with the options as they stand at the start of each. */
  public RunViewModel(
      ModelService service, Engine engine, SessionModel session, OptionsViewModel options) {
    this.service = service;
    this.engine = engine;
    this.session = session;
    this.options = options;
    control = new RunControl<>(service);
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
  public ReadOnlyObjectProperty<Optional<FitSnapshot>> snapshot() {
    return control.snapshot();
  }

  /** The last result; a failure or a run that is on its way leaves it as it was. */
  public ReadOnlyObjectProperty<Optional<FitResult>> result() {
    return control.result();
  }

  /** Why the last run failed; empty once another one starts. */
  public ReadOnlyObjectProperty<Optional<Throwable>> failure() {
    return control.failure();
  }

  @Override
  public boolean canStart() {
    return session.get().isPresent() && options.options().get().isPresent();
  }

  /** Starts a fit from scratch unless one is on its way. */
  public void start() {
    if (!active()) {
      startAnew();
    }
  }

  @Override
  public void startAnew() {
    Optional<Session> open = session.get();
    Optional<FitOptions> wanted = options.options().get();
    if (open.isPresent() && wanted.isPresent()) {
      FitOptions suited = wanted.get().suitedTo(open.get().signal());
      control.startAnew(snapshots -> job(open.get(), suited, Optional.empty(), snapshots));
    }
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
    Optional<FitResult> previous = result().get();
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
    FitOptions further = Continuation.of(previous.get(), wanted);
    control.goOn(snapshots -> job(open.get(), further, previous, snapshots));
  }

  @Override
  public boolean canContinue() {
    return !active()
        && result().get().isPresent()
        && options.options().get().isPresent()
        && session
            .get()
            .map(open -> options.options().get().get().suitedTo(open.signal()))
            .filter(wanted -> Continuation.possible(result().get().get(), wanted))
            .isPresent();
  }

  /** Forgets the fit, running or not; options and view stay. */
  @Override
  public void reset() {
    control.reset();
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

  @Override
  public void capture(Consumer<Optional<Fitted<GridTiling>>> then) {
    FitJob running = job;
    if (!active() || running == null) {
      then.accept(result().get().map(FitResult::field));
      return;
    }
    Delivery.of(
        service.submit(Lane.VIEW, new CaptureJob(running)).outcome(),
        outcome -> then.accept(captured(outcome).or(() -> result().get().map(FitResult::field))));
  }

  private static Optional<Fitted<GridTiling>> captured(
      Outcome<Optional<Fitted<GridTiling>>> outcome) {
    return outcome.match(
        field -> field, field -> field.flatMap(inner -> inner), cause -> Optional.empty());
  }

  private boolean active() {
    return state().get().active();
  }

  private FitJob job(
      Session open,
      FitOptions wanted,
      Optional<FitResult> previous,
      Latest<FitSnapshot> snapshots) {
    FitJob begun = new FitJob(engine, open.signal(), wanted, previous, snapshots);
    begun.watch(watchedTile);
    job = begun;
    return begun;
  }

  /** Where the job on its way puts its snapshots, for tests. */
  Optional<Latest<FitSnapshot>> snapshots() {
    return control.snapshots();
  }
}
