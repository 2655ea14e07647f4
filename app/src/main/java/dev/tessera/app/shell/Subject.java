package dev.tessera.app.shell;

import dev.tessera.app.MoreQuality;
import dev.tessera.app.fit.FieldFactsView;
import dev.tessera.app.form.OptionsView;
import dev.tessera.app.light.LightFormView;
import dev.tessera.app.run.FitSteering;
import dev.tessera.app.run.RunPanel;
import dev.tessera.app.run.RunView;
import dev.tessera.app.run.RunViewModel;
import dev.tessera.app.run.RunWords;
import dev.tessera.app.session.Session;
import dev.tessera.app.shape.CompletionView;
import dev.tessera.app.shape.ShapeFactsView;
import dev.tessera.app.way.ShapeWaySideView;
import dev.tessera.app.way.ShapeWayViewModel;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What pages are about: something open, and its fit. Several pages may share one. */
final class Subject {
  /** What stands beside a page, and how its numbers are brought up to date. */
  private record Side(Node view, Runnable refresh) {}

  private final FitSteering<?> steering;
  private final Supplier<Optional<String>> name;
  private final Supplier<Side> side;
  private Optional<Side> built = Optional.empty();

  private Subject(FitSteering<?> steering, Supplier<Optional<String>> name, Supplier<Side> side) {
    this.steering = steering;
    this.name = name;
    this.side = side;
  }

  /** The picture that is open. */
  static Subject picture(Models models, CommandButtons buttons) {
    return new Subject(
        models.run(),
        () -> models.session().get().map(session -> session.signal().name()),
        () -> pictureSide(models, buttons));
  }

  /** The shape that is looked at. */
  static Subject shape(ShapeModels models, CommandButtons buttons) {
    return new Subject(
        models.run(),
        () -> models.shapes().current().get().map(shape -> shape.signal().name()),
        () -> shapeSide(models, buttons));
  }

  /** The ends of a morph. */
  static Subject morph(ShapeWayViewModel morph, CommandButtons buttons) {
    FitSteering<?> run = morph.pair().run();
    return new Subject(
        run,
        morph::title,
        () -> {
          RunButtons runButtons = new RunButtons(run, buttons);
          morph.pair().settings().preset().subscribe(now -> runButtons.refresh());
          ShapeWaySideView view = new ShapeWaySideView(morph, runButtons);
          return new Side(view, view::refresh);
        });
  }

  private static Side pictureSide(Models models, CommandButtons buttons) {
    RunViewModel<?> run = models.run();
    return side(
        run,
        List.of(
            models.options().options(),
            models.clip().options().options(),
            models.light().form().options()),
        buttons,
        RunWords.of(
                () -> "Press Start to fit it.",
                "Opening the engine and laying out the tiles.",
                "Laying out the tiles")
            .withPreparing(
                () ->
                    models.lightOpen()
                        ? "Finding disparities and laying out the tiles"
                        : "Laying out the tiles")
            .withEnd(() -> advice(run.fittedWith(), run.result().get())),
        "Peak signal-to-noise ratio of the live picture, 8 bit, all channels, of a clip the mean of"
            + " its frames, of a light field that of its given views: higher is better, 35 dB is"
            + " hard to tell from the original",
        pictureOptions(models, buttons));
  }

  /** The form of pictures, that of clips or that of light fields, by what is open. */
  private static Node pictureOptions(Models models, CommandButtons buttons) {
    return new Deck<>(
        models.light().matrix().open(),
        light ->
            !light
                ? tileOptions(models, buttons)
                : new LightFormView(
                    models.light().form(),
                    models.session().property(),
                    buttons.icon(Command.DEFAULTS)));
  }

  private static Node tileOptions(Models models, CommandButtons buttons) {
    return new Deck<>(
        models.session().property().map(open -> models.optionsNow()),
        options ->
            new OptionsView(
                options,
                buttons.icon(Command.DEFAULTS),
                List.of(
                    new FieldFactsView(
                        options.options(),
                        models
                            .session()
                            .property()
                            .map(
                                now ->
                                    now.filter(open -> open.light().isEmpty())
                                        .filter(open -> models.optionsNow() == options)
                                        .map(Session::signal)))),
                List.of(new EnvironmentForm(models.preferences()))));
  }

  private static String advice(
      Optional<FitOptions> options, Optional<? extends FitResult<?>> result) {
    return result
        .flatMap(r -> options.flatMap(o -> MoreQuality.inWords(o, r)))
        .map(advice -> " " + advice)
        .orElse("");
  }

  private static Side shapeSide(ShapeModels models, CommandButtons buttons) {
    return side(
        models.run(),
        List.of(models.options().options()),
        buttons,
        RunWords.of(
                () -> models.run().obstacle().orElse("Press Start to fit the shape."),
                "Waiting for the engine, or for the fit of another shape to end.",
                "Measuring distances")
            .withEnd(() -> advice(models.run().fittedWith(), models.run().result().getValue())),
        "Peak signal-to-noise ratio of the distance near the surface: 6 dB more halve the error",
        new VBox(
            new ShapeFactsView(models.facts()),
            completion(models, buttons),
            new OptionsView(
                models.options(), buttons.icon(Command.DEFAULTS), List.of(), List.of())));
  }

  private static CompletionView completion(ShapeModels models, CommandButtons buttons) {
    return new CompletionView(
        models.completion(),
        models.shapes().current().map(now -> now.filter(s -> s.points().isPresent()).isEmpty()),
        buttons.labelled(Command.COMPLETE));
  }

  private static Side side(
      FitSteering<?> run,
      List<ObservableValue<?>> options,
      CommandButtons buttons,
      RunWords words,
      String quality,
      Node content) {
    RunButtons runButtons = new RunButtons(run, buttons);
    options.forEach(form -> form.subscribe(now -> runButtons.refresh()));
    RunView runView = new RunView(run, 1, words, new RunPanel(quality, runButtons));
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox all = new VBox(runView, scroll);
    all.getStyleClass().add("side-panel");
    return new Side(all, runView::refresh);
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
  FitSteering<?> steering() {
    return steering;
  }

  /** What the status line says. */
  StatusReading reading() {
    return StatusReading.of(steering);
  }

  /** What the window is named after. */
  Optional<String> name() {
    return name.get();
  }
}
