package dev.tessera.app.shell;

import dev.tessera.app.codes.LatentViewModel;
import dev.tessera.app.session.FitSource;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.Tools;
import dev.tessera.app.way.FirstPicture;
import dev.tessera.app.way.PictureWayViewModel;
import dev.tessera.app.way.WayPlace;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;

/** Everything that the page of codes shows, without any view. */
record LatentModels(LatentViewModel codes, PictureWayViewModel way) {
  /** Makes the models of codes. */
  static LatentModels of(Tools tools, SessionModel session, FitSource fit) {
    LatentViewModel codes = new LatentViewModel(tools, session, fit, System::nanoTime);
    PictureWayViewModel way =
        new PictureWayViewModel(
            tools,
            new FirstPicture(
                codes.edition(),
                () -> codes.fitted().filter(LatentModels::isPicture),
                () -> codes.field().filter(LatentModels::isPicture)),
            fit,
            session.project(),
            System::nanoTime);
    codes.edition().subscribe((before, now) -> changed(codes, way));
    return new LatentModels(codes, way);
  }

  /** There is a way between pictures, none between clips. */
  private static boolean isPicture(Fitted<GridTiling> field) {
    return field.tiling().dimensions() == 2;
  }

  /** Changes are made on the first picture, so it is shown. */
  private static void changed(LatentViewModel codes, PictureWayViewModel way) {
    if (codes.editor().edited().get()) {
      way.way().goTo(WayPlace.start());
    }
  }
}
