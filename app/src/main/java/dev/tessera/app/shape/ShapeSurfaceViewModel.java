package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.render.IsosurfaceEstimate;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.tile.SparseTiling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The surface of the shape that is looked at: coarse while it is fitted, so rarely that the fit
 * keeps nineteen twentieths of its speed; as fine as wanted when the fit rests, a coarse one first.
 */
public final class ShapeSurfaceViewModel {
  /** Resolutions to choose from, cells along each axis. */
  public static final List<Integer> RESOLUTIONS = List.of(64, 96, 128, 192, 256, 384);

  private static final int LIVE = 48;
  private static final int FIRST = 64;
  private static final int USUAL = 128;

  /** Time between two live surfaces, as a multiple of the time that one takes. */
  private static final long PATIENCE = 19;

  /** Evaluations for the normal of a vertex. */
  private static final long NORMAL_EVALUATIONS = 6;

  /** An extraction on its way. */
  private record Extraction(
      OpenShape shape,
      Fitted<SparseTiling> field,
      int resolution,
      JobHandle<Surface> handle,
      Latest<Double> progress,
      long begun) {}

  private final ModelService service;
  private final Engine engine;
  private final ShapesModel shapes;
  private final ShapeRunViewModel run;
  private final LongSupplier nanoTime;

  private final Map<OpenShape, ShownSurface> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<ShownSurface>> surface =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
  private final ObjectProperty<Integer> resolution = new SimpleObjectProperty<>(USUAL);
  private Consumer<Throwable> onFailure = cause -> {};

  private @Nullable Extraction extraction;

  /** When the next live surface may be begun. */
  private long nextLive;

  /** Evaluations in a second of the last extraction, NaN before the first. */
  private double rate = Double.NaN;

  /** Whether the fit was asked for a copy of the shape that has not come yet. */
  private boolean asked;

  /** Follows a run. */
  public ShapeSurfaceViewModel(
      ModelService service, Engine engine, ShapesModel shapes, ShapeRunViewModel run) {
    this(service, engine, shapes, run, System::nanoTime);
  }

  ShapeSurfaceViewModel(
      ModelService service,
      Engine engine,
      ShapesModel shapes,
      ShapeRunViewModel run,
      LongSupplier nanoTime) {
    this.service = service;
    this.engine = engine;
    this.shapes = shapes;
    this.run = run;
    this.nanoTime = nanoTime;
    nextLive = nanoTime.getAsLong();
    shapes.current().subscribe((before, now) -> lookAt(now));
    run.snapshot().subscribe(now -> now.flatMap(s -> s.live().fitted()).ifPresent(this::live));
    run.state().subscribe((before, now) -> turned(now));
    resolution.subscribe((before, now) -> refine());
  }

  /** The newest surface of the shape that is looked at. */
  public ReadOnlyObjectProperty<Optional<ShownSurface>> surface() {
    return surface.getReadOnlyProperty();
  }

  /** Share of the extraction that is on its way, 1 if none is. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Cells along each axis for a shape that is not being fitted. */
  public ObjectProperty<Integer> resolution() {
    return resolution;
  }

  /** Evaluations of a field in a second, as the last extraction reached them; NaN before. */
  public double rate() {
    return rate;
  }

  /** The area of the surface that is shown, or of a usual one, in the unit sphere. */
  public double area() {
    return surface
        .get()
        .map(shown -> area(shown.surface().mesh()))
        .orElse(IsosurfaceEstimate.USUAL_AREA);
  }

