package dev.tessera.app.shell;

import dev.tessera.app.curves.CurveExport;
import dev.tessera.app.curves.CurveRun;
import dev.tessera.app.curves.CurveView;
import dev.tessera.app.curves.CurveViewModel;
import dev.tessera.app.save.ExportKind;
import dev.tessera.app.save.ExportOffer;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveMenu;
import dev.tessera.app.save.Writing;
import dev.tessera.app.session.KeptFit;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The PSNR curves of this window's runs, and saving them; the chart is built when there is a run to
 * draw.
 */
final class CurvePane extends StackPane {
  /** Share of the memory that earlier fits may take. */
  private static final int EARLIER_SHARE = 8;

  private static final int PNG_WIDTH = 1600;
  private static final int PNG_HEIGHT = 900;

  private interface Saving {
    void save(CurveExport curves, Path file) throws SaveException;
  }

  private final CurveViewModel curves;
  private final Tools tools;
  private @Nullable CurveView view;
  private boolean dark;

  private CurvePane(Tools tools, CurveViewModel curves) {
    this.tools = tools;
    this.curves = curves;
    curves.runs().addListener((ListChangeListener<CurveRun>) change -> build());
    setMinSize(0, 0);
  }

  private void build() {
    if (view != null) {
      return;
    }
    CurveView chart = new CurveView(curves);
    chart.setDark(dark);
    SaveMenu save = saveButton(new SaveFlow(tools, kinds(chart)));
    getChildren().addAll(chart, save);
    setAlignment(save, Pos.BOTTOM_RIGHT);
    view = chart;
  }

  /** Curves of pictures: one more with every run from scratch. */
  static CurvePane ofPictures(Models models) {
    CurveViewModel curves = models.curves().pictures();
    CurvePane pane = new CurvePane(models.tools(), curves);
    ObjectProperty<Optional<CurveRun>> current = new SimpleObjectProperty<>(Optional.empty());
    EarlierFits<Fitted<GridTiling>> earlier =
        new EarlierFits<>(
            fit -> goBack(models, fit), Runtime.getRuntime().maxMemory() / EARLIER_SHARE);
    Runnable seen =
        () ->
            models
                .run()
                .kept()
                .ifPresent(fit -> current.get().ifPresent(run -> earlier.show(run, fit)));
    models.session().property().subscribe((before, now) -> earlier.clear());
    models
        .run()
        .result()
        .subscribe(
            (before, now) -> {
              if (models.run().state().get().active()) {
                seen.run();
              }
            });
    models
        .run()
        .runNumber()
        .subscribe(
            (before, now) -> {
              earlier.leave();
              current.set(Optional.of(curves.beginRun("Run " + now + ", " + models.choiceWords())));
            });
    models
        .run()
        .restored()
        .subscribe(
            (before, now) -> {
              current.set(
                  models.run().result().get().map(r -> curves.goOn("Earlier fit", r.curve())));
              seen.run();
            });
    models
        .run()
        .snapshot()
        .subscribe(
            now -> now.ifPresent(s -> current.get().ifPresent(run -> run.update(s.curve()))));
    return pane;
  }

  /** Shows an earlier fit with the options it was made with, so that it can go on. */
  private static void goBack(Models models, KeptFit<Fitted<GridTiling>> fit) {
    models
        .project()
        .change(
            ProjectStep.of("going back to earlier options"),
            now -> now.withForm(models.formNow(), models.choiceOf(fit.method())));
    models.run().restore(Optional.of(fit));
  }

  /** Curves of shapes: one more with every run; each goes on when its shape is looked at. */
  static CurvePane ofShapes(Models models) {
    CurveViewModel curves = models.curves().shapes();
    CurvePane pane = new CurvePane(models.tools(), curves);
    ShapeModels shape = models.shape();
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
                                curves.beginRun("Run " + now + ", " + open.signal().name()))));
    shape
        .run()
        .restored()
        .subscribe(
            now ->
                now.ifPresent(
                    open ->
                        open.fit()
                            .map(fit -> fit.result().curve())
                            .map(curve -> curves.goOn(open.shape().signal().name(), curve))
                            .ifPresent(run -> runs.put(open.shape(), run))));
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
    this.dark = dark;
    if (view != null) {
      view.setDark(dark);
    }
  }

  private static SaveMenu saveButton(SaveFlow flow) {
    SaveMenu button =
        new SaveMenu(
            flow, "Saves the curves as a picture, a drawing or a table", "Save the curves");
    button.setId("save-curve");
    return button;
  }

  private static List<ExportKind> kinds(CurveView chart) {
    return List.of(
        kind(chart::export, "Picture (PNG)", "png", (c, f) -> c.savePng(f, PNG_WIDTH, PNG_HEIGHT)),
        kind(chart::export, "Drawing (SVG)", "svg", CurveExport::saveSvg),
        kind(chart::export, "Table (CSV)", "csv", CurveExport::saveCsv));
  }

  private static ExportKind kind(
      Supplier<CurveExport> curves, String label, String extension, Saving saving) {
    return new ExportKind(
        label,
        "Saves the curves that are shown",
        List.of(),
        () ->
            new ExportOffer(
                "psnr." + extension,
                List.of(extension),
                "",
                "",
                () -> order(curves.get(), saving)));
  }

  private static Writing order(CurveExport curves, Saving saving) {
    return (target, run) ->
        run.onPool(
            cancelled -> {
              saving.save(curves, target);
              return target;
            },
            written -> run.done(String.valueOf(target.getFileName())));
  }
}
