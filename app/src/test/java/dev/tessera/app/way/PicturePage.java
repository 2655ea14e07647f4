package dev.tessera.app.way;

import dev.tessera.app.codes.LatentViewModel;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.FitStub;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.nio.file.Path;
import java.util.List;

/** A whole page of codes over a picture of 24 x 16, with a second picture encoded. */
final class PicturePage {
  static final int WIDTH = 24;
  static final int HEIGHT = 16;

  final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  final FitStub fit = new FitStub();
  final List<Notice> notices;
  final List<Path> opened;
  final LatentViewModel codes;
  final SecondViewModel second;
  final PictureWayViewModel page;
  final WayViewModel way;
  final SaveFlow export;
  long now;

  private PicturePage(ModelService service) {
    IoPool pool = IoPool.direct();
    TestTools told = TestTools.of(service, pool);
    notices = told.notices;
    opened = told.shown;
    codes = new LatentViewModel(told.tools, session, fit.source(), System::nanoTime);
    page =
        new PictureWayViewModel(
            told.tools, first(codes), fit.source(), session.project(), () -> now);
    second = page.second();
    way = page.way();
    export = page.export();
    codes
        .edition()
        .subscribe(
            (before, now) -> {
              if (codes.editor().edited().get()) {
                way.goTo(WayPlace.start());
              }
            });
  }

  /** The way between both pictures of the page, evaluated elsewhere. */
  PictureWay pictures(ModelService service, IoPool pool) {
    return new PictureWay(TestTools.of(service, pool).tools, first(codes), second, () -> now);
  }

  /** What the way needs to know of a page of codes. */
  static FirstPicture first(LatentViewModel codes) {
    return new FirstPicture(codes.edition(), codes::fitted, codes::field);
  }

  /** With nothing open. */
  static PicturePage empty(ModelService service) {
    return new PicturePage(service);
  }

  /** With a fitted picture. */
  static PicturePage fitted(ModelService service) {
    PicturePage page = new PicturePage(service);
    page.session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    page.fit.finish(PictureFields.field(PictureFields.EXPERTS, WIDTH, HEIGHT, 0, 1));
    page.codes.poll();
    return page;
  }

  /** With both pictures; the service has nothing left to do. */
  static PicturePage ready(DirectModelService service, Path folder) throws Exception {
    PicturePage page = fitted(service);
    page.codes.poll();
    page.second.open(picture(folder));
    service.runToIdle();
    return page;
  }

  /** A picture of another size in a folder. */
  static Path picture(Path folder) throws Exception {
    GridSignal signal = PictureFields.signal("b.png", 40, 40);
    Path file = folder.resolve("b.png");
    ImageFiles.write(signal.samples(), file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
    return file;
  }
}
