package dev.tessera.app.shell;

import dev.tessera.app.MoreQuality;
import dev.tessera.app.fit.OptionsView;
import dev.tessera.app.run.RunPanel;
import dev.tessera.app.run.RunView;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.run.RunWords;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.Steering;
import dev.tessera.app.shape.CompletionView;
import dev.tessera.app.shape.ShapeFactsView;
import dev.tessera.app.shape.ShapeOptionsView;
import dev.tessera.app.shape.ShapeRunViewModel;
import dev.tessera.app.way.PairViewModel;
import dev.tessera.app.way.ShapeWaySideView;
import dev.tessera.app.way.ShapeWayViewModel;
import dev.tessera.model.fit.Snapshot;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What pages are about: something open, and its fit. Several pages may share one. */
final class Subject {
  /** What stands beside a page, and how its numbers are brought up to date. */
  private record Side(Node view, Runnable refresh) {}

  private final Steering steering;
  private final Supplier<? extends Optional<? extends Snapshot<?>>> snapshot;
  private final Supplier<Optional<String>> name;
  private final Supplier<Side> side;
  private Optional<Side> built = Optional.empty();

  private Subject(
      Steering steering,
      Supplier<? extends Optional<? extends Snapshot<?>>> snapshot,
      Supplier<Optional<String>> name,
      Supplier<Side> side) {
    this.steering = steering;
    this.snapshot = snapshot;
    this.name = name;
    this.side = side;
  }

  /** The picture that is open. */
  static Subject picture(Models models, CommandButtons buttons) {
    return new Subject(
        models.run(),
        models.run().snapshot()::get,
        () -> models.session().get().map(session -> session.signal().name()),
        () -> pictureSide(models, buttons));
  }

  /** The shape that is looked at. */
  static Subject shape(ShapeModels models, CommandButtons buttons) {
    return new Subject(
        models.run(),
        models.run().snapshot()::get,
        () -> models.shapes().current().get().map(shape -> shape.signal().name()),
        () -> shapeSide(models, buttons));
  }

  /** The ends of a morph. */
  static Subject morph(ShapeWayViewModel morph, CommandButtons buttons) {
    PairViewModel pair = morph.pair();
    return new Subject(
        pair,
        pair.snapshot()::get,
        morph::title,
        () -> {
          ShapeWaySideView view = new ShapeWaySideView(morph, new RunButtons(pair, buttons));
          return new Side(view, view::refresh);
        });
  }

  private static Side pictureSide(Models models, CommandButtons buttons) {
    RunViewModel<?> run = models.run();
    RunButtons runButtons = new RunButtons(run, buttons);
    models.options().options().subscribe(now -> runButtons.refresh());
    RunView runView =
        new RunView(
            run,
            run.snapshot()::get,
            run.result()::get,
            1,
            RunWords.of(
                    () -> "Press Start to fit the picture.",
                    "Opening the engine and laying out the tiles.",
                    "Laying out the tiles")
                .withEnd(() -> advice(run)),
            new RunPanel(
                "Peak signal-to-noise ratio of the live picture, 8 bit, all channels: higher is"
                    + " better, 35 dB is hard to tell from the original",
                runButtons));
    return side(
        runView,
        new OptionsView(
            models.options(),
            models.session().property().map(now -> now.map(Session::signal)),
            buttons.icon(Command.DEFAULTS),
            new EnvironmentForm(models.preferences())));
  }

  private static String advice(RunViewModel<?> run) {
    return run.result()
        .get()
        .flatMap(r -> run.fittedWith().flatMap(o -> MoreQuality.inWords(o, r)))
        .map(advice -> " " + advice)
        .orElse("");
  }

  private static Side shapeSide(ShapeModels models, CommandButtons buttons) {
    ShapeRunViewModel run = models.run();
    RunButtons runButtons = new RunButtons(run, buttons);
    models.options().options().subscribe(now -> runButtons.refresh());
    RunView runView =
        new RunView(
            run,
            run.snapshot()::get,
            run.result()::get,
            1,
            RunWords.of(
                () -> run.obstacle().orElse("Press Start to fit the shape."),
                "Waiting for the engine, or for the fit of another shape to end.",
                "Measuring distances"),
            new RunPanel(
                "Peak signal-to-noise ratio of the distance near the surface: 6 dB more halve the"
                    + " error",
                runButtons));
    return side(
        runView,
        new VBox(
            new ShapeFactsView(models.facts()),
            completion(models, buttons),
            new ShapeOptionsView(models.options(), buttons.icon(Command.DEFAULTS))));
  }

  private static CompletionView completion(ShapeModels models, CommandButtons buttons) {
    return new CompletionView(
        models.completion(),
        models.shapes().current().map(now -> now.filter(s -> s.points().isPresent()).isEmpty()),
        buttons.labelled(Command.COMPLETE));
  }

  private static Side side(RunView run, Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox all = new VBox(run, scroll);
    all.getStyleClass().add("side-panel");
    return new Side(all, run::refresh);
  }

  /** Builds what steers the fit beside the page; asked once. */
  Node side() {
    Side made = side.get();
    built = Optional.of(made);
    return made.view();
  }

  /** Brings the numbers beside the page up to date; called a few times per second when shown. */
  void refresh() {
    built.ifPresent(made -> made.refresh().run());
  }

  /** What the run commands act on. */
  Steering steering() {
    return steering;
  }

  /** What the status line says. */
  StatusReading reading() {
    return StatusReading.of(steering, snapshot.get());
  }

  /** What the window is named after. */
  Optional<String> name() {
    return name.get();
  }
}
