package dev.tessera.app.shell;

import dev.tessera.app.compare.CompareModels;
import dev.tessera.app.device.DeviceViewModel;
import dev.tessera.app.fit.PictureViewModel;
import dev.tessera.app.form.OptionsViewModel;
import dev.tessera.app.light.LightFormViewModel;
import dev.tessera.app.load.LoadViewModel;
import dev.tessera.app.queue.QueueViewModel;
import dev.tessera.app.rate.RateViewModel;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.session.FormChoice;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Tools;
import dev.tessera.app.way.ShapeWayViewModel;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;

/** Everything that the window shows, without any view. */
record Models(
    ProjectModel project,
    SessionModel session,
    PreferencesModel preferences,
    OptionsViewModel options,
    RunViewModel<Fitted<GridTiling>> run,
    PictureViewModel picture,
    LoadViewModel load,
    SaveFlow export,
    SaveFlow surfaceExport,
    CompareModels compare,
    RateViewModel rate,
    LatentModels latent,
    ClipModels clip,
    LightModels light,
    ShapeModels shape,
    ShapeWayViewModel morph,
    CurveModels curves,
    Tools tools,
    DeviceViewModel device,
    QueueViewModel queue) {
  /** The options that a fit of what is open would begin with. */
  OptionsViewModel optionsNow() {
    return clipOpen() ? clip.options() : options;
  }

  /** The name of the form of settings of what is open. */
  String formNow() {
    return lightOpen() ? LightFormViewModel.NAME : optionsNow().kind().name();
  }

  /** A few words for what is chosen there. */
  String choiceWords() {
    return lightOpen()
        ? light.form().given().get().label() + " views"
        : optionsNow().preset().get().label();
  }

  /** What would have to be chosen there for a fit that was made in some way. */
  FormChoice choiceOf(FitMethod.Stepwise method) {
    return method instanceof FitMethod.Views views
        ? LightFormViewModel.choiceOf(views.options())
        : optionsNow().choiceOf(KeptFit.options(method).orElseThrow());
  }

  /** Whether what is open is a light field. */
  boolean lightOpen() {
    return light.matrix().open().get();
  }

  /** Whether what is open is a clip. */
  boolean clipOpen() {
    return session.get().flatMap(Session::clip).isPresent();
  }
}
