package dev.tessera.app.shell;

import dev.tessera.app.fit.HoverInfo;
import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenProject;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.Still;
import dev.tessera.app.session.ViewCells;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.shown.SlicePsnr;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;

/** What follows from what: the arrows between the models, in one place. */
final class Wiring {
  /** Stands for no slice where the number of one is expected. */
  private static final int NO_SLICE = -1;

  private final Models models;
  private final Notices notices;

  /** The tiles of the fit; empty before the first. */
  private Optional<GridTiling> tiles = Optional.empty();

  private Wiring(Models models, Notices notices) {
    this.models = models;
    this.notices = notices;
  }

  /** Connects the models. */
  static void connect(Models models, Notices notices) {
    Wiring wiring = new Wiring(models, notices);
    wiring.recall();
    models
        .session()
        .property()
        .subscribe(
            (before, now) ->
                now.ifPresentOrElse(s -> wiring.opened(before, s), () -> wiring.closed(before)));
    models
        .session()
        .get()
        .ifPresentOrElse(
            s -> wiring.opened(Optional.empty(), s), () -> wiring.closed(Optional.empty()));
    models.project().property().subscribe(wiring::follow);
    models.run().runNumber().subscribe((before, now) -> wiring.started());
    models.run().restored().subscribe((before, now) -> wiring.restored());
    models.run().snapshot().subscribe(now -> now.ifPresent(wiring::show));
    models
        .run()
        .state()
        .subscribe(
            state -> {
              if (state == RunState.IDLE) {
                models.picture().clearReconstruction();
              }
              if (state.active()) {
                models.light().quality().cancel();
              }
              if (state == RunState.FINISHED && models.lightOpen()) {
                models.clip().feed().renew(); // what was seen in passing may lack a part
              }
            });
    models.run().failure().subscribe(now -> now.ifPresent(wiring::tell));
    models.picture().setOnTileWatched(wiring::watchTile);
    models
        .run()
        .result()
        .subscribe(
            (before, now) -> {
              wiring.note(p -> p.withPictureFit(models.run().kept()));
              now.ifPresent(wiring::ended);
            });
    models.clip().feed().setOnFrame(wiring::turned);
    models.clip().feed().setOnPatch(patch -> wiring.paint(patch, Optional.empty()));
    new Looking(models).follow();
    wiring.shapes();
    wiring.morph();
    wiring.contests();
    wiring.remember();
  }

