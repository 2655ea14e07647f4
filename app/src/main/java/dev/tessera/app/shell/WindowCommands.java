package dev.tessera.app.shell;

import dev.tessera.app.clip.TimelineViewModel;
import dev.tessera.app.codes.CodeEditor;
import dev.tessera.app.compare.CompareTab;
import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.load.OpenGestures;
import dev.tessera.app.run.FitSteering;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.shape.ShapeMode;
import dev.tessera.app.shape.ShapeSceneViewModel;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Fills the table of commands for the main window. */
final class WindowCommands {
  /**
   * The parts of the window that commands switch.
   *
   * @param page which page is shown
   * @param sidePanel whether the side panel is shown
   * @param theme light or dark
   */
  record Switches(
      ObjectProperty<Page> page, BooleanProperty sidePanel, ObjectProperty<Theme> theme) {}

  private final Models models;
  private final ProjectModels files;
  private final Stage stage;
  private final Pages pages;
  private final Switches switches;
  private final CommandTable table;
  private final BooleanBinding open;
  private final BooleanBinding onShapes;
  private final BooleanBinding shapeOpen;
  private final BooleanBinding onMorphs;
  private final BooleanBinding morphOpen;

  /** Whether there is something to look at on the page that is shown. */
  private final BooleanBinding something;

  /** Whether what is looked at has lost its source. */
  private final BooleanBinding missing;

  /** Whether there is an original to compare with. */
  private final BooleanBinding comparable;

  WindowCommands(
      Models models,
      ProjectModels files,
      Stage stage,
      Pages pages,
      Switches switches,
      CommandTable table) {
    this.models = models;
    this.files = files;
    this.stage = stage;
    this.pages = pages;
    this.switches = switches;
    this.table = table;
    open =
        Bindings.createBooleanBinding(
            () -> models.session().get().isPresent(), models.session().property());
    onShapes = switches.page().isEqualTo(pages.shape());
    shapeOpen =
        Bindings.createBooleanBinding(
            () -> onShapes.get() && models.shape().shapes().current().get().isPresent(),
            onShapes,
            models.shape().shapes().current());
    onMorphs = switches.page().isEqualTo(pages.morph());
    morphOpen =
        Bindings.createBooleanBinding(
            () -> onMorphs.get() && !models.morph().ends().ends().get().isEmpty(),
            onMorphs,
            models.morph().ends().ends());
    something = shapeOpen.or(open.and(onShapes.not()));
    missing =
        Bindings.createBooleanBinding(
            this::sourceMissing,
            onShapes,
            models.session().property(),
            models.shape().shapes().current());
    comparable = something.and(missing.not());
  }

  private boolean sourceMissing() {
    return onShapes.get()
        ? models.shape().shapes().current().get().filter(s -> s.origin().missing()).isPresent()
        : models.session().get().filter(s -> s.origin().missing()).isPresent();
  }

  /** Fills the table; the sheets need the table's buttons, so they come last. */
  void fill(Sheets sheets) {
    file(sheets);
    edit();
    run();
    view();
    player();
    pages.all().forEach(this::turning);
    table.put(Command.SHORTCUTS, sheets::shortcuts).put(Command.ABOUT, sheets::about);
  }

