package dev.tessera.app.light;

import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.FxThread;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Origin;
import dev.tessera.app.session.Session;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * How many pictures a second are seen while the eye, or the focus, moves without rest: the page of
 * views in a window, for some seconds each. Argument: a project of a fitted light field.
 */
public final class LookBenchmark {
  private static final double SECONDS = 5;

  private final LookViewModel model;
  private final LookField field;
  private long pictures;

  private LookBenchmark(LookViewModel model, LookField field) {
    this.model = model;
    this.field = field;
    model.image().subscribe((before, now) -> pictures++);
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Project project = ProjectFile.read(Path.of(arguments[0]));
    SavedSignal signal = project.signals().get(0);
    Session session =
        Session.standIn(
            signal.name(),
            (SavedSignal.LightField) signal.kind(),
            Origin.missing(signal.source(), AlphaMode.COMPOSITE));
    @SuppressWarnings("unchecked")
    Fitted<GridTiling> fitted = (Fitted<GridTiling>) project.fits().get(0).edited().get(0);
    LookField field = LookField.of(session, GivenViews.EVEN, fitted);
    FxThread window = new FxThread();
    CountDownLatch done = new CountDownLatch(1);
    try (IoPool pool = IoPool.start(window);
        ModelService service = ModelThread.start(window, () -> {})) {
      LookViewModel model =
          new LookViewModel(
              TestTools.tools(service, pool, notice -> System.out.println(notice.sentence())),
              System::nanoTime);
      Platform.startup(() -> new LookBenchmark(model, field).show(new Stage(), done));
      done.await();
    }
    Platform.exit();
  }

  private void show(Stage stage, CountDownLatch done) {
    LookView view = new LookView(model, new LookView.Buttons(List.of(), List.of()));
    stage.setScene(new Scene(view, 1000, 700));
    stage.show();
    model.look(Optional.of(field));
    LookPlace middle = model.place().get();
    DoubleConsumer eye =
        t ->
            model.goTo(
                new LookPlace(
                    middle.v() * (1 + Math.sin(3 * t)), middle.u() * (1 + Math.cos(3 * t))));
    DoubleConsumer focus = t -> model.player().position().set(0.5 + 0.5 * Math.sin(3 * t));
    List<Measured> all =
        List.of(
            new Measured("warm-up", LookMode.VIEW, 0, eye),
            new Measured("eye, view", LookMode.VIEW, 0, eye),
            new Measured("eye, depth", LookMode.DEPTH, 0, eye),
            new Measured("eye, tiles", LookMode.TILES, 0, eye),
            new Measured("focus, widest lens", LookMode.VIEW, field.widest(), focus));
    run(view, all, 0, done);
  }

  private record Measured(String name, LookMode mode, double aperture, DoubleConsumer move) {}

  private void run(LookView view, List<Measured> all, int which, CountDownLatch done) {
    if (which == all.size()) {
      done.countDown();
      return;
    }
    Measured now = all.get(which);
    model.mode().set(now.mode());
    model.aperture().set(now.aperture());
    pictures = 0;
    long begun = System.nanoTime();
    FrameClock[] clock = new FrameClock[1];
    clock[0] =
        new FrameClock(
            view,
            () -> {
              double t = (System.nanoTime() - begun) * 1e-9;
              if (t < SECONDS) {
                now.move().accept(t);
                return;
              }
              clock[0].close();
              System.out.printf(
                  Locale.ROOT, "%-20s %.1f pictures a second%n", now.name(), pictures / t);
              run(view, all, which + 1, done);
            });
  }
}
