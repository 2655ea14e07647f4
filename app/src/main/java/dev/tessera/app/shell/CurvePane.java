package dev.tessera.app.shell;

import dev.tessera.app.FailureText;
import dev.tessera.app.curves.CurveExport;
import dev.tessera.app.curves.CurveRun;
import dev.tessera.app.curves.CurveView;
import dev.tessera.app.curves.CurveViewModel;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.SavePlace;
import dev.tessera.model.signal.io.SaveException;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The PSNR curves of this window's runs, and saving them. */
final class CurvePane extends StackPane {
  private static final int PNG_WIDTH = 1600;
  private static final int PNG_HEIGHT = 900;

  private interface Saving {
    void save(CurveExport curves, Path file) throws SaveException;
  }

  private final CurveViewModel curves = new CurveViewModel();
  private final CurveView view = new CurveView(curves);
  private final IoPool pool;
  private final Notices notices;

  private CurvePane(IoPool pool, Notices notices) {
    this.pool = pool;
    this.notices = notices;
    MenuButton save = saveButton();
    getChildren().addAll(view, save);
    setAlignment(save, Pos.BOTTOM_RIGHT);
    setMinSize(0, 0);
  }

  /** Curves of pictures: one more with every run from scratch. */
  static CurvePane ofPictures(Models models, IoPool pool, Notices notices) {
    CurvePane pane = new CurvePane(pool, notices);
    ObjectProperty<Optional<CurveRun>> current = new SimpleObjectProperty<>(Optional.empty());
    models
        .run()
        .runNumber()
        .subscribe(
            (before, now) -> {
              String preset = models.options().preset().get().label();
              current.set(Optional.of(pane.curves.beginRun("Run " + now + ", " + preset)));
            });
    models
        .run()
        .snapshot()
        .subscribe(
            now -> now.ifPresent(s -> current.get().ifPresent(run -> run.update(s.curve()))));
    return pane;
  }

  /** Curves of shapes: one more with every run; each goes on when its shape is looked at. */
  static CurvePane ofShapes(ShapeModels shape, IoPool pool, Notices notices) {
    CurvePane pane = new CurvePane(pool, notices);
    Map<OpenShape, CurveRun> runs = new HashMap<>();
    shape
        .run()
        .runNumber()
        .subscribe(
            (before, now) ->
                shape
                    .run()
                    .begun()
                    .ifPresent(
                        open ->
                            runs.put(
                                open,
                                pane.curves.beginRun("Run " + now + ", " + open.signal().name()))));
    shape
        .run()
        .snapshot()
        .subscribe(
            now ->
                shape
                    .shapes()
                    .current()
                    .get()
                    .map(runs::get)
                    .ifPresent(run -> now.ifPresent(s -> run.update(s.curve()))));
    return pane;
  }

  /** Chooses the dark or the light theme. */
  void setDark(boolean dark) {
    view.setDark(dark);
  }

  private MenuButton saveButton() {
    MenuButton button = new MenuButton("Save", new FontIcon("mdi2c-content-save-outline"));
    button.setId("save-curve");
    button.setTooltip(new Tooltip("Saves the curves as a picture, a drawing or a table"));
    button.setAccessibleText("Save the curves");
    button
        .getItems()
        .addAll(
            item("Picture (PNG)\u2026", "png", (c, f) -> c.savePng(f, PNG_WIDTH, PNG_HEIGHT)),
            item("Drawing (SVG)\u2026", "svg", CurveExport::saveSvg),
            item("Table (CSV)\u2026", "csv", CurveExport::saveCsv));
    return button;
  }

  private MenuItem item(String label, String extension, Saving saving) {
    MenuItem item = new MenuItem(label);
    item.setOnAction(event -> choose(extension, saving));
    return item;
  }

  private void choose(String extension, Saving saving) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the curves");
    chooser.setInitialFileName("psnr." + extension);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(extension, "*." + extension));
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      CurveExport export = view.export();
      new SavePlace(pool, notices)
          .settle(file.toPath(), List.of(extension), target -> save(export, target, saving));
    }
  }

  private void save(CurveExport export, Path file, Saving saving) {
    pool.submit(
        cancelled -> {
          saving.save(export, file);
          return file;
        },
        outcome ->
            notices.show(
                outcome.match(
                    saved -> Notice.info("Saved " + saved + "."),
                    partial -> Notice.info("Saving was cancelled."),
                    CurvePane::problem)));
  }

  private static Notice problem(Throwable cause) {
    FailureText text = FailureText.of(cause);
    return Notice.problem(text.sentence(), text.details());
  }
}
