package dev.tessera.app.way;

import dev.tessera.app.session.Delivery;
import dev.tessera.model.job.BareSurfaceJob;
import dev.tessera.model.job.DistanceSurfaceJob;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
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
import org.jspecify.annotations.Nullable;

/**
 * The frame on the screen: a preview for every place as fast as they come, those that were
 * overtaken are skipped; once the hand rests, the same finer.
 */
public final class FrameViewModel {
  /** Cells along each axis of a preview. */
  public static final int PREVIEW = 64;

  /** Cells along each axis at rest, to choose from. */
  public static final List<Integer> RESOLUTIONS = List.of(64, 96, 128, 192, 256, 384);

  /** How long the hand must rest. */
  private static final long REST_NANOS = 250_000_000L;

  /** Weight of the newest preview in the mean of their times. */
  private static final double NEWEST = 0.3;

  /** What is to be shown. */
  private record Wish(ShapeFields fields, WayPlace place) {}

  /** An extraction on its way. */
  private record Extraction(
      Wish wish, int resolution, boolean preview, JobHandle<?> handle, long begun) {}

  private final ModelService service;
  private final LongSupplier nanoTime;
  private final ReadOnlyObjectWrapper<Optional<ShownFrame>> surface =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyDoubleWrapper framesPerSecond = new ReadOnlyDoubleWrapper();
  private final ObjectProperty<Integer> resolution = new SimpleObjectProperty<>(128);
  private Latest<Double> refining = new Latest<>();
  private Consumer<Throwable> onFailure = cause -> {};
  private Optional<Wish> wish = Optional.empty();
  private @Nullable Extraction extraction;

  /** What could not be extracted, so that it is not tried again and again. */
  private @Nullable Wish failed;

  private boolean moving;
  private long changed;
  private double previewNanos;

  /** Nothing to show yet. */
  public FrameViewModel(ModelService service) {
    this(service, System::nanoTime);
  }

  FrameViewModel(ModelService service, LongSupplier nanoTime) {
    this.service = service;
    this.nanoTime = nanoTime;
    resolution.subscribe(
        (before, now) -> {
          abandonRefinement();
          failed = null;
          refine();
        });
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

  /** Tells whether frames follow each other by themselves: none is refined then. */
  void moving(boolean value) {
    moving = value;
    changed = nanoTime.getAsLong();
    if (value) {
      abandonRefinement();
    }
  }

  /** Shows another frame as soon as that can be. */
  void show(ShapeFields fields, WayPlace place) {
    Wish next = new Wish(fields, place);
    if (wish.filter(next::equals).isPresent()) {
      return;
    }
    boolean other = wish.filter(w -> w.fields() == fields).isEmpty();
    wish = Optional.of(next);
    changed = nanoTime.getAsLong();
    abandonRefinement();
    if (other) {
      abandon();
    }
    next();
  }

  /** Shows nothing. */
  void clear() {
    wish = Optional.empty();
    failed = null;
    abandon();
    surface.set(Optional.empty());
  }

  /** Whether the newest wish is on the screen, coarse at least, and nothing is on its way. */
  boolean idle() {
    return extraction == null && wish.filter(w -> !shown(w)).isEmpty();
  }

  /** Takes progress; called once per frame. */
  void poll() {
    refining.take().ifPresent(progress::set);
  }

  /** Refines what has rested long enough; called once per frame while there is time for it. */
  void rest() {
    if (!moving && nanoTime.getAsLong() - changed >= REST_NANOS) {
      refine();
    }
  }

  private boolean shown(Wish which) {
    return which.equals(failed)
        || surface.get().filter(s -> s.shows(which.fields(), which.place())).isPresent();
  }

  private void next() {
    if (extraction == null) {
      wish.filter(w -> !shown(w)).ifPresent(this::preview);
    }
  }

  private void preview(Wish which) {
    run(
        which,
        PREVIEW,
        true,
        new BareSurfaceJob(which.fields().at(which.place()), PREVIEW),
        mesh -> new ShownFrame(which.fields(), which.place(), PREVIEW, mesh, Optional.empty()));
  }

  private void refine() {
    Optional<ShownFrame> now = surface.get();
    if (extraction != null || now.isEmpty() || wish.filter(this::shown).isEmpty()) {
      return;
    }
    Wish which = wish.get();
    int cells = resolution.get();
    boolean fine = now.get().resolution() == cells && now.get().normals().isPresent();
    if (fine || which.equals(failed)) {
      return;
    }
    refining = new Latest<>();
    progress.set(0);
    run(
        which,
        cells,
        false,
        new DistanceSurfaceJob(
            "Refining a surface", which.fields().at(which.place()), cells, refining),
        found ->
            new ShownFrame(
                which.fields(), which.place(), cells, found.mesh(), Optional.of(found.normals())));
  }

  private <T> void run(
      Wish which, int cells, boolean preview, Job<T> job, Function<T, ShownFrame> shown) {
    long begun = nanoTime.getAsLong();
    JobHandle<T> handle = service.submit(Lane.VIEW, job);
    Extraction mine = new Extraction(which, cells, preview, handle, begun);
    extraction = mine;
    Delivery.of(
        handle.outcome(),
        outcome -> {
          Extraction now = extraction;
          if (now != null && now.handle() == handle) {
            extraction = null;
            progress.set(1);
            Optional<ShownFrame> made =
                outcome.match(
                    done -> Optional.of(shown.apply(done)),
                    partial -> Optional.empty(),
                    cause -> {
                      failed = which;
                      onFailure.accept(cause);
                      return Optional.empty();
                    });
            made.ifPresent(s -> ended(mine, s));
            next();
          }
        });
  }

  private void ended(Extraction which, ShownFrame made) {
    if (which.preview()) {
      double nanos = nanoTime.getAsLong() - which.begun();
      previewNanos = previewNanos == 0 ? nanos : (1 - NEWEST) * previewNanos + NEWEST * nanos;
      framesPerSecond.set(previewNanos > 0 ? 1e9 / previewNanos : 0);
    }
    surface.set(Optional.of(made));
  }

  private void abandonRefinement() {
    Extraction now = extraction;
    if (now != null && !now.preview()) {
      abandon();
    }
  }

  private void abandon() {
    Extraction now = extraction;
    extraction = null;
    progress.set(1);
    if (now != null) {
      now.handle().cancel();
    }
  }
}
