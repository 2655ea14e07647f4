package dev.tessera.app.shell;

import dev.tessera.app.interpolate.LatentSource;
import dev.tessera.app.interpolate.LatentViewModel;
import dev.tessera.app.interpolate.PictureMorphExportViewModel;
import dev.tessera.app.interpolate.PictureMorphViewModel;
import dev.tessera.app.interpolate.SecondViewModel;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.service.ModelService;

/** Everything that the page of codes shows, without any view. */
record LatentModels(
    LatentViewModel codes, PictureMorphViewModel morph, PictureMorphExportViewModel export) {
  /** Makes the models of codes. */
  static LatentModels of(Composition parts, SessionModel session, LatentSource fit) {
    ModelService service = parts.service();
    Engine engine = parts.engine();
    IoPool pool = parts.pool();
    Notices notices = parts.notices();
    LatentViewModel codes = new LatentViewModel(service, engine, pool, session, fit, notices);
    SecondViewModel second = new SecondViewModel(service, engine, pool, codes, fit, notices);
    PictureMorphViewModel morph =
        new PictureMorphViewModel(service, engine, pool, codes, second, notices);
    return new LatentModels(
        codes,
        morph,
        new PictureMorphExportViewModel(
            service, engine, pool, morph, notices, parts.showInFolder()));
  }
}
