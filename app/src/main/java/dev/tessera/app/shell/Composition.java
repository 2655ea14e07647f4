package dev.tessera.app.shell;

import dev.tessera.app.clip.FilmExport;
import dev.tessera.app.clip.FitFrames;
import dev.tessera.app.clip.FrameFeed;
import dev.tessera.app.clip.TimelineViewModel;
import dev.tessera.app.compare.CompareModels;
import dev.tessera.app.curves.CurveViewModel;
import dev.tessera.app.device.DeviceViewModel;
import dev.tessera.app.fit.PictureOrders;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.form.FormKind;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.light.LightFormViewModel;
import dev.tessera.app.light.LightOrders;
import dev.tessera.app.light.LookExports;
import dev.tessera.app.light.LookViewModel;
import dev.tessera.app.light.ViewMatrixViewModel;
import dev.tessera.app.light.ViewQuality;
import dev.tessera.app.load.LoadViewModel;
import dev.tessera.app.queue.QueueViewModel;
import dev.tessera.app.rate.CodeBookExport;
import dev.tessera.app.rate.RateFormats;
import dev.tessera.app.rate.RateViewModel;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.PictureExports;
import dev.tessera.app.save.PictureSources;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SurfaceExports;
import dev.tessera.app.session.FieldCapture;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.ShippedShelf;
import dev.tessera.app.session.Tools;
import dev.tessera.app.way.ShapeWayViewModel;
import dev.tessera.assets.NetworkKind;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.job.LightFieldBudget;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

/** Makes the models of the window. */
final class Composition {
  /** Share of the memory that pictures may take which are kept to be undone alone. */
  private static final int UNDONE_SHARE = 6;

  private Composition() {}

  /** Makes the models and connects them. */
  static Models models(Tools tools) {
    Engine engine = tools.engine();
    ProjectModel project = new ProjectModel(Runtime.getRuntime().maxMemory() / UNDONE_SHARE);
    SessionModel session = new SessionModel(project);
    ShapesModel shapes = new ShapesModel(project);
    Preferences.FitChoice remembered = tools.preferences().get().fit();
    OptionsViewModel options =
        new OptionsViewModel(
            FormKind.PICTURE,
            remembered.preset(),
            remembered.changed(),
            new ShippedShelf(NetworkKind.PHOTO));
    options.follow(project, System::nanoTime);
    OptionsViewModel clipOptions = clipOptions();
    clipOptions.follow(project, System::nanoTime);
    Supplier<OptionsViewModel> optionsNow =
        () -> session.get().flatMap(Session::clip).isPresent() ? clipOptions : options;
    LightFormViewModel lightForm = new LightFormViewModel();
    lightForm.follow(project);
    RunViewModel<Fitted<GridTiling>> run =
        new RunViewModel<>(
            tools.service(),
            () ->
                session.get().flatMap(Session::light).isPresent()
                    ? LightOrders.of(engine, session.get(), lightForm.options().get())
                    : PictureOrders.of(engine, session, optionsNow.get()));
    PictureViewModel picture = new PictureViewModel();
    LoadViewModel load =
        new LoadViewModel(
            tools,
            session,
            shapes,
            new LoadViewModel.Limits(
                Runtime.getRuntime().maxMemory(),
                () -> ClipBudget.of(clipOptions.options().get().orElseGet(Preset.BALANCED::clip)),
                () -> LightFieldBudget.of(lightForm.wanted())));
    ShapeModels shape = ShapeModels.of(tools, shapes, new ShippedShelf(NetworkKind.SHAPE));
    shape.options().follow(project, System::nanoTime);
    LatentModels latent = LatentModels.of(tools, session, sourceOf(run, optionsNow));
    ViewMatrixViewModel matrix = new ViewMatrixViewModel(session.property());
    TimelineViewModel timeline = new TimelineViewModel(session.property(), System::nanoTime);
    PictureSources sources =
        new PictureSources(
            latent.codes(),
            () -> picture.errorMapImage().map(map -> () -> map.get().toSamples()),
            () -> curve(run),
            () -> place(timeline));
    Consumer<Throwable> failed = cause -> tools.tell(Notice.problem(cause));
    FrameFeed feed =
        new FrameFeed(
            tools.pool(),
            new FitFrames(tools, run, failed),
            session,
            looked(matrix, timeline),
            failed);
    CodeBookExport codeBook = new CodeBookExport(tools, session, latent.codes());
    List<ExportKind> kinds = new ArrayList<>(new PictureExports(engine, session, sources).kinds());
    List<ExportKind> ofClips = new ArrayList<>(kinds);
    FilmExport film = new FilmExport(tools, session, latent.codes(), System::nanoTime);
    run.state().subscribe(film::forgetPace);
    ofClips.add(0, film.kind());
    ofClips.add(1, codeBook.kind());
    kinds.add(1, codeBook.kind());
    SaveFlow export = new SaveFlow(tools, kinds);
    codeBook.measured().subscribe(export::offerChanged);
    SaveFlow clipExport = new SaveFlow(tools, ofClips);
    codeBook.measured().subscribe(clipExport::offerChanged);
    film.pace().subscribe(clipExport::offerChanged);
    SaveFlow surfaceExport =
        new SaveFlow(tools, new SurfaceExports(engine, shape.source()).kinds());
    CompareModels compare = CompareModels.of(tools, session, shapes);
    ShapeWayViewModel morph = new ShapeWayViewModel(tools, shapes);
    CurveModels curves = new CurveModels(new CurveViewModel(), new CurveViewModel());
    Models models =
        new Models(
            project,
            session,
            tools.preferences(),
            options,
            run,
            picture,
            load,
            export,
            surfaceExport,
            compare,
            new RateViewModel(tools, session, RateFormats.shipped()),
            latent,
            new ClipModels(timeline, feed, clipOptions, clipExport),
            new LightModels(
                matrix,
                lightForm,
                new ViewQuality(tools, failed),
                lookModels(tools, session, run::capture)),
            shape,
            morph,
            curves,
            tools,
            new DeviceViewModel(tools),
            new QueueViewModel(tools, System::nanoTime));
    models.queue().setOnOpen(load::open);
    Wiring.connect(models, tools.notices());
    return models;
  }

