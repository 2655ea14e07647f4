package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunControl;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Steering;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.job.ShapeCaptureJob;
import dev.tessera.model.job.ShapeFitJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Run control of shapes. Every open shape has a fit of its own, which goes on while another shape
 * is looked at; fits that are started while another one is on its way wait for their turn. States
 * and commands here are those of the shape that is looked at.
 *
 * <p>The service must report outcomes on the window's thread, where all methods are called.
 */
public final class ShapeRunViewModel implements Steering {
  /** The fit of one shape. */
  private static final class Fit {
    private final RunControl<ShapeSnapshot, ShapeFitResult> control;

    /** The job submitted last. */
    private @Nullable ShapeFitJob job;

    private Fit(ModelService service) {
      control = new RunControl<>(service);
    }
  }

  private final ModelService service;
  private final Engine engine;
  private final ShapesModel shapes;
  private final ObservableValue<Optional<ShapeOptions>> options;
  private final Map<OpenShape, Fit> fits = new HashMap<>();

  /** The shape whose fit was started last. */
  private Optional<OpenShape> begun = Optional.empty();

  private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper runs = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<ShapeSnapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ShapeFitResult>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private BiConsumer<OpenShape, Throwable> onFailure = (shape, cause) -> {};
  private boolean watched = true;

  /** Controls fits of open shapes, with the options as they stand at the start of each. */
  public ShapeRunViewModel(
      ModelService service,
      Engine engine,
      ShapesModel shapes,
      ObservableValue<Optional<ShapeOptions>> options) {
    this.service = service;
    this.engine = engine;
    this.shapes = shapes;
    this.options = options;
    state.bind(ofCurrent(RunControl::state, RunState.IDLE));
    stopping.bind(ofCurrent(RunControl::stopping, false));
    snapshot.bind(ofCurrent(RunControl::snapshot, Optional.empty()));
    result.bind(ofCurrent(RunControl::result, Optional.empty()));
    shapes.shapes().addListener(this::forgetClosed);
    shapes.current().subscribe(now -> watchCurrent());
  }

  private <T> ObservableValue<T> ofCurrent(
      Function<RunControl<ShapeSnapshot, ShapeFitResult>, ObservableValue<T>> part, T none) {
    ObservableValue<T> nothing = new SimpleObjectProperty<>(none);
    return shapes
        .current()
        .flatMap(open -> open.map(shape -> part.apply(fit(shape).control)).orElse(nothing));
  }

