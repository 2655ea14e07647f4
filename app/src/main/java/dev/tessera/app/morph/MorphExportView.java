package dev.tessera.app.morph;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** What to save of a morph and how; then progress, with a way out. */
public final class MorphExportView extends VBox {
  private final MorphExportViewModel model;
  private final PreferencesModel preferences;
  private final GridPane form = new GridPane();
  private final List<Row> rows = new ArrayList<>();

  /** A row of the form. */
  private record Row(Label label, Control control, BooleanSupplier shown) {}

  /** Shows the choices; a saved file's folder is remembered. */
  public MorphExportView(MorphExportViewModel model, PreferencesModel preferences) {
    this.model = model;
    this.preferences = preferences;
    getStyleClass().add("morph-section");
    Label title = new Label("Export");
    title.getStyleClass().add(Styles.TITLE_4);
    form.setHgap(10);
    form.setVgap(8);
    addRows();
    model.kind().subscribe(now -> fill());
    form.disableProperty().bind(model.busy());
    getChildren().addAll(title, form, note(), buttons());
  }

  private void addRows() {
    row(
        "Save",
        Choice.of(
            List.of(MorphExportKind.values()),
            MorphExportKind::label,
            "What to save",
            model.kind()),
        () -> true);
    row(
        "Format",
        Choice.of(
            MeshFormat.writables(),
            MeshFormat::label,
            "Of the meshes; all but STL keep the normals of the field",
            model.meshFormat()),
        () -> model.kind().get().meshes());
    row(
        "Format",
        Choice.of(
            List.of(FrameFormat.values()),
            MorphExportView::label,
            "MP4 is small, a GIF plays anywhere, a sequence of PNG is exact",
            model.filmFormat()),
        () -> !model.kind().get().meshes());
    row(
        "Surface",
        Choice.of(
            MorphExportViewModel.RESOLUTIONS,
            cells -> cells + "\u00b3",
            "Cells of the grid on which surfaces are extracted",
            model.resolution()),
        () -> true);
    row(
        "Triangles",
        Choice.of(
            MorphExportViewModel.TRIANGLES,
            MorphExportView::triangles,
            "To which each mesh is reduced",
            model.triangles()),
        () -> model.kind().get().meshes());
    row(
        "Frames",
        Choice.of(
            MorphExportViewModel.FRAMES,
            String::valueOf,
            "From end to end, or of one turn; films show 30 in a second, there and back if"
                + " ping-pong is chosen",
            model.frames()),
        () -> model.kind().get().manyFrames());
    row(
        "Size",
        Choice.of(
            MorphExportViewModel.SIZES,
            side -> side + " \u00d7 " + side,
            "Pixels of the film, seen from where you look now",
            model.size()),
        () -> !model.kind().get().meshes());
  }

  private static String label(FrameFormat format) {
    return switch (format) {
      case MP4 -> "MP4";
      case GIF -> "GIF";
      case PNG_SEQUENCE -> "PNG sequence";
    };
  }

  private static String triangles(int most) {
    return most == Integer.MAX_VALUE ? "all" : Figures.count(most);
  }

  /** Adds a row of the form that is there only for some choices. */
  private void row(String name, Control control, BooleanSupplier shown) {
    Label label = new Label(name);
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    control.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(control, Priority.ALWAYS);
    rows.add(new Row(label, control, shown));
  }

  private void fill() {
    form.getChildren().clear();
    int index = 0;
    for (Row row : rows) {
      if (row.shown().getAsBoolean()) {
        form.addRow(index++, row.label(), row.control());
      }
    }
  }

  private Node note() {
    Label note = new Label();
    note.setId("morph-float-note");
    note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    note.setWrapText(true);
    note.textProperty().bind(model.floatNote());
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    return note;
  }

  private Node buttons() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progress());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.visibleProperty().bind(model.busy());
    bar.setAccessibleText("Progress of the export");
    bar.setTooltip(new Tooltip("Share of the export that is done"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel = new Button("Cancel");
    cancel.setId("cancel-morph-export");
    cancel.setTooltip(new Tooltip("Gives up what is being saved; nothing is left of it"));
    cancel.setOnAction(event -> model.cancel());
    cancel.visibleProperty().bind(model.busy());
    Button save = new Button("Export\u2026", new FontIcon("mdi2e-export-variant"));
    save.setId("export-morph");
    save.getStyleClass().add(Styles.ACCENT);
    save.setTooltip(new Tooltip("Chooses where, and saves"));
    save.setAccessibleText("Choose where and export");
    save.setOnAction(event -> choose());
    Runnable refresh =
        () -> save.setDisable(model.busy().get() || model.possible().get().isEmpty());
    model.busy().subscribe(refresh);
    model.possible().subscribe(refresh);
    refresh.run();
    HBox row = new HBox(8, bar, cancel, save);
    row.getStyleClass().add("morph-export-row");
    return row;
  }

  private void choose() {
    File folder = new File(preferences.get().files().saveFolder());
    File chosen;
    if (model.kind().get() == MorphExportKind.FRAMES) {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setTitle("A folder for the frames");
      if (folder.isDirectory()) {
        chooser.setInitialDirectory(folder);
      }
      chosen = chooser.showDialog(getScene().getWindow());
    } else {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(model.kind().get().label());
      chooser.setInitialFileName(model.suggestedName());
      String extension = model.extension();
      chooser
          .getExtensionFilters()
          .add(
              new FileChooser.ExtensionFilter(
                  extension.toUpperCase(Locale.ROOT), "*." + extension));
      if (folder.isDirectory()) {
        chooser.setInitialDirectory(folder);
      }
      chosen = chooser.showSaveDialog(getScene().getWindow());
    }
    if (chosen != null) {
      Path path = chosen.toPath();
      Path parent = path.toAbsolutePath().getParent();
      preferences.update(
          p -> p.withFiles(p.files().withSaveFolder(parent == null ? "" : parent.toString())));
      model.export(path);
    }
  }
}
