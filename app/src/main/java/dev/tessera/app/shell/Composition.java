package dev.tessera.app.shell;

import dev.tessera.app.compare.CompareViewModel;
import dev.tessera.app.export.ExportSources;
import dev.tessera.app.export.ExportViewModel;
import dev.tessera.app.export.SurfaceExportViewModel;
import dev.tessera.app.fit.OptionsViewModel;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.fit.RunViewModel;
import dev.tessera.app.interpolate.LatentSource;
import dev.tessera.app.load.LoadViewModel;
import dev.tessera.app.morph.MorphViewModel;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.ShippedShelf;
import dev.tessera.app.session.SurfaceExport;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

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
            remembered.preset(), remembered.changed(), new ShippedShelf(NetworkKind.PHOTO));
    RunViewModel run = new RunViewModel(service, engine, session, options);
    PictureViewModel picture = new PictureViewModel();
    LoadViewModel load = new LoadViewModel(pool, session, shapes, preferences, notices);
    ShapeModels shape =
        ShapeModels.of(service, engine, pool, shapes, new ShippedShelf(NetworkKind.SHAPE));
    LatentModels latent = LatentModels.of(this, session, sourceOf(run, options));
    ExportSources sources =
        new ExportSources(
            latent.codes(),
            () -> picture.errorMapImage().map(map -> () -> map.get().toSamples()),
            () -> curve(run));
    ExportViewModel export =
        new ExportViewModel(service, engine, pool, session, sources, notices, showInFolder);
    SurfaceExportViewModel surfaceExport =
        new SurfaceExportViewModel(
            engine,
            pool,
            new SurfaceExport(service, pool, notices, showInFolder),
            shape.source(),
            notices);
    CompareViewModel compare = new CompareViewModel(service, engine, pool, session, notices);
    MorphViewModel morph = new MorphViewModel(service, engine, pool, shapes, notices, showInFolder);
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
            deviceReport());
    Wiring.connect(models, notices);
    return models;
  }

  private static LatentSource sourceOf(RunViewModel run, OptionsViewModel options) {
    return new LatentSource(
        run,
        run.state(),
        run.runNumber(),
        () ->
            run.result()
                .get()
                .map(FitResult::options)
                .or(() -> options.options().get())
                .flatMap(FitOptions::networks));
  }

  private static FitCurve curve(RunViewModel run) {
    return run.snapshot()
        .get()
        .map(FitSnapshot::curve)
        .or(() -> run.result().get().map(FitResult::curve))
        .orElseGet(FitCurve::empty);
  }

  private ReadOnlyObjectProperty<Optional<DeviceReport>> deviceReport() {
    ReadOnlyObjectWrapper<Optional<DeviceReport>> report =
        new ReadOnlyObjectWrapper<>(Optional.empty());
    Delivery.of(
        service.submit(Lane.VIEW, new DeviceJob(engine)).outcome(),
        outcome ->
            report.set(outcome.match(Optional::of, partial -> partial, cause -> Optional.empty())));
    return report.getReadOnlyProperty();
  }
}