  private void file(Sheets sheets) {
    OpenGestures gestures = new OpenGestures(models.load());
    table
        .put(Command.OPEN, () -> gestures.choose(stage))
        .put(Command.OPEN_FOLDER, () -> gestures.chooseFolder(stage))
        .put(Command.OPEN_LIGHT, () -> gestures.chooseLight(stage))
        .put(Command.PASTE, gestures::paste)
        .put(Command.CANCEL_LOAD, models.load()::cancel, models.load().loading().isNotEmpty())
        .put(Command.EXPORT, () -> export(sheets), something.or(morphOpen))
        .put(Command.PREFERENCES, sheets::preferences)
        .put(Command.DEVICE, sheets::device)
        .put(Command.SAVE, files.flow()::save, worthSaving())
        .put(Command.SAVE_AS, files.flow()::saveAs, worthSaving())
        .put(Command.LOCATE, this::locate, missing)
        .put(
            Command.QUIT,
            () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private BooleanBinding worthSaving() {
    return Bindings.createBooleanBinding(
        () -> open.get() || !models.shape().shapes().shapes().isEmpty() || !noMorph(),
        open,
        models.shape().shapes().shapes(),
        models.morph().ends().ends());
  }

  private boolean noMorph() {
    return models.morph().ends().ends().get().isEmpty();
  }

  private void locate() {
    if (onShapes.get()) {
      models.shape().shapes().current().get().ifPresent(files.locating()::shape);
    } else {
      models.session().get().ifPresent(files.locating()::picture);
    }
  }

  private void export(Sheets sheets) {
    if (onMorphs.get()) {
      switches.sidePanel().set(true); // what can be saved of a morph stands beside it
    } else if (onShapes.get()) {
      sheets.exportSurface();
    } else {
      sheets.export(
          models.lightOpen()
              ? models.light().look().export()
              : models.clipOpen() ? models.clip().export() : models.export());
    }
  }

  private void edit() {
    ProjectModel project = models.project();
    CodeEditor codes = models.latent().codes().editor();
    BooleanBinding here = switches.page().isEqualTo(pages.latent());
    table
        .putNamed(
            Command.UNDO,
            project::undo,
            project.undoName().isNotEmpty(),
            project.undoName().map(name -> named(Command.UNDO, name)))
        .putNamed(
            Command.REDO,
            project::redo,
            project.redoName().isNotEmpty(),
            project.redoName().map(name -> named(Command.REDO, name)))
        .put(Command.COPY_CODE, codes::copy, here.and(codes.canCopy()))
        .put(Command.PASTE_CODE, codes::paste, here.and(codes.canPaste()))
        .put(Command.RESET_TILE, codes::resetTile, here.and(codes.canReset()))
        .put(Command.RESET_CODES, codes::resetAll, here.and(codes.edited()));
  }

  private static String named(Command command, String deed) {
    return deed.isEmpty() ? command.title() : command.title() + " " + deed;
  }

  private void run() {
    ObservableValue<RunState> state = switches.page().flatMap(p -> p.subject().steering().state());
    ObservableValue<Boolean> stopping =
        switches.page().flatMap(p -> p.subject().steering().stopping());
    Observable[] changes = {
      state,
      stopping,
      switches.page(),
      open,
      models.options().options(),
      models.clip().options().options(),
      models.light().form().options(),
      models.run().result(),
      models.shape().options().options(),
      models.shape().shapes().current(),
      models.morph().ends().ends(),
      models.project().property()
    };
    BooleanBinding ready =
        Bindings.createBooleanBinding(
            () -> !stopping.getValue() && (state.getValue().active() || steering().canStart()),
            changes);
    BooleanBinding active =
        Bindings.createBooleanBinding(
            () -> state.getValue().active() && !stopping.getValue(), changes);
    BooleanBinding canCompare =
        Bindings.createBooleanBinding(
            () -> models.compare().maps().possible(), models.compare().maps().picture());
    table
        .put(Command.RUN, () -> steering().toggle(), ready)
        .put(Command.STOP, () -> steering().stop(), active)
        .put(
            Command.CONTINUE,
            () -> steering().continueRun(),
            Bindings.createBooleanBinding(() -> steering().canContinue(), changes))
        .put(Command.RESTART, () -> steering().startAnew(), ready)
        .put(Command.COMPARE, this::compare, canCompare)
        .put(Command.COMPLETE, models.shape().completion()::start, shapeOpen)
        .put(
            Command.RESET,
            () -> steering().reset(),
            Bindings.createBooleanBinding(() -> state.getValue() != RunState.IDLE, state))
        .put(
            Command.DEFAULTS,
            () -> {
              if (onShapes.get()) {
                models.shape().options().reset();
              } else if (models.lightOpen()) {
                models.light().form().reset();
              } else {
                models.optionsNow().reset();
              }
            },
            Bindings.when(onShapes)
                .then(models.shape().options().changed())
                .otherwise(optionsChanged()));
  }

  private BooleanBinding optionsChanged() {
    return Bindings.createBooleanBinding(
        () ->
            models.lightOpen()
                ? models.light().form().changed().get()
                : models.optionsNow().changed().get(),
        models.session().property(),
        models.light().form().changed(),
        models.options().changed(),
        models.clip().options().changed());
  }

  /** Run control of the fit that belongs to the page that is shown. */
  private FitSteering<?> steering() {
    return switches.page().get().subject().steering();
  }

  private void compare() {
    switches.page().set(pages.compare());
    models.compare().tab().set(CompareTab.MAPS);
    models.compare().maps().toggle();
  }

  /** The player of the clip, on the pages that show it. */
  private void player() {
    TimelineViewModel timeline = models.clip().timeline();
    BooleanBinding here = timeline.moving().and(switches.page().isEqualTo(pages.fit()));
    table
        .put(Command.PLAY, timeline::toggle, here)
        .put(Command.NEXT_FRAME, () -> timeline.step(1), here)
        .put(Command.PREVIOUS_FRAME, () -> timeline.step(-1), here)
        .put(Command.FIRST_FRAME, () -> timeline.goToFrame(0), here)
        .put(Command.LAST_FRAME, timeline::last, here);
  }

  private void view() {
    ShapeSceneViewModel scene = models.shape().scene();
    mode(Command.ORIGINAL, PictureMode.ORIGINAL, ShapeMode.ORIGINAL);
    mode(Command.SPLIT, PictureMode.SPLIT, ShapeMode.BOTH);
    mode(Command.RECONSTRUCTION, PictureMode.RECONSTRUCTION, ShapeMode.RECONSTRUCTION);
    ObjectProperty<PictureMode> shown = models.picture().modeProperty();
    ObservableValue<PictureMode> effective = models.picture().shownModeProperty();
    table
        .putSwitch(
            Command.ERROR,
            onPage(() -> shown.set(PictureMode.ERROR), flip(scene.errorColours())),
            comparable,
            here(effective.map(now -> now == PictureMode.ERROR), scene.errorColours()))
        .putSwitch(
            Command.HEAT,
            onPage(() -> shown.set(PictureMode.TILE_PSNR), () -> {}),
            comparable.and(onShapes.not()),
            effective.map(now -> now == PictureMode.TILE_PSNR))
        .putSwitch(
            Command.WIRES,
            () -> flip(onMorphs.get() ? models.morph().wireframe() : scene.wireframe()).run(),
            shapeOpen.or(morphOpen),
            Bindings.when(onMorphs).then(models.morph().wireframe()).otherwise(scene.wireframe()))
        .putSwitch(Command.CUT, flip(scene.cut().on()), shapeOpen, scene.cut().on());
    BooleanProperty grid = models.picture().gridVisibleProperty();
    table
        .putSwitch(Command.GRID, flip(grid), open.and(onShapes.not()), grid)
        .put(Command.ZOOM_IN, zoom(Zoom::closer), something.or(morphOpen))
        .put(Command.ZOOM_OUT, zoom(Zoom::away), something.or(morphOpen))
        .put(Command.FIT, zoom(Zoom::all), something.or(morphOpen))
        .put(Command.ACTUAL_SIZE, models.picture()::actualSize, open.and(onShapes.not()))
        .putSwitch(
            Command.SIDE_PANEL,
            flip(switches.sidePanel()),
            new SimpleBooleanProperty(true),
            switches.sidePanel())
        .put(Command.THEME, () -> switches.theme().set(switches.theme().get().other()))
        .putSwitch(
            Command.FULL_SCREEN,
            () -> stage.setFullScreen(!stage.isFullScreen()),
            new SimpleBooleanProperty(true),
            stage.fullScreenProperty());
  }

  /** The gallery can always be shown; other pages that have a command need a picture. */
  private void turning(Page page) {
    page.command()
        .ifPresent(
            command ->
                table.putSwitch(
                    command,
                    turnTo(page),
                    page == pages.gallery() ? new SimpleBooleanProperty(true) : open,
                    switches.page().map(now -> now == page)));
  }

  /** Shows a page, or the picture again if it is the one that is shown. */
  private Runnable turnTo(Page page) {
    return () -> switches.page().set(switches.page().get() == page ? pages.fit() : page);
  }

  private void mode(Command command, PictureMode ofPicture, ShapeMode ofShape) {
    ObjectProperty<PictureMode> picture = models.picture().modeProperty();
    ObjectProperty<ShapeMode> shape = models.shape().scene().mode();
    table.putSwitch(
        command,
        onPage(() -> picture.set(ofPicture), () -> shape.set(ofShape)),
        comparable,
        here(
            models.picture().shownModeProperty().map(now -> now == ofPicture),
            shape.map(now -> now == ofShape)));
  }

  /** What a command does on the page of shapes, and what on every other, turning to the picture. */
  private Runnable onPage(Runnable picture, Runnable shape) {
    return () -> {
      if (onShapes.get()) {
        shape.run();
      } else {
        switches.page().set(pages.fit());
        picture.run();
      }
    };
  }

  /** What a zoom command does: on a page that has no zoom of its own it turns to the picture. */
  private Runnable zoom(Function<Zoom, Runnable> part) {
    return () -> {
      if (switches.page().get().zoom().isEmpty()) {
        switches.page().set(pages.fit());
      }
      switches.page().get().zoom().map(part).ifPresent(Runnable::run);
    };
  }

  private ObservableValue<Boolean> here(
      ObservableValue<Boolean> picture, ObservableValue<Boolean> shape) {
    return switches.page().flatMap(page -> page == pages.shape() ? shape : picture);
  }

  private static Runnable flip(BooleanProperty property) {
    return () -> property.set(!property.get());
  }
}
