package dev.tessera.app.shell;

import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.fit.RunViewModel;
import dev.tessera.app.load.OpenGestures;
import dev.tessera.app.session.RunState;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
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

  WindowCommands(Models models, Stage stage, Switches switches) {
    this.models = models;
    this.stage = stage;
    this.switches = switches;
    open =
        Bindings.createBooleanBinding(
            () -> models.session().get().isPresent(), models.session().property());
  }

  CommandTable table() {
    return table;
  }

  /** Fills the table; the sheets need the table's buttons, so they come last. */
  void fill(Sheets sheets) {
    file(sheets);
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
        .put(Command.EXPORT, sheets::export, open)
        .put(Command.PREFERENCES, sheets::preferences)
        .put(Command.QUIT, stage::close);
  }

  private void run() {
    RunViewModel run = models.run();
    BooleanBinding ready =
        Bindings.createBooleanBinding(
            () ->
                open.get()
                    && !run.stopping().get()
                    && (run.state().get().active() || models.options().options().get().isPresent()),
            open,
            run.stopping(),
            run.state(),
            models.options().options());
    BooleanBinding active =
        Bindings.createBooleanBinding(
            () -> run.state().get().active() && !run.stopping().get(), run.state(), run.stopping());
    BooleanBinding canContinue =
        Bindings.createBooleanBinding(
            run::canContinue, run.state(), run.result(), models.options().options());
    BooleanBinding canCompare =
        Bindings.createBooleanBinding(
            () -> models.compare().possible(), models.compare().picture());
    table
        .put(Command.RUN, run::toggle, ready)
        .put(Command.STOP, run::stop, active)
        .put(Command.CONTINUE, run::continueRun, canContinue)
        .put(Command.RESTART, run::startAnew, ready)
        .put(Command.COMPARE, this::compare, canCompare)
        .put(Command.RESET, run::reset, run.state().isNotEqualTo(RunState.IDLE))
        .put(Command.DEFAULTS, models.options()::reset, models.options().changed());
  }

  private void compare() {
    switches.page().set(Page.COMPARE);
    models.compare().toggle();
  }

  private void view() {
    mode(Command.ORIGINAL, PictureMode.ORIGINAL);
    mode(Command.SPLIT, PictureMode.SPLIT);
    mode(Command.RECONSTRUCTION, PictureMode.RECONSTRUCTION);
    mode(Command.ERROR, PictureMode.ERROR);
    mode(Command.HEAT, PictureMode.TILE_PSNR);
    BooleanProperty grid = models.picture().gridVisibleProperty();
    table
        .putSwitch(
            Command.COMPARE_PAGE,
            () ->
                switches
                    .page()
                    .set(switches.page().get() == Page.COMPARE ? Page.FIT : Page.COMPARE),
            open,
            switches.page().map(page -> page == Page.COMPARE))
        .putSwitch(Command.GRID, () -> grid.set(!grid.get()), open, grid)
        .put(Command.ZOOM_IN, models.picture()::zoomIn, open)
        .put(Command.ZOOM_OUT, models.picture()::zoomOut, open)
        .put(Command.FIT, models.picture()::zoomToFit, open)
        .put(Command.ACTUAL_SIZE, models.picture()::actualSize, open)
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

  private void mode(Command command, PictureMode mode) {
    ObjectProperty<PictureMode> shown = models.picture().modeProperty();
    table.putSwitch(
        command,
        () -> {
          switches.page().set(Page.FIT);
          shown.set(mode);
        },
        open,
        shown.map(now -> now == mode));
  }
}
