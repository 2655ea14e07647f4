package dev.tessera.app.interpolate;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A whole page of codes over a picture of 24 x 16, with a second picture encoded. */
final class Morphs {
  static final int WIDTH = 24;
  static final int HEIGHT = 16;

  final SessionModel session = new SessionModel();
  final FitStub fit = new FitStub();
  final List<Notice> notices = new ArrayList<>();
  final List<Path> opened = new ArrayList<>();
  final LatentViewModel codes;
  final SecondViewModel second;
  final PictureMorphViewModel morph;
  final PictureMorphExportViewModel export;
  long now;

  private Morphs(ModelService service) {
    Engine engine = new Engine(EngineSettings.defaults());
    IoPool pool = IoPool.direct();
    codes =
        new LatentViewModel(service, engine, pool, session, fit.source(), notices::add, () -> now);
    second = new SecondViewModel(service, engine, pool, codes, fit.source(), notices::add);
    morph =
        new PictureMorphViewModel(service, engine, pool, codes, second, notices::add, () -> now);
    export =
        new PictureMorphExportViewModel(service, engine, pool, morph, notices::add, opened::add);
  }

  /** With nothing open. */
  static Morphs empty(ModelService service) {
    return new Morphs(service);
  }

  /** With a fitted picture. */
  static Morphs fitted(ModelService service) {
    Morphs page = new Morphs(service);
    page.session.open(Fields.session("a.png", WIDTH, HEIGHT));
    page.fit.finish(Fields.field(Fields.EXPERTS, WIDTH, HEIGHT, 0, 1));
    page.codes.poll();
    return page;
  }

  /** With both pictures; the service has nothing left to do. */
  static Morphs ready(DirectModelService service, Path folder) throws Exception {
    Morphs page = fitted(service);
    page.codes.poll();
    page.second.open(picture(folder));
    service.runToIdle();
    return page;
  }

  /** A picture of another size in a folder. */
  static Path picture(Path folder) throws Exception {
    GridSignal signal = Fields.signal("b.png", 40, 40);
    Path file = folder.resolve("b.png");
    ImageFiles.write(signal.samples(), file, WriteOptions.of(ImageFormat.PNG, 8));
    return file;
  }
}
