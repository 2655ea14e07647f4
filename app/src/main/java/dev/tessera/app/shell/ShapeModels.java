package dev.tessera.app.shell;

import dev.tessera.app.export.SurfaceSource;
import dev.tessera.app.form.OptionsForm;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.NetworkShelf;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.shape.CutModel;
import dev.tessera.app.shape.ShapeFactsViewModel;
import dev.tessera.app.shape.ShapeForm;
import dev.tessera.app.shape.ShapeRunViewModel;
import dev.tessera.app.shape.ShapeSceneViewModel;
import dev.tessera.app.shape.ShapeSetting;
import dev.tessera.app.shape.ShapeSliceViewModel;
import dev.tessera.app.shape.ShapeSurfaceViewModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.service.ModelService;
import java.util.Map;

/** Everything that the page of shapes shows, without any view. */
record ShapeModels(
    ShapesModel shapes,
    OptionsForm<ShapeSetting, ShapeOptions> options,
    ShapeRunViewModel run,
    ShapeSurfaceViewModel surface,
    ShapeSliceViewModel slice,
    ShapeSceneViewModel scene,
    ShapeFactsViewModel facts) {
  /** Makes the models of shapes. */
  static ShapeModels of(
      ModelService service, Engine engine, IoPool pool, ShapesModel shapes, NetworkShelf shelf) {
    OptionsForm<ShapeSetting, ShapeOptions> options =
        new OptionsForm<>(new ShapeForm(), "", Map.of(), shelf);
    ShapeRunViewModel run = new ShapeRunViewModel(service, engine, shapes, options.options());
    ShapeSurfaceViewModel surface = new ShapeSurfaceViewModel(service, engine, shapes, run);
    CutModel cut = new CutModel();
    ShapeSliceViewModel slice =
        new ShapeSliceViewModel(pool, service, engine, shapes, surface.surface(), run.state(), cut);
    ShapeSceneViewModel scene =
        new ShapeSceneViewModel(pool, shapes, surface.surface(), cut, slice);
    ShapeFactsViewModel facts = new ShapeFactsViewModel(pool, shapes, run, surface, scene);
    return new ShapeModels(shapes, options, run, surface, slice, scene, facts);
  }

  /** Where the surface to save comes from. */
  SurfaceSource source() {
    return new SurfaceSource(
        shapes.current()::get,
        run::capture,
        scene.camera().camera()::get,
        surface::area,
        surface::rate);
  }
}
