package dev.tessera.app.shell;

import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.fit.WholePatch;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenProject;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.Latest;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;

/** What follows from what: the arrows between the models, in one place. */
final class Wiring {
  private final Models models;
  private final Notices notices;
  private final PixelRenders wholes;

  private Wiring(Models models, Notices notices) {
    this.models = models;
    this.notices = notices;
    wholes = new PixelRenders(models.tools());
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
            });
    models.run().failure().subscribe(now -> now.ifPresent(wiring::tell));
    models.picture().setOnTileWatched(models.run()::watchTile);
    models
        .run()
        .result()
        .subscribe((before, now) -> wiring.note(p -> p.withPictureFit(models.run().kept())));
    wiring.shapes();
    wiring.morph();
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
    models.picture().setComparable(!session.origin().missing());
    models.picture().setSignal(session.signal(), session.pixels());
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

  /** A fit from an earlier time has shown nothing in passing, so its picture is made. */
  private void restored() {
    Optional<Session> session = models.session().get();
    Optional<Fitted<GridTiling>> field = models.run().result().get().map(FitResult::fitted);
    if (session.isPresent() && field.isPresent()) {
      models.picture().setGrid(field.get().tiling());
      wholes.request(
          new RenderJob(models.tools().engine(), field.get(), 1, new Latest<>()),
          outcome ->
              Delivery.value(outcome, this::tell)
                  .ifPresent(made -> shown(session.get(), field.get(), made)));
    }
  }

  private void shown(Session session, Fitted<GridTiling> field, PixelImage made) {
    boolean current =
        models.session().get().filter(session::equals).isPresent()
            && models.run().result().get().filter(r -> r.fitted().equals(field)).isPresent();
    if (current) {
      models.picture().apply(WholePatch.of(session, field.tiling(), made), Optional.empty());
    }
  }

  private void note(UnaryOperator<OpenProject> change) {
    models.project().note(change);
  }

  private void started() {
    if (models.run().runNumber().get() > 1) {
      models.project().touch();
    }
    wholes.cancel();
    models.picture().clearReconstruction();
    models
        .session()
        .get()
        .ifPresent(
            session ->
                models
                    .options()
                    .options()
                    .get()
                    .ifPresent(o -> models.picture().setGrid(o.gridFor(session.signal()))));
  }

  private void show(Snapshot<?> snapshot) {
    Snapshot.Live<?> live = snapshot.live();
    live.patch()
        .ifPresent(
            patch -> {
              models.picture().apply(patch, live.active());
              models.latent().codes().show(patch);
            });
    models.picture().codeProperty().set(live.watched());
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
