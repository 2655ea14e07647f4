package dev.tessera.app.way;

import dev.tessera.app.play.CoarseToFine;
import dev.tessera.app.session.Delivery;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The frame on the screen: few cells while the hand moves, as many as wanted once it rests. */
public final class FrameViewModel {
  /** Cells along each axis of a preview. */
  public static final int PREVIEW = 64;

  /** Cells along each axis at rest, to choose from. */
  public static final List<Integer> RESOLUTIONS = List.of(64, 96, 128, 192, 256, 384);

  /** How long the hand must rest. */
  private static final long REST_NANOS = 250_000_000L;

  /** Weight of the newest preview in the mean of their times. */
  private static final double NEWEST = 0.3;

  private final ModelService service;
  private final CoarseToFine<ShapeFields, WayPlace, ShownFrame> frames;
  private final ReadOnlyObjectWrapper<Optional<ShownFrame>> surface =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyDoubleWrapper framesPerSecond = new ReadOnlyDoubleWrapper();
  private final ObjectProperty<Integer> resolution = new SimpleObjectProperty<>(128);
  private Latest<Double> refining = new Latest<>();
  private Consumer<Throwable> onFailure = cause -> {};
  private double previewNanos;

  /** Nothing to show yet. */
  FrameViewModel(ModelService service, LongSupplier nanoTime) {
    this.service = service;
    frames = new CoarseToFine<>(new Frames(), REST_NANOS, nanoTime);
    resolution.subscribe((before, now) -> frames.again());
  }

  /** The newest frame. */
  ReadOnlyObjectProperty<Optional<ShownFrame>> surface() {
    return surface.getReadOnlyProperty();
  }

  /** Share of the refinement that is on its way, 1 if none is. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Previews that can be made in a second, a moving mean; 0 before the first. */
  public ReadOnlyDoubleProperty framesPerSecond() {
    return framesPerSecond.getReadOnlyProperty();
  }

  /** Cells along each axis at rest. */
  public ObjectProperty<Integer> resolution() {
    return resolution;
  }

  /** Is told why an extraction failed. */
  public void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** What is wanted of the frame, and when. */
  CoarseToFine<ShapeFields, WayPlace, ShownFrame> frames() {
    return frames;
  }

  /** Shows nothing. */
  void clear() {
    frames.clear();
    surface.set(Optional.empty());
  }

  /** Takes progress; called once per frame. */
  void poll() {
    refining.take().ifPresent(progress::set);
  }

  private final class Frames implements CoarseToFine.Maker<ShapeFields, WayPlace, ShownFrame> {
    @Override
    public Runnable begin(
        ShapeFields fields, WayPlace place, boolean coarse, Consumer<Outcome<ShownFrame>> then) {
      if (coarse) {
        return submit(
            new BareSurfaceJob(fields.preview(place), PREVIEW),
            mesh -> new ShownFrame(fields, place, PREVIEW, mesh, Optional.empty()),
            then);
      }
      int cells = resolution.get();
      refining = new Latest<>();
      progress.set(0);
      return submit(
          new SurfaceJob("Refining a surface", fields.at(place), cells, refining),
          found -> new ShownFrame(fields, place, cells, found.mesh(), Optional.of(found.normals())),
          then);
    }

    private <T> Runnable submit(
        Job<T> job, Function<T, ShownFrame> shown, Consumer<Outcome<ShownFrame>> then) {
      JobHandle<T> handle = service.submit(Lane.VIEW, job);
      Delivery.of(
          handle.outcome(),
          outcome ->
              then.accept(
                  outcome.match(
                      done -> new Outcome.Done<>(shown.apply(done)),
                      partial -> new Outcome.Cancelled<>(Optional.empty()),
                      Outcome.Failed::new)));
      return () -> {
        rest();
        handle.cancel();
      };
    }

    /** What the refinement that has ended told last is not heard any more. */
    private void rest() {
      refining = new Latest<>();
      progress.set(1);
    }

    @Override
    public boolean fine(ShownFrame frame) {
      return frame.resolution() == resolution.get() && frame.normals().isPresent();
    }

    @Override
    public void show(ShownFrame frame, boolean coarse, long nanos) {
      rest();
      // The first between other ends takes what all of them need, once.
      if (coarse && surface.get().filter(s -> s.fields() == frame.fields()).isPresent()) {
        previewNanos = previewNanos == 0 ? nanos : (1 - NEWEST) * previewNanos + NEWEST * nanos;
        framesPerSecond.set(previewNanos > 0 ? 1e9 / previewNanos : 0);
      }
      surface.set(Optional.of(frame));
    }

    @Override
    public void fail(Throwable cause) {
      rest();
      onFailure.accept(cause);
    }
  }
}
