package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.render.IsosurfaceEstimate;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
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

  private final Tools tools;
  private final ShapesModel shapes;
  private final ShapeRunViewModel run;
  private final LongSupplier nanoTime;

  private final Map<OpenShape, ShownSurface> known = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<ShownSurface>> surface =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
  private final ObjectProperty<Integer> resolution = new SimpleObjectProperty<>(USUAL);
  private Consumer<Throwable> onFailure = cause -> {};

  private final Pending extraction = new Pending();

  /** How far it is. */
  private Latest<Double> extracted = new Latest<>();

  /** When the next live surface may be begun. */
  private long nextLive;

  /** Evaluations in a second of the last extraction, NaN before the first. */
  private double rate = Double.NaN;

  /** Whether the fit was asked for a copy of the shape that has not come yet. */
  private boolean asked;

  /**
   * Follows a run.
   *
   * @param nanoTime a clock
   */
  public ShapeSurfaceViewModel(
      Tools tools, ShapesModel shapes, ShapeRunViewModel run, LongSupplier nanoTime) {
    this.tools = tools;
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
    if (extraction.busy()) {
      extracted.take().ifPresent(progress::set);
    } else if (!asked
        && run.state().getValue() == RunState.RUNNING
        && nanoTime.getAsLong() - nextLive >= 0) {
      asked = true;
      run.askForShape();
    }
  }

  private void live(Fitted<SparseTiling> field) {
    asked = false;
    Optional<OpenShape> shape = shapes.current().get();
    if (shape.isPresent() && !extraction.busy() && run.state().getValue() == RunState.RUNNING) {
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
    if (run.state().getValue() == RunState.PAUSED) {
      OpenShape looked = shape.get();
      run.capture(
          field -> {
            if (shapes.current().get().filter(s -> s == looked).isPresent() && !moving()) {
              field.ifPresent(f -> refine(looked, f));
            }
          });
    } else {
      run.result().getValue().map(FitResult::fitted).ifPresent(field -> refine(shape.get(), field));
    }
  }

  private boolean moving() {
    return run.state().getValue() == RunState.RUNNING || run.state().getValue() == RunState.LOADING;
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
    extracted = new Latest<>();
    progress.set(0);
    long begun = nanoTime.getAsLong();
    extraction.submit(
        tools.service(),
        Lane.VIEW,
        new SurfaceJob(tools.engine(), field, cells, extracted),
        outcome -> {
          progress.set(1);
          long taken = nanoTime.getAsLong() - begun;
          nextLive = begun + taken + PATIENCE * taken;
          Delivery.value(outcome, onFailure)
              .ifPresent(found -> show(new ShownSurface(shape, field, found, cells), taken));
        });
  }

  private void show(ShownSurface shown, long nanos) {
    Surface found = shown.surface();
    long evaluations = found.evaluations() + NORMAL_EVALUATIONS * found.mesh().vertexCount();
    rate = evaluations * 1e9 / Math.max(1, nanos);
    known.put(shown.shape(), shown);
    surface.set(Optional.of(shown));
    if (!moving()) {
      refine(shown.shape(), shown.field());
    }
  }

  private void abandon() {
    progress.set(1);
    extraction.cancel();
  }
}
