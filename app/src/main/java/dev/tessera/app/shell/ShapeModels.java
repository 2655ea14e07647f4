package dev.tessera.app.shell;

import dev.tessera.app.form.FormKind;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.save.SurfaceSource;
import dev.tessera.app.session.NetworkShelf;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.app.shape.Completion;
import dev.tessera.app.shape.CompletionOptions;
import dev.tessera.app.shape.CompletionViewModel;
import dev.tessera.app.shape.CutModel;
import dev.tessera.app.shape.ShapeFactsViewModel;
import dev.tessera.app.shape.ShapeRunViewModel;
import dev.tessera.app.shape.ShapeSceneViewModel;
import dev.tessera.app.shape.ShapeSliceViewModel;
import dev.tessera.app.shape.ShapeSurfaceViewModel;
import dev.tessera.app.shape.ShownSurface;
import dev.tessera.model.archive.ShippedFamilies;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.tile.SparseTiling;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Everything that the page of shapes shows, without any view. */
record ShapeModels(
    ShapesModel shapes,
    OptionsViewModel options,
    ShapeRunViewModel run,
    ShapeSurfaceViewModel surface,
    CompletionViewModel completion,
    ShapeSliceViewModel slice,
    ShapeSceneViewModel scene,
    ShapeFactsViewModel facts) {
  /** Makes the models of shapes. */
  static ShapeModels of(Tools tools, ShapesModel shapes, NetworkShelf shelf) {
    OptionsViewModel options = new OptionsViewModel(FormKind.SHAPE, "", Map.of(), shelf);
    ShapeRunViewModel run = new ShapeRunViewModel(tools, shapes, options.options());
    ShapeSurfaceViewModel surface = new ShapeSurfaceViewModel(tools, shapes, run, System::nanoTime);
    CompletionViewModel completion =
        new CompletionViewModel(tools, shapes, new CompletionOptions(ShippedFamilies.names()));
    ObservableValue<Optional<ShownSurface>> shown = shown(surface, completion);
    ObservableValue<Optional<PointCloud>> given =
        completion.current().map(now -> now.map(Completion::points));
    CutModel cut = new CutModel();
    ShapeSliceViewModel slice = new ShapeSliceViewModel(tools, shapes, shown, run.state(), cut);
    ShapeSceneViewModel scene =
        new ShapeSceneViewModel(tools.pool(), shapes, shown, given, cut, slice);
    ShapeFactsViewModel facts = new ShapeFactsViewModel(tools.pool(), shapes, run, shown, scene);
    return new ShapeModels(shapes, options, run, surface, completion, slice, scene, facts);
  }

  /** The surface of the completion of the shape that is looked at, else that of its fit. */
  private static ObservableValue<Optional<ShownSurface>> shown(
      ShapeSurfaceViewModel surface, CompletionViewModel completion) {
    ObjectProperty<Optional<ShownSurface>> shown = new SimpleObjectProperty<>(Optional.empty());
    Runnable refresh =
        () ->
            shown.set(
                completion
                    .current()
                    .get()
                    .map(Completion::surface)
                    .orElseGet(surface.surface()::get));
    completion.current().subscribe(refresh);
    surface.surface().subscribe(refresh);
    refresh.run();
    return shown;
  }

  private void capture(Consumer<Optional<Fitted<SparseTiling>>> then) {
    Optional<Fitted<SparseTiling>> completed =
        completion.current().get().flatMap(Completion::result).map(FitResult::fitted);
    if (completed.isPresent()) {
      then.accept(completed);
    } else {
      run.capture(then);
    }
  }

  /** Where the surface to save comes from. */
  SurfaceSource source() {
    return new SurfaceSource(
        shapes.current()::get,
        this::capture,
        scene.camera().camera()::get,
        surface::area,
        surface::rate);
  }
}