  /** An opened shape is fitted at once, unless it is to be fitted with another one. */
  private void shapes() {
    ShapeModels shape = models.shape();
    shape
        .shapes()
        .shapes()
        .addListener(
            (ListChangeListener<OpenShape>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(this::begin);
                  }
                });
    shape.run().setOnFailure((open, cause) -> tell(cause));
    shape.run().setOnLeft(this::left);
    shape.run().setOnResult((open, fit) -> note(p -> p.withShapeFit(open, fit)));
    shape.surface().setOnFailure(this::tell);
    shape.slice().setOnFailure(this::tell);
    shape.completion().setOnFailure(this::tell);
    shape
        .completion()
        .running()
        .subscribe(
            (before, now) -> {
              if (now) {
                shape.run().stopAll();
                models.run().stop();
              }
            });
    shape
        .run()
        .runNumber()
        .subscribe(
            (before, now) -> {
              if (models.run().state().get().active()) {
                models.run().stop();
              }
            });
    models.run().runNumber().subscribe((before, now) -> shape.run().stopAll());
  }

  /** The fit of two shapes takes turns with those of pictures and of single shapes. */
  private void morph() {
    RunViewModel<?> pair = models.morph().pair().run();
    pair.runNumber()
        .subscribe(
            (before, now) -> {
              models.run().stop();
              models.shape().run().stopAll();
            });
    models.run().runNumber().subscribe((before, now) -> pair.stop());
    models.shape().run().runNumber().subscribe((before, now) -> pair.stop());
  }

  /** Methods are compared with the machine to themselves. */
  private void contests() {
    RunViewModel<?> pair = models.morph().pair().run();
    models
        .compare()
        .onStart(
            () -> {
              models.run().stop();
              models.shape().run().stopAll();
              pair.stop();
            });
    models.run().runNumber().subscribe((before, now) -> models.compare().stop());
    models.shape().run().runNumber().subscribe((before, now) -> models.compare().stop());
    pair.runNumber().subscribe((before, now) -> models.compare().stop());
  }

  /** Points without faces are completed; a mesh is fitted if it is no end of a morph. */
  private void begin(OpenShape opened) {
    if (models.project().recalling()) {
      models.project().get().of(opened).ifPresent(models.shape().run()::restore);
    } else if (opened.points().isPresent()) {
      models.shape().completion().start(opened);
    } else if (!models.morph().ends().takesShapes()) {
      models.shape().run().start(opened);
    }
  }

  /** What a fit came to whose picture gave way to another is found when that is taken back. */
  private void left(Optional<Session> before) {
    models
        .run()
        .letGo(
            kept ->
                before.ifPresent(
                    session -> models.project().swap(now -> now.withFitOf(session, kept))));
  }

  /** The same of a shape, which may be open again by now. */
  private void left(OpenShape shape, KeptFit<Fitted<SparseTiling>> kept) {
    models.project().swap(now -> now.withShapeFit(shape, Optional.of(kept)));
    models
        .project()
        .get()
        .of(shape)
        .filter(work -> !models.shape().run().state(shape).get().active())
        .ifPresent(models.shape().run()::restore);
  }

  /** A fit that comes back late is shown. */
  private void follow() {
    Optional<KeptFit<Fitted<GridTiling>>> fit =
        models.project().get().picture().flatMap(PictureWork::fit);
    boolean other = fit.isPresent() && !fit.equals(models.run().kept());
    if (models.project().recalling() && other && !models.run().state().get().active()) {
      models.run().restore(fit);
    }
  }

  /** A picture that is opened is fitted at once; one that comes back comes with its fit. */
  private void opened(Optional<Session> before, Session session) {
    Optional<KeptFit<Fitted<GridTiling>>> fit =
        models.project().get().picture().flatMap(PictureWork::fit);
    left(before);
    models.run().reset();
    tiles = Optional.empty();
    models.light().quality().cancel();
    models.run().watchSlice(session.single() ? NO_SLICE : session.start(), known -> {});
    models.picture().setComparable(!session.origin().missing());
    Session first = models.session().still().get().orElseThrow().picture();
    models.picture().setSignal(first.signal(), first.pixels());
    if (models.project().recalling()) {
      models.run().restore(fit);
    } else {
      models.run().startAnew();
    }
  }

  private void closed(Optional<Session> before) {
    left(before);
    models.picture().clear();
  }

  /** Another frame or view: tiles, zoom and what is pointed at stay. */
  private void turned(Still now) {
    models.picture().setFrame(now.picture().signal(), now.picture().pixels());
    watchTile(models.picture().hoverProperty().get().map(HoverInfo::tile).orElse(-1));
  }

  private void watchTile(int cell) {
    int ofPicture = models.lightOpen() ? -1 : cell;
    models.run().watchTile(shownTiles().map(shown -> shown.inSignal(cell)).orElse(ofPicture));
  }

  private Optional<ShownTiles> shownTiles() {
    return tiles.map(whole -> ShownTiles.of(whole, models.clip().feed().shown()));
  }

  /** A fit from an earlier time has shown nothing in passing, so its picture is made. */
  private void restored() {
    tiles =
        models
            .run()
            .result()
            .get()
            .filter(result -> !models.lightOpen())
            .map(result -> result.fitted().tiling());
    if (models.session().get().isPresent()) {
      cells().ifPresent(models.picture()::setGrid);
      models.clip().feed().renew();
    }
  }

  private void note(UnaryOperator<OpenProject> change) {
    models.project().note(change);
  }

  private void started() {
    if (models.run().runNumber().get() > 1) {
      models.project().touch();
    }
    models.picture().clearReconstruction();
    models.light().quality().cancel();
    tell(SlicePsnr.NONE);
    models.light().matrix().given().set(models.light().form().given().get());
    tiles =
        models
            .session()
            .get()
            .filter(session -> session.light().isEmpty())
            .flatMap(
                session ->
                    models
                        .optionsNow()
                        .options()
                        .get()
                        .map(o -> o.suitedTo(session.signal()).gridFor(session.signal())));
    cells().ifPresent(models.picture()::setGrid);
  }

  /** The cells in which the quality of the picture that is shown is told. */
  private Optional<GridTiling> cells() {
    return shownTiles()
        .map(ShownTiles::grid)
        .or(
            () ->
                models
                    .session()
                    .get()
                    .filter(session -> session.light().isPresent())
                    .map(session -> ViewCells.of(session.signal())));
  }

  private void tell(SlicePsnr known) {
    if (models.lightOpen()) {
      models.light().matrix().quality().set(known);
    } else {
      models.clip().timeline().quality().set(known);
    }
  }

  /** Of a light field, views that the fit never looked at are compared once it has ended. */
  private void ended(FitResult<Fitted<GridTiling>> result) {
    tell(result.quality().slices());
    Optional<Session> light =
        models.session().get().filter(s -> s.light().isPresent() && !s.origin().missing());
    if (light.isPresent()) {
      models
          .run()
          .kept()
          .map(KeptFit::method)
          .filter(FitMethod.Views.class::isInstance)
          .map(FitMethod.Views.class::cast)
          .ifPresent(views -> models.light().matrix().given().set(views.options().given()));
      models
          .light()
          .quality()
          .measure(light.get(), result.fitted(), models.light().matrix().quality()::set);
    }
  }

  private void show(Snapshot<?> snapshot) {
    Snapshot.Live<?> live = snapshot.live();
    live.patch().filter(models.clip().feed()::takes).ifPresent(p -> paint(p, live.active()));
    models
        .picture()
        .codeProperty()
        .set(live.watched().flatMap(c -> shownTiles().flatMap(shown -> shown.inFrame(c))));
    tell(snapshot.quality().slices());
  }

  /** Takes what is known of the frame that is shown. */
  private void paint(PicturePatch patch, Optional<BitSet> active) {
    Optional<BitSet> here = active.flatMap(all -> shownTiles().map(shown -> shown.inFrame(all)));
    models.picture().apply(patch, here);
    if (!models.lightOpen()) {
      models.latent().codes().show(patch);
    }
  }

  private void tell(Throwable failure) {
    notices.show(Notice.problem(failure));
  }

  private void recall() {
    Preferences.Look look = models.preferences().get().look();
    PictureViewModel picture = models.picture();
    Arrays.stream(PictureMode.values())
        .filter(mode -> mode.name().equals(look.view()))
        .forEach(picture.modeProperty()::set);
    picture.gridVisibleProperty().set(look.grid());
  }

  private void remember() {
    PreferencesModel preferences = models.preferences();
    models
        .picture()
        .modeProperty()
        .subscribe(
            (before, now) -> preferences.update(p -> p.withLook(p.look().withView(now.name()))));
    models
        .picture()
        .gridVisibleProperty()
        .subscribe((before, now) -> preferences.update(p -> p.withLook(p.look().withGrid(now))));
    OptionsViewModel options = models.options();
    options
        .options()
        .subscribe(
            (before, now) -> {
              if (now.isPresent()) {
                String preset = options.preset().get().label();
                preferences.update(p -> p.withFit(p.fit().withOptions(preset, options.changes())));
              }
            });
  }
}
