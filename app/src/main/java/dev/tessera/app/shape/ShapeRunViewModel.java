package dev.tessera.app.shape;

import dev.tessera.app.run.FitSteering;
import dev.tessera.app.run.Order;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapeWork;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/**
 * Run control of shapes. Every open shape has a fit of its own, which goes on while another shape
 * is looked at; fits that are started while another one is on its way wait for their turn. States
 * and commands here are those of the shape that is looked at.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class ShapeRunViewModel implements FitSteering<Fitted<SparseTiling>> {
  private final Tools tools;
  private final ShapesModel shapes;
  private final ObservableValue<Optional<FitOptions>> options;
  private final Map<OpenShape, RunViewModel<Fitted<SparseTiling>>> fits = new HashMap<>();

  /** The shape whose fit was started last. */
  private Optional<OpenShape> begun = Optional.empty();

  private final ReadOnlyIntegerWrapper runs = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<ShapeWork>> restored =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableValue<RunState> state;
  private final ObservableValue<Boolean> stopping;
  private final ObservableValue<Optional<Snapshot<Fitted<SparseTiling>>>> snapshot;
  private final ObservableValue<Optional<FitResult<Fitted<SparseTiling>>>> result;
  private BiConsumer<OpenShape, Throwable> onFailure = (shape, cause) -> {};
  private BiConsumer<OpenShape, Optional<KeptFit<Fitted<SparseTiling>>>> onResult =
      (shape, fit) -> {};
  private BiConsumer<OpenShape, KeptFit<Fitted<SparseTiling>>> onLeft = (shape, fit) -> {};
  private boolean watched = true;

  /** Controls fits of open shapes, with the options as they stand at the start of each. */
  public ShapeRunViewModel(
      Tools tools, ShapesModel shapes, ObservableValue<Optional<FitOptions>> options) {
    this.tools = tools;
    this.shapes = shapes;
    this.options = options;
    state = ofCurrent(RunViewModel::state, RunState.IDLE);
    stopping = ofCurrent(RunViewModel::stopping, false);
    snapshot = ofCurrent(RunViewModel::snapshot, Optional.empty());
    result = ofCurrent(RunViewModel::result, Optional.empty());
    shapes.shapes().addListener(this::forgetClosed);
    shapes.current().subscribe(now -> watchCurrent());
  }

  private <T> ObservableValue<T> ofCurrent(
      Function<RunViewModel<Fitted<SparseTiling>>, ObservableValue<T>> part, T none) {
    ObservableValue<T> nothing = new SimpleObjectProperty<>(none);
    ObjectProperty<T> value = new SimpleObjectProperty<>(none);
    value.bind(
        shapes
            .current()
            .flatMap(open -> open.map(shape -> part.apply(fit(shape))).orElse(nothing)));
    return value;
  }

  @Override
  public ObservableValue<RunState> state() {
    return state;
  }

  @Override
  public ObservableValue<Boolean> stopping() {
    return stopping;
  }

  @Override
  public ObservableValue<Optional<Snapshot<Fitted<SparseTiling>>>> snapshot() {
    return snapshot;
  }

  @Override
  public ObservableValue<Optional<FitResult<Fitted<SparseTiling>>>> result() {
    return result;
  }

  /** The options of the last result of the shape that is looked at. */
  public Optional<FitOptions> fittedWith() {
    return current().flatMap(RunViewModel::fittedWith);
  }

  /** The shape whose fit was started last. */
  public Optional<OpenShape> begun() {
    return begun;
  }

  /** Counts fits of all shapes, so that a view can begin a new curve. */
  public ReadOnlyIntegerProperty runNumber() {
    return runs.getReadOnlyProperty();
  }

  /** Where the fit of a shape stands. */
  public ReadOnlyObjectProperty<RunState> state(OpenShape shape) {
    return fit(shape).state();
  }

  /** Is told of every fit that fails, with its shape. */
  public void setOnFailure(BiConsumer<OpenShape, Throwable> listener) {
    onFailure = listener;
  }

  /** Is told of every result, and of those that are dropped, with its shape. */
  public void setOnResult(BiConsumer<OpenShape, Optional<KeptFit<Fitted<SparseTiling>>>> listener) {
    onResult = listener;
  }

  /** Is told what the fit of a shape came to that was on its way when the shape was closed. */
  public void setOnLeft(BiConsumer<OpenShape, KeptFit<Fitted<SparseTiling>>> listener) {
    onLeft = listener;
  }

  /** Takes the earlier fit of a shape in place of the one it has. */
  public void restore(ShapeWork earlier) {
    fit(earlier.shape()).restore(earlier.fit());
    restored.set(Optional.of(earlier));
  }

  /** The fit that was made earlier and is shown again, the newest. */
  public ReadOnlyObjectProperty<Optional<ShapeWork>> restored() {
    return restored.getReadOnlyProperty();
  }

  /** See {@link RunViewModel#captureKept}, of the fit of a shape. */
  public void captureKept(
      OpenShape shape, Consumer<Optional<Supplier<KeptFit<Fitted<SparseTiling>>>>> then) {
    fit(shape).captureKept(then);
  }

  /** Why what is looked at cannot be fitted, in one sentence; empty if it can. */
  public Optional<String> obstacle() {
    Optional<OpenShape> current = shapes.current().get();
    if (current.isEmpty()) {
      return Optional.of("Open a mesh to fit it.");
    }
    OpenShape shape = current.get();
    if (shape.origin().missing()) {
      return Optional.of("The file of this shape is not where it was: locate it to fit it again.");
    }
    if (canBeFitted(shape)) {
      return Optional.empty();
    }
    return Optional.of(
        shape.points().isPresent()
            ? "Points alone cannot be fitted, but completed with a family."
            : "This cannot be fitted: " + shape.inside().reason() + ".");
  }

  @Override
  public boolean canStart() {
    return current().filter(RunViewModel::canStart).isPresent();
  }

  @Override
  public void startAnew() {
    current().ifPresent(RunViewModel::startAnew);
  }

  private static boolean canBeFitted(OpenShape shape) {
    return shape.points().isEmpty() && shape.inside() == Inside.SOLID && !shape.origin().missing();
  }

  /**
   * Drops the fit of a mesh, if any, and starts from scratch; what has no inside cannot be fitted.
   */
  public void start(OpenShape shape) {
    fit(shape).startAnew();
  }

  private Optional<Order<Fitted<SparseTiling>>> order(OpenShape shape) {
    ShapeSignal signal = shape.signal();
    return options
        .getValue()
        .filter(o -> canBeFitted(shape))
        .map(
            wanted ->
                new Order<>(
                    "Fitting " + signal.name(),
                    wanted,
                    (all, state) ->
                        SignalLearner.shape(tools.engine(), signal, all, Optional.empty(), state),
                    true));
  }

  @Override
  public void toggle() {
    current().ifPresent(RunViewModel::toggle);
  }

  @Override
  public void stop() {
    current().ifPresent(RunViewModel::stop);
  }

  /** Whether a fit of any shape is on its way. */
  public boolean fitting() {
    return fits.values().stream().anyMatch(fit -> fit.state().get().active());
  }

  /** Ends every fit that is on its way and keeps what each reached. */
  public void stopAll() {
    fits.values().forEach(RunViewModel::stop);
  }

  @Override
  public void continueRun() {
    current().ifPresent(RunViewModel::continueRun);
  }

  @Override
  public boolean canContinue() {
    return current().filter(RunViewModel::canContinue).isPresent();
  }

  @Override
  public void reset() {
    current().ifPresent(RunViewModel::reset);
  }

  /** Takes the newest snapshots, if there are any; called once per frame. */
  public void poll() {
    fits.values().forEach(RunViewModel::poll);
  }

  /** Tells whether anybody can see the snapshots. */
  public void watched(boolean value) {
    watched = value;
    watchCurrent();
  }

  /** Asks for a copy of the shape in the next snapshot of the fit that is looked at. */
  public void askForShape() {
    current().ifPresent(RunViewModel::askForFitted);
  }

  /** Hands over the fitted shape of what is looked at, later; empty if nothing was fitted. */
  public void capture(Consumer<Optional<Fitted<SparseTiling>>> then) {
    current().ifPresentOrElse(fit -> fit.capture(then), () -> then.accept(Optional.empty()));
  }

  private Optional<RunViewModel<Fitted<SparseTiling>>> current() {
    return shapes.current().get().map(this::fit);
  }

  private RunViewModel<Fitted<SparseTiling>> fit(OpenShape shape) {
    RunViewModel<Fitted<SparseTiling>> known = fits.get(shape);
    if (known == null) {
      RunViewModel<Fitted<SparseTiling>> made =
          new RunViewModel<>(tools.service(), () -> order(shape));
      known = made;
      known.result().subscribe((before, now) -> onResult.accept(shape, made.kept()));
      known.failure().subscribe(f -> f.ifPresent(cause -> onFailure.accept(shape, cause)));
      known.runNumber().subscribe((before, now) -> started(shape));
      fits.put(shape, known);
    }
    return known;
  }

  private void started(OpenShape shape) {
    begun = Optional.of(shape);
    runs.set(runs.get() + 1);
    watchCurrent();
  }

  private void watchCurrent() {
    Optional<RunViewModel<Fitted<SparseTiling>>> current = current();
    fits.values().forEach(fit -> fit.watched(watched && current.filter(c -> c == fit).isPresent()));
  }

  private void forgetClosed(ListChangeListener.Change<? extends OpenShape> change) {
    while (change.next()) {
      for (OpenShape closed : change.getRemoved()) {
        Optional.ofNullable(fits.remove(closed))
            .ifPresent(fit -> fit.letGo(kept -> onLeft.accept(closed, kept)));
      }
    }
  }
}