  private static double area(Mesh mesh) {
    double sum = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      sum += mesh.area(t);
    }
    return sum;
  }

  /** Is told why an extraction failed. */
  public void setOnFailure(Consumer<Throwable> listener) {
    onFailure = listener;
  }

  /** Takes progress and asks for the next live surface; called once per frame while seen. */
  public void poll() {
    Extraction now = extraction;
    if (now != null) {
      now.progress().take().ifPresent(progress::set);
    } else if (!asked
        && run.state().get() == RunState.RUNNING
        && nanoTime.getAsLong() - nextLive >= 0) {
      asked = true;
      run.askForShape();
    }
  }

  private void live(Fitted<SparseTiling> field) {
    asked = false;
    Optional<OpenShape> shape = shapes.current().get();
    if (shape.isPresent() && extraction == null && run.state().get() == RunState.RUNNING) {
      extract(shape.get(), field, LIVE);
    }
  }

  private void turned(RunState state) {
    asked = false;
    switch (state) {
      case IDLE, LOADING -> {
        abandon();
        shapes.current().get().ifPresent(known::remove);
        surface.set(Optional.empty());
      }
      case RUNNING -> {
        abandon();
        nextLive = nanoTime.getAsLong();
      }
      case PAUSED, FINISHED, FAILED -> refine();
    }
  }

  private void lookAt(Optional<OpenShape> shape) {
    abandon();
    asked = false;
    nextLive = nanoTime.getAsLong();
    known.keySet().retainAll(shapes.shapes());
    surface.set(shape.map(known::get));
    refine();
  }

  /** Extracts the shape at rest as finely as wanted, a coarse surface first if there is none. */
  private void refine() {
    Optional<OpenShape> shape = shapes.current().get();
    if (shape.isEmpty() || moving()) {
      return;
    }
    abandon();
    if (run.state().get() == RunState.PAUSED) {
      OpenShape looked = shape.get();
      run.capture(
          field -> {
            if (shapes.current().get().filter(s -> s == looked).isPresent() && !moving()) {
              field.ifPresent(f -> refine(looked, f));
            }
          });
    } else {
      run.result().get().map(FitResult::fitted).ifPresent(field -> refine(shape.get(), field));
    }
  }

  private boolean moving() {
    return run.state().get() == RunState.RUNNING || run.state().get() == RunState.LOADING;
  }

  private void refine(OpenShape shape, Fitted<SparseTiling> field) {
    Optional<ShownSurface> shown = surface.get().filter(s -> s.field().equals(field));
    int reached = shown.map(ShownSurface::resolution).orElse(0);
    if (reached == resolution.get()) {
      return;
    }
    boolean coarseFirst = reached < FIRST && resolution.get() > FIRST;
    extract(shape, field, coarseFirst ? FIRST : resolution.get());
  }

  private void extract(OpenShape shape, Fitted<SparseTiling> field, int cells) {
    Latest<Double> done = new Latest<>();
    SurfaceJob job = new SurfaceJob(engine, field, cells, done);
    Extraction begun =
        new Extraction(
            shape, field, cells, service.submit(Lane.VIEW, job), done, nanoTime.getAsLong());
    extraction = begun;
    progress.set(0);
    Delivery.of(begun.handle().outcome(), outcome -> ended(begun, outcome));
  }

  private void ended(Extraction which, Outcome<Surface> outcome) {
    Extraction now = extraction;
    if (now == null || now.handle() != which.handle()) {
      return;
    }
    extraction = null;
    progress.set(1);
    long end = nanoTime.getAsLong();
    nextLive = end + PATIENCE * (end - which.begun());
    Optional<Surface> made =
        outcome.match(
            Optional::of,
            partial -> Optional.empty(),
            cause -> {
              onFailure.accept(cause);
              return Optional.empty();
            });
    made.ifPresent(
        found -> {
          long evaluations = found.evaluations() + NORMAL_EVALUATIONS * found.mesh().vertexCount();
          rate = evaluations * 1e9 / Math.max(1, end - which.begun());
          ShownSurface shown =
              new ShownSurface(which.shape(), which.field(), found, which.resolution());
          known.put(which.shape(), shown);
          surface.set(Optional.of(shown));
          if (!moving()) {
            refine(which.shape(), which.field());
          }
        });
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
