package dev.tessera.app.shell;

import dev.tessera.app.AppDirs;
import dev.tessera.app.device.DeviceViewModel;
import dev.tessera.app.form.FitSetting;
import dev.tessera.app.fx.FirstFrame;
import dev.tessera.app.fx.FxThread;
import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesFile;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.ProjectFlow;
import dev.tessera.app.session.Question;
import dev.tessera.app.session.RecoveryFolder;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Tools;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FieldCheck;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The window's composition root: makes services, models and views, connects them, and takes them
 * down again. Made by {@link #run}, never by the toolkit, so that everything is handed in.
 */
public final class TesseraApplication extends Application {
  /** How long a window may take to close when the process is asked to end. */
  private static final long PATIENCE_SECONDS = 5;

  /** How often work is kept that nobody saved. */
  private static final Duration KEEPING = Duration.ofMinutes(1);

  private final Executor window;
  private final WindowOptions wanted;
  private final PreferencesModel preferences;
  private final IoPool pool;
  private final Engine engine;
  private final ModelService service;
  private final RecoveryFolder recovery;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Closes the window as its cross does; on the window's thread. */
  private volatile Runnable closing = () -> {};

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** What outlives the window. */
  private record Remembered(PreferencesModel preferences, RecoveryFolder recovery) {}

  private TesseraApplication(
      Executor window,
      WindowOptions wanted,
      Remembered remembered,
      IoPool pool,
      Engine engine,
      ModelService service) {
    this.window = window;
    this.wanted = wanted;
    preferences = remembered.preferences();
    recovery = remembered.recovery();
    this.pool = pool;
    this.engine = engine;
    this.service = service;
  }

  /**
   * Shows the window and returns when it is closed and everything is taken down.
   *
   * @param interruptions takes what closes the window in good order, and gives what is to be called
   *     once all is taken down
   * @throws IllegalStateException if a fit that was to end by itself failed
   */
  public static void run(WindowOptions options, UnaryOperator<Runnable> interruptions) {
    AtomicReference<@Nullable TesseraApplication> running = new AtomicReference<>();
    Runnable down =
        interruptions.apply(
            () -> {
              TesseraApplication application = running.get();
              if (application != null) {
                application.closeFromOutside();
              }
            });
    try {
      runUntilClosed(options, running);
    } finally {
      down.run();
    }
  }

  private static void runUntilClosed(
      WindowOptions options, AtomicReference<@Nullable TesseraApplication> running) {
    FxThread window = new FxThread();
    PreferencesFile file = new PreferencesFile(AppDirs.config());
    try (IoPool pool = IoPool.start(window)) {
      boolean remembers = options.exitAfterSteps().isEmpty();
      PreferencesModel preferences =
          remembers
              ? new PreferencesModel(file::write, pool, file.read())
              : new PreferencesModel(forgotten -> {}, pool, Preferences.defaults());
      Path left = AppDirs.config().resolve("recovery");
      Engine engine = new Engine(DeviceViewModel.settings(preferences), FieldCheck::difference);
      TesseraApplication application;
      try (RecoveryFolder recovery = remembers ? RecoveryFolder.open(left) : RecoveryFolder.none();
          ModelService service = ModelThread.start(window, () -> {})) {
        Remembered remembered = new Remembered(preferences, recovery);
        application = new TesseraApplication(window, options, remembered, pool, engine, service);
        running.set(application);
        application.showUntilClosed();
      }
      preferences.flush();
      Throwable cause = application.failure.get();
      if (cause != null) {
        throw new IllegalStateException("the fit failed", cause);
      }
    }
  }

  private void showUntilClosed() {
    Platform.setImplicitExit(false);
    Platform.startup(() -> start(new Stage()));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }

  /** Asks the window to close; if it cannot any more, what is behind it is taken down anyway. */
  private void closeFromOutside() {
    try {
      window.execute(() -> closing.run());
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        closed.countDown();
      }
    } catch (IllegalStateException notShownYet) {
      closed.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start(Stage stage) {
    NoticeStack notices = new NoticeStack();
    UncaughtFailures.report(notices);
    FolderOpener folder = new FolderOpener(FolderOpener.commandOn(AppDirs.system()), pool, notices);
    Models models =
        Composition.models(new Tools(service, engine, pool, preferences, notices, folder));
    ProjectModels files = ProjectModels.of(models);
    files.flow().keepIn(recovery.own());
    MainWindow window = new MainWindow(models, files, stage, notices, new Thumbnails(pool), pool);
    WindowPlace.restore(stage, preferences);
    closing =
        () -> {
          giveUp(models);
          stage.close();
        };
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          files.flow().leave("What you did since the last time is not saved.", closing);
        });
    stage.showingProperty().subscribe((before, now) -> closeWhenHidden(now));
    window.show();
    FirstFrame.then(() -> drawn(models, files, stage));
  }

  /** What would take the processor from the window is begun only when there is one. */
  private void drawn(Models models, ProjectModels files, Stage stage) {
    wanted.drawn().run();
    if (wanted.exitAfterSteps().equals(OptionalLong.of(0))) {
      closing.run();
      return;
    }
    models.device().look();
    begin(models, files);
    keepRegularly(files.flow());
    wanted.exitAfterSteps().ifPresent(steps -> exitAfter(steps, models, stage));
  }

  private void begin(Models models, ProjectModels files) {
    if (!wanted.files().isEmpty()) {
      models.load().openAll(wanted.files());
    } else if (recovery.left().isEmpty()) {
      openFirstSample(models);
    } else {
      offer(recovery.left().get(0), models, files.flow());
    }
  }

  /** What a window that ended badly left behind is offered before anything else is opened. */
  private void offer(RecoveryFolder.Left left, Models models, ProjectFlow flow) {
    String when =
        DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
            .format(left.when().atZone(ZoneId.systemDefault()));
    flow.ask(
        new Question(
            "Restore your work?",
            "Tessera ended without saving your work. What was open at " + when + " was kept.",
            List.of(
                new Notice.Action(
                    "Restore", () -> models.load().restore(left.file(), flow::restore)),
                new Notice.Action(
                    "Discard",
                    () -> {
                      flow.delete(left.file());
                      openFirstSample(models);
                    }),
                new Notice.Action("Ask me later", () -> openFirstSample(models)))));
  }

  /** Whatever a person did is kept a minute later. */
  private void keepRegularly(ProjectFlow flow) {
    var unused = pool.later(KEEPING, () -> window.execute(() -> keepAgain(flow)));
  }

  private void keepAgain(ProjectFlow flow) {
    flow.keep();
    keepRegularly(flow);
  }

  /** Ends what is on its way, so that nothing half-written is left. */
  private static void giveUp(Models models) {
    models.load().cancel();
    models.run().stop();
    models.export().cancel();
    models.clip().export().cancel();
    models.latent().way().export().cancel();
    models.shape().run().stopAll();
    models.surfaceExport().cancel();
    models.morph().pair().run().stop();
    models.morph().export().cancel();
    models.queue().close();
  }

  private void closeWhenHidden(boolean showing) {
    if (!showing) {
      closed.countDown();
    }
  }

  private static void openFirstSample(Models models) {
    models.load().beginWith(models.load().samples().get(0));
  }

  private void exitAfter(long steps, Models models, Stage stage) {
    models.options().text(FitSetting.STEPS).set(Long.toString(steps));
    models.options().text(FitSetting.SECONDS).set("");
    models
        .run()
        .state()
        .subscribe(
            (before, now) -> {
              if (now == RunState.FAILED) {
                failure.set(models.run().failure().get().orElse(null));
              }
              if (now == RunState.FAILED || now == RunState.FINISHED) {
                stage.close();
              }
            });
  }
}