  private static FitSource sourceOf(
      RunViewModel<Fitted<GridTiling>> run, Supplier<OptionsViewModel> options) {
    return new FitSource(
        run::capture,
        run.state(),
        run.runNumber(),
        () ->
            run.fittedWith().or(() -> options.get().options().get()).flatMap(FitOptions::networks));
  }

  private static LookModels lookModels(Tools tools, SessionModel session, FieldCapture field) {
    LookViewModel around = new LookViewModel(tools, System::nanoTime);
    SaveFlow export =
        new SaveFlow(tools, new LookExports(tools.engine(), session, field, around).kinds());
    around.field().subscribe(export::offerChanged);
    return new LookModels(around, export);
  }

  /** The number of the frame or view that is looked at. */
  private static ObservableValue<Number> looked(
      ViewMatrixViewModel matrix, TimelineViewModel timeline) {
    IntegerProperty number = new SimpleIntegerProperty();
    Runnable follow =
        () -> number.set(matrix.open().get() ? matrix.view().get() : timeline.frame().get());
    matrix.view().subscribe(follow);
    matrix.open().subscribe(follow);
    timeline.frame().subscribe(follow);
    return number;
  }

  private static PictureSources.Place place(TimelineViewModel timeline) {
    return timeline
        .times()
        .get()
        .map(t -> new PictureSources.Place(t.position(timeline.seconds()), timeline.seconds()))
        .orElse(PictureSources.Place.START);
  }

  /** Codes with the first of the networks, if there are any: that is quick and good. */
  private static OptionsViewModel clipOptions() {
    ShippedShelf shelf = new ShippedShelf(NetworkKind.VIDEO);
    OptionsViewModel options =
        new OptionsViewModel(FormKind.CLIP, Preset.BALANCED.label(), Map.of(), shelf);
    if (!shelf.names().isEmpty()) {
      options.mode().set(FitMode.CODES);
    }
    return options;
  }

  private static FitCurve curve(RunViewModel<?> run) {
    return run.snapshot()
        .get()
        .map(Snapshot::curve)
        .or(() -> run.result().get().map(FitResult::curve))
        .orElseGet(FitCurve::empty);
  }
}
