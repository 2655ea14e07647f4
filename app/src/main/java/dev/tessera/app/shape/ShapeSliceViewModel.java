package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.job.SliceJob;
import dev.tessera.model.render.DistanceSlice;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The distance on the plane of the cut: of the original, and of what is fitted to it. While a fit
 * runs its slice follows the live surface, which keeps the fit's speed; at rest it is fine.
 */
public final class ShapeSliceViewModel {
  private static final int LIVE = 128;
  private static final int FINE = 256;
  private static final int BATCH = 8192;

  private final Tools tools;
  private final ShapesModel shapes;
  private final ObservableValue<Optional<ShownSurface>> surface;
  private final ObservableValue<RunState> state;
  private final CutModel cut;
  private Consumer<Throwable> onFailure = cause -> {};
  private final SliceFeed<OpenShape> original = new SliceFeed<>(this::measure, this::tell);
  private final SliceFeed<Fitted<SparseTiling>> fitted =
      new SliceFeed<>(this::evaluate, this::tell);

  /**
   * Follows a cut.
   *
   * @param surface of which the field is sliced
   * @param state of the fit of the shape that is looked at
   */
  public ShapeSliceViewModel(
      Tools tools,
      ShapesModel shapes,
      ObservableValue<Optional<ShownSurface>> surface,
      ObservableValue<RunState> state,
      CutModel cut) {
    this.tools = tools;
    this.shapes = shapes;
    this.surface = surface;
    this.state = state;
    this.cut = cut;
    shapes.current().subscribe((before, now) -> refresh());
    surface.subscribe(now -> refresh());
    state.subscribe((before, now) -> refresh());
    cut.plane().subscribe((before, now) -> refresh());
    cut.distance().subscribe((before, now) -> refresh());
  }

  /** Is told why a slice failed. */
  public void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** The distance to the original, empty if it is not wanted or not known yet. */
  ReadOnlyObjectProperty<Optional<ShownSlice>> original() {
    return original.shown();
  }

  /** The distance that was fitted, empty if it is not wanted or not known yet. */
  ReadOnlyObjectProperty<Optional<ShownSlice>> fitted() {
    return fitted.shown();
  }

  private void refresh() {
    Optional<CutPlane> plane = cut.plane().get().filter(p -> cut.distance().get());
    Optional<ShownSurface> shown = surface.getValue();
    double range =
        shown
            .map(s -> s.field().clamp())
            .orElseGet(() -> Preset.BALANCED.shape().surface().clamp());
    original.want(
        plane.flatMap(
            p ->
                shapes
                    .current()
                    .get()
                    .filter(shape -> shape.points().isEmpty() && !shape.origin().missing())
                    .map(shape -> new SliceFeed.Wish<>(shape, shape, p, FINE, range))));
    int finest = state.getValue() == RunState.RUNNING ? LIVE : FINE;
    fitted.want(
        plane.flatMap(
            p -> shown.map(s -> new SliceFeed.Wish<>(s.shape(), s.field(), p, finest, range))));
  }

  private void tell(Throwable cause) {
    onFailure.accept(cause);
  }

  private Runnable measure(
      OpenShape shape, SlicePlane plane, int size, Consumer<Outcome<Samples>> then) {
    return tools
            .pool()
            .submit(cancelled -> slice(shape.distance(cancelled), plane, size, cancelled), then)
        ::cancel;
  }

  private static Samples slice(
      DistanceField field, SlicePlane plane, int size, BooleanSupplier cancelled) {
    DistanceSlice slice = new DistanceSlice(field, plane, size, BATCH);
    while (slice.step()) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
    }
    return slice.samples();
  }

  private Runnable evaluate(
      Fitted<SparseTiling> shape, SlicePlane plane, int size, Consumer<Outcome<Samples>> then) {
    JobHandle<Samples> handle =
        tools.service().submit(Lane.VIEW, new SliceJob(tools.engine(), shape, plane, size));
    Delivery.of(handle.outcome(), then);
    return handle::cancel;
  }
}
