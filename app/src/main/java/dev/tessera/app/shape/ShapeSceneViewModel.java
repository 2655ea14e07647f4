package dev.tessera.app.shape;

import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.app.scene3d.OrbitModel;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.model.signal.mesh.PointCloud;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the two 3D views show, and how: camera, colours, wires, cut. */
public final class ShapeSceneViewModel {
  private final IoPool pool;
  private final ShapesModel shapes;
  private final ObservableValue<Optional<ShownSurface>> surface;

  private final ObjectProperty<ShapeMode> mode = new SimpleObjectProperty<>(ShapeMode.BOTH);
  private final OrbitModel camera = new OrbitModel();
  private final BooleanProperty wireframe = new SimpleBooleanProperty();
  private final BooleanProperty errorColours = new SimpleBooleanProperty();
  private final CutModel cut;
  private final ShapeSliceViewModel slice;
  private final ObservableValue<Optional<PointCloud>> given;

  private final ReadOnlyObjectWrapper<Optional<SurfaceErrors>> errors =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Supplier<List<DisplayMesh>>> original =
      new ReadOnlyObjectWrapper<>(List::of);
  private final ReadOnlyObjectWrapper<Supplier<List<DisplayMesh>>> reconstruction =
      new ReadOnlyObjectWrapper<>(List::of);

  private final ReadOnlyObjectWrapper<Optional<ShownSlice>> explained =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final Pending measuring = new Pending();

  /** Whether the part in front of the cut is taken away: that with the larger coordinates. */
  private boolean keepBelow = true;

  /**
   * Shows open shapes, their reconstructed surfaces, and the distance on the cut.
   *
   * @param given points to show in the place of the shape, those that the surface was completed
   *     from
   */
  public ShapeSceneViewModel(
      IoPool pool,
      ShapesModel shapes,
      ObservableValue<Optional<ShownSurface>> surface,
      ObservableValue<Optional<PointCloud>> given,
      CutModel cut,
      ShapeSliceViewModel slice) {
    this.pool = pool;
    this.shapes = shapes;
    this.surface = surface;
    this.cut = cut;
    this.slice = slice;
    this.given = given;
    shapes.current().subscribe(this::rebuild);
    surface.subscribe(now -> measure());
    given.subscribe((before, now) -> rebuild());
    errorColours.subscribe((before, now) -> showReconstruction());
    cut.plane().subscribe((before, now) -> rebuild());
    slice.original().subscribe((before, now) -> sliced());
    slice.fitted().subscribe((before, now) -> showReconstruction());
    camera.camera().subscribe((before, now) -> turned());
  }

  /** One view or both. */
  public ObjectProperty<ShapeMode> mode() {
    return mode;
  }

  /** What is shown in effect: without an original, the reconstruction. */
  ShapeMode shownMode() {
    boolean missing = shapes.current().get().filter(s -> s.origin().missing()).isPresent();
    return missing ? ShapeMode.RECONSTRUCTION : mode.get();
  }

  /** The camera of both views. */
  public OrbitModel camera() {
    return camera;
  }

  /** Edges instead of faces. */
  public BooleanProperty wireframe() {
    return wireframe;
  }

  /** Whether the reconstruction is coloured by its distance to the original. */
  public BooleanProperty errorColours() {
    return errorColours;
  }

  /** Whether and where both are cut open. */
  public CutModel cut() {
    return cut;
  }

  /** Points that are shown in the place of the shape, empty if there are none. */
  ObservableValue<Optional<PointCloud>> given() {
    return given;
  }

  /** The slice of which the colours want an explanation; empty if none is shown. */
  ReadOnlyObjectProperty<Optional<ShownSlice>> slice() {
    return explained.getReadOnlyProperty();
  }

  /** Errors of the surface that is shown, once they are measured. */
  public ReadOnlyObjectProperty<Optional<SurfaceErrors>> errors() {
    return errors.getReadOnlyProperty();
  }

  /** Makes what the view of the original shows; to be called on the I/O pool. */
  public ReadOnlyObjectProperty<Supplier<List<DisplayMesh>>> original() {
    return original.getReadOnlyProperty();
  }

  /** Makes what the view of the reconstruction shows; to be called on the I/O pool. */
  public ReadOnlyObjectProperty<Supplier<List<DisplayMesh>>> reconstruction() {
    return reconstruction.getReadOnlyProperty();
  }

  private void measure() {
    measuring.cancel();
    errors.set(Optional.empty());
    showReconstruction();
    Optional<ShownSurface> shown = surface.getValue();
    if (shown.filter(s -> comparable(s.shape())).isEmpty()) {
      return; // nothing to compare with
    }
    measuring.submit(
        pool,
        cancelled ->
            SurfaceErrors.of(
                shown.get().surface().mesh(), shown.get().shape().distance(cancelled), cancelled),
        outcome -> {
          errors.set(
              Delivery.value(
                  outcome,
                  cause -> {
                    throw new IllegalStateException("the errors could not be measured", cause);
                  }));
          showReconstruction();
        });
  }

  private static boolean comparable(OpenShape shape) {
    return shape.points().isEmpty() && !shape.origin().missing();
  }

  private void turned() {
    cut.plane()
        .get()
        .filter(plane -> opening(plane).keepBelow() != keepBelow)
        .ifPresent(plane -> rebuild());
  }

  /** The slice of the original, which stands in for that of a field that is not fitted yet. */
  private void sliced() {
    showOriginal();
    if (slice.fitted().get().isEmpty()) {
      showReconstruction();
    }
  }

  private Opening opening(CutPlane plane) {
    return new Opening(plane, camera.camera().get().eye(plane.axis().index()) >= plane.position());
  }

  private void rebuild() {
    showOriginal();
    showReconstruction();
  }

  private void showOriginal() {
    Optional<Opening> opening = cut.plane().get().map(this::opening);
    opening.ifPresent(o -> keepBelow = o.keepBelow());
    Optional<OpenShape> shape = shapes.current().get();
    Optional<ShownSlice> distance = slice.original().get();
    Optional<PointCloud> points = given.getValue();
    original.set(() -> ShapeSolids.original(shape, points, opening, distance));
  }

  private void showReconstruction() {
    Optional<Opening> opening = cut.plane().get().map(this::opening);
    Optional<ShownSurface> shown = surface.getValue();
    Optional<SurfaceErrors> colours = errorColours.get() ? errors.get() : Optional.empty();
    Optional<ShownSlice> distance = slice.fitted().get().or(slice.original()::get);
    explained.set(distance);
    Optional<PointCloud> points = given.getValue();
    reconstruction.set(() -> ShapeSolids.reconstruction(shown, points, colours, opening, distance));
  }
}
