package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.UpAxis;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What is known of the shape that is looked at, in words, and which way it stands. */
public final class ShapeFactsViewModel {
  private final IoPool pool;
  private final ShapesModel shapes;
  private final ShapeRunViewModel run;
  private final ObservableValue<Optional<ShownSurface>> surface;
  private final ShapeSceneViewModel scene;

  private final ObjectProperty<UpAxis> up = new SimpleObjectProperty<>(UpAxis.Y);
  private final ReadOnlyStringWrapper file = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper tiles = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper reconstruction = new ReadOnlyStringWrapper("");

  /** Follows what is open and fitted. */
  public ShapeFactsViewModel(
      IoPool pool,
      ShapesModel shapes,
      ShapeRunViewModel run,
      ObservableValue<Optional<ShownSurface>> surface,
      ShapeSceneViewModel scene) {
    this.pool = pool;
    this.shapes = shapes;
    this.run = run;
    this.surface = surface;
    this.scene = scene;
    shapes.current().subscribe(this::opened);
    up.subscribe((before, now) -> turn(now));
    run.result().subscribe(now -> fitted());
    surface.subscribe(now -> fitted());
    scene.errors().subscribe(now -> fitted());
  }

  /** Which axis of the file points up; setting it places the shape anew and drops its fit. */
  public ObjectProperty<UpAxis> up() {
    return up;
  }

  /** Format and size of the mesh, empty if none is open. */
  public ReadOnlyStringProperty file() {
    return file.getReadOnlyProperty();
  }

  /** What the mesh is as a surface, and what was repaired. */
  public ReadOnlyStringProperty state() {
    return state.getReadOnlyProperty();
  }

  /** Tiles and floats of the last result, empty if there is none. */
  public ReadOnlyStringProperty tiles() {
    return tiles.getReadOnlyProperty();
  }

  /** Size and errors of the surface that is shown, empty if none is. */
  public ReadOnlyStringProperty reconstruction() {
    return reconstruction.getReadOnlyProperty();
  }

  private void opened(Optional<OpenShape> shape) {
    shape.ifPresent(s -> up.set(s.signal().placement().up()));
    file.set(shape.map(ShapeFactsViewModel::fileWords).orElse(""));
    state.set(shape.map(ShapeFactsViewModel::stateWords).orElse(""));
    fitted();
  }

  private static String fileWords(OpenShape shape) {
    if (shape.origin().missing()) {
      return "Its file is not where it was: locate it (menu File) to see it and to fit it again.";
    }
    if (shape.points().isPresent()) {
      return "%s\n%s points without faces"
          .formatted(shape.source().format().label(), Figures.count(shape.points().get().count()));
    }
    int parts = shape.source().parts();
    return "%s%s\n%s vertices, %s triangles%s"
        .formatted(
            shape.source().format().label(),
            parts > 1 ? ", " + Figures.count(parts) + " parts" : "",
            Figures.count(shape.source().mesh().vertexCount()),
            Figures.count(shape.source().mesh().triangleCount()),
            shape.credit().isEmpty() ? "" : "\n" + shape.credit());
  }

  private static String stateWords(OpenShape shape) {
    if (shape.origin().missing()) {
      return "";
    }
    if (shape.points().isPresent()) {
      return "A member of a family can be found that goes through them.";
    }
    String repaired = String.join(", ", shape.repair().facts());
    String inside =
        shape.inside() == Inside.SOLID
            ? ""
            : "\nCannot be fitted: " + shape.inside().reason() + ".";
    return shape.report().sentence()
        + inside
        + (repaired.isEmpty() ? "" : "\nRepaired: " + repaired + ".");
  }

  private void fitted() {
    tiles.set(run.result().getValue().map(FitResult::fitted).map(this::tileWords).orElse(""));
    reconstruction.set(surface.getValue().map(this::surfaceWords).orElse(""));
  }

  private String tileWords(Fitted<SparseTiling> shape) {
    int count = shape.tiling().tileCount();
    int latent = shape.codes().latent();
    return "%s tiles \u00d7 %s floats = %s in codes\n%s in networks"
        .formatted(
            Figures.count(count),
            Figures.count(latent),
            Figures.rate((double) count * latent),
            Figures.rate(WeightLayout.of(shape.spec()).length()));
  }

  private String surfaceWords(ShownSurface shown) {
    String size =
        "%d\u00b3 cells, %s triangles"
            .formatted(shown.resolution(), Figures.count(shown.surface().mesh().triangleCount()));
    return size
        + scene
            .errors()
            .get()
            .map(
                e ->
                    "\nmean error %s, largest %s radii"
                        .formatted(Figures.small(e.mean()), Figures.small(e.largest())))
            .orElse("");
  }

  private void turn(UpAxis axis) {
    Optional<OpenShape> shape = shapes.current().get();
    if (shape.isEmpty() || shape.get().signal().placement().up() == axis) {
      return;
    }
    if (shape.get().origin().missing()) {
      up.set(shape.get().signal().placement().up());
      return;
    }
    OpenShape before = shape.get();
    var unused =
        pool.submit(
            cancelled -> before.withUp(axis),
            outcome ->
                Delivery.value(
                        outcome,
                        cause -> {
                          throw new IllegalStateException("the shape could not be turned", cause);
                        })
                    .filter(turned -> up.get() == axis)
                    .ifPresent(turned -> shapes.replace(before, turned)));
  }
}
