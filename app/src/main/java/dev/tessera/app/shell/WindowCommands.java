package dev.tessera.app.shell;

import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.interpolate.CodeEditor;
import dev.tessera.app.load.OpenGestures;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Steering;
import dev.tessera.app.shape.ShapeMode;
import dev.tessera.app.shape.ShapeSceneViewModel;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

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
  private final Stage stage;
  private final Switches switches;
  private final CommandTable table = new CommandTable();
  private final BooleanBinding open;
  private final BooleanBinding onShapes;
  private final BooleanBinding shapeOpen;
  private final BooleanBinding onMorphs;
  private final BooleanBinding morphOpen;

  /** Whether there is something to look at on the page that is shown. */
  private final BooleanBinding something;

  WindowCommands(Models models, Stage stage, Switches switches) {
    this.models = models;
    this.stage = stage;
    this.switches = switches;
    open =
        Bindings.createBooleanBinding(
            () -> models.session().get().isPresent(), models.session().property());
    onShapes = switches.page().isEqualTo(Page.SHAPE);
    shapeOpen =
        Bindings.createBooleanBinding(
            () -> onShapes.get() && models.shape().shapes().current().get().isPresent(),
            onShapes,
            models.shape().shapes().current());
    onMorphs = switches.page().isEqualTo(Page.MORPH);
    morphOpen =
        Bindings.createBooleanBinding(
            () -> onMorphs.get() && !models.morph().ends().ends().get().isEmpty(),
            onMorphs,
            models.morph().ends().ends());
    something = shapeOpen.or(open.and(onShapes.not()));
  }

  CommandTable table() {
    return table;
  }

  /** Fills the table; the sheets need the table's buttons, so they come last. */
  void fill(Sheets sheets) {
    file(sheets);
    edit();
    run();
    view();
    table.put(Command.SHORTCUTS, sheets::shortcuts).put(Command.ABOUT, sheets::about);
  }

  private void file(Sheets sheets) {
    OpenGestures gestures = new OpenGestures(models.load());
    table
        .put(Command.OPEN, () -> gestures.choose(stage))
        .putSwitch(
            Command.SAMPLES,
            () ->
                switches
                    .page()
                    .set(switches.page().get() == Page.GALLERY ? Page.FIT : Page.GALLERY),
            new SimpleBooleanProperty(true),
            switches.page().map(page -> page == Page.GALLERY))
        .put(Command.PASTE, gestures::paste)
        .put(Command.CANCEL_LOAD, models.load()::cancel, models.load().loading().isNotEmpty())
        .put(Command.EXPORT, () -> export(sheets), something.or(morphOpen))
        .put(Command.PREFERENCES, sheets::preferences)
        .put(Command.QUIT, stage::close);
  }

  private void export(Sheets sheets) {
    if (onMorphs.get()) {
      switches.sidePanel().set(true); // what can be saved of a morph stands beside it
    } else if (onShapes.get()) {
      sheets.exportSurface();
    } else {
      sheets.export();
    }
  }

  private void edit() {
    CodeEditor codes = models.latent().codes().editor();
    BooleanBinding here = switches.page().isEqualTo(Page.LATENT);
    table
        .put(Command.UNDO, codes::undo, here.and(codes.canUndo()))
        .put(Command.REDO, codes::redo, here.and(codes.canRedo()))
        .put(Command.COPY_CODE, codes::copy, here.and(codes.canCopy()))
        .put(Command.PASTE_CODE, codes::paste, here.and(codes.canPaste()))
        .put(Command.RESET_TILE, codes::resetTile, here.and(codes.canReset()))
        .put(Command.RESET_CODES, codes::resetAll, here.and(codes.edited()));
  }

  private void run() {
    PageSteering run = new PageSteering(switches.page(), this::fitOf);
    Observable[] changes = {
      switches.page(),
      open,
      run.state(),
      run.stopping(),
      models.options().options(),
      models.run().result(),
      models.shape().options().options(),
      models.shape().shapes().current(),
      models.morph().ends().ends()
    };
    BooleanBinding ready =
        Bindings.createBooleanBinding(
            () -> !run.stopping().get() && (run.state().get().active() || run.canStart()), changes);
    BooleanBinding active =
        Bindings.createBooleanBinding(
            () -> run.state().get().active() && !run.stopping().get(), changes);
    BooleanBinding canCompare =
        Bindings.createBooleanBinding(
            () -> models.compare().possible(), models.compare().picture());
    table
        .put(Command.RUN, run::toggle, ready)
        .put(Command.STOP, run::stop, active)
        .put(
            Command.CONTINUE,
            run::continueRun,
            Bindings.createBooleanBinding(run::canContinue, changes))
        .put(Command.RESTART, run::startAnew, ready)
        .put(Command.COMPARE, this::compare, canCompare)
        .put(Command.COMPLETE, models.shape().completion()::start, shapeOpen)
        .put(Command.RESET, run::reset, run.state().isNotEqualTo(RunState.IDLE))
        .put(
            Command.DEFAULTS,
            () -> {
              if (onShapes.get()) {
                models.shape().options().reset();
              } else {
                models.options().reset();
              }
            },
            Bindings.when(onShapes)
                .then(models.shape().options().changed())
                .otherwise(models.options().changed()));
  }

  private Steering fitOf(Page page) {
    return switch (page) {
      case SHAPE -> models.shape().run();
      case MORPH -> models.morph().pair();
      default -> models.run();
    };
  }

  private void compare() {
    switches.page().set(Page.COMPARE);
    models.compare().toggle();
  }

  private void view() {
    ShapeSceneViewModel scene = models.shape().scene();
    mode(Command.ORIGINAL, PictureMode.ORIGINAL, ShapeMode.ORIGINAL);
    mode(Command.SPLIT, PictureMode.SPLIT, ShapeMode.BOTH);
    mode(Command.RECONSTRUCTION, PictureMode.RECONSTRUCTION, ShapeMode.RECONSTRUCTION);
    ObjectProperty<PictureMode> shown = models.picture().modeProperty();
    table
        .putSwitch(
            Command.ERROR,
            onPage(() -> shown.set(PictureMode.ERROR), flip(scene.errorColours())),
            something,
            here(shown.map(now -> now == PictureMode.ERROR), scene.errorColours()))
        .putSwitch(
            Command.HEAT,
            onPage(() -> shown.set(PictureMode.TILE_PSNR), () -> {}),
            open.and(onShapes.not()),
            shown.map(now -> now == PictureMode.TILE_PSNR))
        .putSwitch(
            Command.WIRES,
            () -> flip(onMorphs.get() ? models.morph().wireframe() : scene.wireframe()).run(),
            shapeOpen.or(morphOpen),
            Bindings.when(onMorphs).then(models.morph().wireframe()).otherwise(scene.wireframe()))
        .putSwitch(Command.CUT, flip(scene.cut().on()), shapeOpen, scene.cut().on());
    BooleanProperty grid = models.picture().gridVisibleProperty();
    table
        .putSwitch(
            Command.LATENT_PAGE,
            turnTo(Page.LATENT),
            open,
            switches.page().map(page -> page == Page.LATENT))
        .putSwitch(
            Command.COMPARE_PAGE,
            turnTo(Page.COMPARE),
            open,
            switches.page().map(page -> page == Page.COMPARE))
        .putSwitch(Command.GRID, flip(grid), open.and(onShapes.not()), grid)
        .put(
            Command.ZOOM_IN,
            onView(models.picture()::zoomIn, scene::zoomIn, models.morph()::zoomIn),
            something.or(morphOpen))
        .put(
            Command.ZOOM_OUT,
            onView(models.picture()::zoomOut, scene::zoomOut, models.morph()::zoomOut),
            something.or(morphOpen))
        .put(
            Command.FIT,
            onView(models.picture()::zoomToFit, scene::resetCamera, models.morph()::resetCamera),
            something.or(morphOpen))
        .put(Command.ACTUAL_SIZE, models.picture()::actualSize, open.and(onShapes.not()))
        .putSwitch(
            Command.SIDE_PANEL,
            () -> switches.sidePanel().set(!switches.sidePanel().get()),
            new SimpleBooleanProperty(true),
            switches.sidePanel())
        .put(Command.THEME, () -> switches.theme().set(switches.theme().get().other()))
        .putSwitch(
            Command.FULL_SCREEN,
            () -> stage.setFullScreen(!stage.isFullScreen()),
            new SimpleBooleanProperty(true),
            stage.fullScreenProperty());
  }

  /** Shows a page, or the picture again if it is the one that is shown. */
  private Runnable turnTo(Page page) {
    return () -> switches.page().set(switches.page().get() == page ? Page.FIT : page);
  }

  private void mode(Command command, PictureMode ofPicture, ShapeMode ofShape) {
    ObjectProperty<PictureMode> picture = models.picture().modeProperty();
    ObjectProperty<ShapeMode> shape = models.shape().scene().mode();
    table.putSwitch(
        command,
        onPage(() -> picture.set(ofPicture), () -> shape.set(ofShape)),
        something,
        here(picture.map(now -> now == ofPicture), shape.map(now -> now == ofShape)));
  }

  /** What a command does on the page of shapes, and what on every other, turning to the picture. */
  private Runnable onPage(Runnable picture, Runnable shape) {
    return () -> {
      if (onShapes.get()) {
        shape.run();
      } else {
        switches.page().set(Page.FIT);
        picture.run();
      }
    };
  }

  /** The same with something else on the page of morphs. */
  private Runnable onView(Runnable picture, Runnable shape, Runnable morph) {
    Runnable elsewhere = onPage(picture, shape);
    return () -> (onMorphs.get() ? morph : elsewhere).run();
  }

  private ObservableValue<Boolean> here(
      ObservableValue<Boolean> picture, ObservableValue<Boolean> shape) {
    return switches.page().flatMap(page -> page == Page.SHAPE ? shape : picture);
  }

  private static Runnable flip(BooleanProperty property) {
    return () -> property.set(!property.get());
  }
}