  @Override
  public ReadOnlyObjectProperty<RunState> state() {
    return state.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  /** The newest snapshot of the shape that is looked at. */
  public ReadOnlyObjectProperty<Optional<ShapeSnapshot>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /** The last result of the shape that is looked at. */
  public ReadOnlyObjectProperty<Optional<ShapeFitResult>> result() {
    return result.getReadOnlyProperty();
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
    return fit(shape).control.state();
  }

  /** The last result of a shape. */
  public ReadOnlyObjectProperty<Optional<ShapeFitResult>> result(OpenShape shape) {
    return fit(shape).control.result();
  }

  /** Is told of every fit that fails, with its shape. */
  public void setOnFailure(BiConsumer<OpenShape, Throwable> listener) {
    onFailure = listener;
  }

  /** Why what is looked at cannot be fitted, in one sentence; empty if it can. */
  Optional<String> obstacle() {
    return shapes
        .current()
        .get()
        .filter(shape -> !canBeFitted(shape))
        .map(
            shape ->
                shape.points().isPresent()
                    ? "Points alone cannot be fitted, but completed with a family."
                    : "This cannot be fitted: " + shape.inside().reason() + ".");
  }

  @Override
  public boolean canStart() {
    return shapes.current().get().filter(ShapeRunViewModel::canBeFitted).isPresent()
        && options.getValue().isPresent();
  }

  @Override
  public void startAnew() {
    shapes.current().get().ifPresent(this::start);
  }

  private static boolean canBeFitted(OpenShape shape) {
    return shape.points().isEmpty() && shape.inside() == Inside.SOLID;
  }

  /**
   * Drops the fit of a mesh, if any, and starts from scratch; what has no inside cannot be fitted.
   */
  public void start(OpenShape shape) {
    Optional<ShapeOptions> wanted = options.getValue();
    if (wanted.isPresent() && canBeFitted(shape)) {
      Fit fit = fit(shape);
      begun = Optional.of(shape);
      runs.set(runs.get() + 1);
      fit.control.startAnew(snapshots -> job(fit, shape, wanted.get(), snapshots));
      watchCurrent();
    }
  }

  private ShapeFitJob job(
      Fit fit, OpenShape shape, ShapeOptions wanted, Latest<ShapeSnapshot> snapshots) {
    ShapeFitJob job = new ShapeFitJob(engine, shape.signal(), wanted, snapshots);
    fit.job = job;
    return job;
  }

  @Override
  public void toggle() {
    current().ifPresent(fit -> fit.control.toggle(false, () -> {}, this::startAnew));
  }

  @Override
  public void stop() {
    current().ifPresent(fit -> fit.control.stop());
  }

  /** Ends every fit that is on its way and keeps what each reached. */
  public void stopAll() {
    fits.values().forEach(fit -> fit.control.stop());
  }

  /** Does nothing: a fit of a shape cannot go on after its end. */
  @Override
  public void continueRun() {}

  @Override
  public boolean canContinue() {
    return false;
  }

  @Override
  public void reset() {
    current().ifPresent(fit -> fit.control.reset());
  }

  /** Takes the newest snapshots, if there are any; called once per frame. */
  public void poll() {
    fits.values().forEach(fit -> fit.control.poll());
  }

  /** Tells whether anybody can see the snapshots. */
  public void watched(boolean value) {
    watched = value;
    watchCurrent();
  }

  /** Asks for a copy of the shape in the next snapshot of the fit that is looked at. */
  public void askForShape() {
    current().map(fit -> fit.job).ifPresent(ShapeFitJob::askForShape);
  }

  /** Hands over the fitted shape of what is looked at, later; empty if nothing was fitted. */
  public void capture(Consumer<Optional<Fitted<SparseTiling>>> then) {
    Optional<Fit> fit = current();
    Optional<Fitted<SparseTiling>> last =
        fit.flatMap(f -> f.control.result().get()).map(ShapeFitResult::shape);
    ShapeFitJob job = fit.map(f -> f.job).orElse(null);
    if (job == null || !state.get().active()) {
      then.accept(last);
      return;
    }
    Delivery.of(
        service.submit(Lane.VIEW, new ShapeCaptureJob(job)).outcome(),
        outcome ->
            then.accept(
                outcome
                    .match(
                        shape -> shape,
                        partial -> partial.flatMap(inner -> inner),
                        cause -> Optional.<Fitted<SparseTiling>>empty())
                    .or(() -> last)));
  }

  private Optional<Fit> current() {
    return shapes.current().get().map(this::fit);
  }

  private Fit fit(OpenShape shape) {
    Fit known = fits.get(shape);
    if (known == null) {
      known = new Fit(service);
      known.control.failure().subscribe(f -> f.ifPresent(cause -> onFailure.accept(shape, cause)));
      fits.put(shape, known);
    }
    return known;
  }

  private void watchCurrent() {
    Optional<Fit> current = current();
    fits.values()
        .forEach(fit -> fit.control.watched(watched && current.filter(c -> c == fit).isPresent()));
  }

  private void forgetClosed(ListChangeListener.Change<? extends OpenShape> change) {
    while (change.next()) {
      change.getRemoved().stream()
          .map(fits::remove)
          .filter(Objects::nonNull)
          .forEach(fit -> fit.control.reset());
    }
  }
}
