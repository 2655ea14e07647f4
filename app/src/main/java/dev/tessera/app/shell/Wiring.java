package dev.tessera.app.shell;

import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.model.fit.Snapshot;
import java.util.Arrays;
import javafx.collections.ListChangeListener;

/** What follows from what: the arrows between the models, in one place. */
final class Wiring {
  private final Models models;
  private final Notices notices;

  private Wiring(Models models, Notices notices) {
    this.models = models;
    this.notices = notices;
  }

  /** Connects the models. */
  static void connect(Models models, Notices notices) {
    Wiring wiring = new Wiring(models, notices);
    wiring.recall();
    models.session().property().subscribe(now -> now.ifPresent(wiring::opened));
    models.run().runNumber().subscribe((before, now) -> wiring.started());
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
    if (opened.points().isPresent()) {
      models.shape().completion().start(opened);
    } else if (!models.morph().ends().takesShapes()) {
      models.shape().run().start(opened);
    }
  }

  private void opened(Session session) {
    models.run().reset();
    models.picture().setSignal(session.signal(), session.pixels());
    models.run().startAnew();
  }

  private void started() {
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
