package dev.tessera.app.shell;

import dev.tessera.app.compare.CompareViewModel;
import dev.tessera.app.fit.PictureOrders;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.form.FormKind;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.load.LoadViewModel;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.save.PictureExports;
import dev.tessera.app.save.PictureSources;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveTools;
import dev.tessera.app.save.SurfaceExports;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.ShippedShelf;
import dev.tessera.app.way.ShapeWayViewModel;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the models are made of.
 *
 * @param service runs fits and renderings, reporting on the window's thread
 * @param engine used on the service's thread only
 * @param pool reads and writes
 * @param preferences what is remembered
 * @param notices where notices go
 * @param showInFolder opens the folder of a saved file
 */
record Composition(
    ModelService service,
    Engine engine,
    IoPool pool,
    PreferencesModel preferences,
    Notices notices,
    Consumer<Path> showInFolder) {
  /** Makes the models and connects them. */
  Models models() {
    SessionModel session = new SessionModel();
    ShapesModel shapes = new ShapesModel();
    Preferences.FitChoice remembered = preferences.get().fit();
    OptionsViewModel options =
        new OptionsViewModel(
            FormKind.PICTURE,
            remembered.preset(),
            remembered.changed(),
            new ShippedShelf(NetworkKind.PHOTO));
    RunViewModel<Fitted<GridTiling>> run =
        new RunViewModel<>(service, () -> PictureOrders.of(engine, session, options));
    PictureViewModel picture = new PictureViewModel();
    LoadViewModel load =
        new LoadViewModel(
            pool, session, shapes, preferences, notices, Runtime.getRuntime().maxMemory());
    ShapeModels shape =
        ShapeModels.of(service, engine, pool, shapes, new ShippedShelf(NetworkKind.SHAPE));
    LatentModels latent = LatentModels.of(this, session, sourceOf(run, options));
    PictureSources sources =
        new PictureSources(
            latent.codes(),
            () -> picture.errorMapImage().map(map -> () -> map.get().toSamples()),
            () -> curve(run));
    SaveFlow export = new SaveFlow(saving(), new PictureExports(engine, session, sources).kinds());
    SaveFlow surfaceExport =
        new SaveFlow(saving(), new SurfaceExports(engine, shape.source()).kinds());
    CompareViewModel compare = new CompareViewModel(saving(), engine, session);
    ShapeWayViewModel morph = new ShapeWayViewModel(saving(), engine, shapes);
    Models models =
        new Models(
            session,
            preferences,
            options,
            run,
            picture,
            load,
            export,
            surfaceExport,
            compare,
            latent,
            shape,
            morph,
            saving(),
            new DeviceModel(service, engine));
    Wiring.connect(models, notices);
    return models;
  }

  /** What saving needs. */
  SaveTools saving() {
    return new SaveTools(service, pool, preferences, notices, showInFolder);
  }

  private static FitSource sourceOf(
      RunViewModel<Fitted<GridTiling>> run, OptionsViewModel options) {
    return new FitSource(
        run::capture,
        run.state(),
        run.runNumber(),
        () -> run.fittedWith().or(() -> options.options().get()).flatMap(FitOptions::networks));
  }

  private static FitCurve curve(RunViewModel<?> run) {
    return run.snapshot()
        .get()
        .map(Snapshot::curve)
        .or(() -> run.result().get().map(FitResult::curve))
        .orElseGet(FitCurve::empty);
  }
}
