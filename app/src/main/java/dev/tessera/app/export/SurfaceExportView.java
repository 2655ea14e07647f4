package dev.tessera.app.export;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The export sheet of a shape: what, how and how finely; then progress, with a way out. */
public final class SurfaceExportView extends VBox {
  private final SurfaceExportViewModel model;
  private final PreferencesModel preferences;
  private final GridPane form = new GridPane();
  private final Label summary = new Label();
  private final Button save = new Button("Export\u2026", new FontIcon("mdi2e-export-variant"));

  /**
   * Shows the choices; a saved file's folder is remembered.
   *
   * @param close closes this sheet
   */
  public SurfaceExportView(
      SurfaceExportViewModel model, PreferencesModel preferences, Runnable close) {
    this.model = model;
    this.preferences = preferences;
    getStyleClass().add("sheet");
    setMaxSize(480, Region.USE_PREF_SIZE);
    setPrefWidth(440);
    Label title = new Label("Export the surface");
    title.getStyleClass().add(Styles.TITLE_3);
    form.setHgap(16);
    form.setVgap(12);
    ColumnConstraints names = new ColumnConstraints(90);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    form.getColumnConstraints().addAll(names, fields);
    rows();
    form.disableProperty().bind(model.busy());
    summary.getStyleClass().addAll(Styles.TEXT_MUTED);
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(title, form, summary, buttons(close));
    SurfaceChoices choices = model.choices();
    for (var property :
        List.of(
            choices.kind(),
            choices.mesh(),
            choices.film(),
            choices.resolution(),
            choices.side(),
            choices.seconds(),
            choices.triangles(),
            model.busy())) {
      property.subscribe(this::refresh);
    }
    refresh();
  }

  private void rows() {
    SurfaceChoices choices = model.choices();
    TextField triangles = new TextField();
    triangles.setPromptText("all");
    triangles.textProperty().bindBidirectional(choices.triangles());
    tip(triangles, "The mesh is reduced to as many triangles; empty keeps all. Typical: 10000");
    row(
        0,
        "Save",
        Choice.of(
            List.of(SurfaceKind.values()),
            SurfaceKind::label,
            SurfaceKind.MESH.hint() + ". " + SurfaceKind.TURNTABLE.hint(),
            choices.kind()));
    Node[] meshFormat =
        row(
            1,
            "Format",
            Choice.of(
                MeshFormat.writables(),
                MeshFormat::label,
                "OBJ and PLY are read everywhere, STL is for printing, GLB for the web",
                choices.mesh()));
    Node[] filmFormat =
        row(
            1,
            "Format",
            Choice.of(
                List.of(FrameFormat.values()),
                SurfaceExportView::label,
                "MP4 plays everywhere; GIF repeats forever; PNG is one exact picture per frame",
                choices.film()));
    row(
        2,
        "Cells",
        Choice.of(
            SurfaceChoices.RESOLUTIONS,
            cells -> cells + "\u00b3",
            "Cells of the grid on which the surface is extracted; more are finer. Typical:"
                + " 256\u00b3",
            choices.resolution()));
    Node[] count = row(3, "Triangles", triangles);
    Node[] side =
        row(
            3,
            "Picture",
            Choice.of(
                SurfaceChoices.SIDES,
                pixels -> pixels + " \u00d7 " + pixels,
                "Pixels of a frame",
                choices.side()));
    Node[] time =
        row(
            4,
            "One turn",
            Choice.of(
                SurfaceChoices.SECONDS,
                seconds -> seconds + " s",
                "Seconds of the film",
                choices.seconds()));
    choices
        .kind()
        .subscribe(
            kind -> {
              boolean mesh = kind == SurfaceKind.MESH;
              show(mesh, meshFormat, count);
              show(!mesh, filmFormat, side, time);
            });
  }

  private static String label(FrameFormat format) {
    return format == FrameFormat.PNG_SEQUENCE ? "PNG sequence" : format.name();
  }

  private static void show(boolean shown, Node[]... rows) {
    for (Node[] row : rows) {
      for (Node node : row) {
        node.setVisible(shown);
        node.setManaged(shown);
      }
    }
  }

  /** Adds a row; rows that are never shown together may share an index. */
  private Node[] row(int index, String name, Control control) {
    Label label = new Label(name);
    label.setLabelFor(control);
    control.setMaxWidth(Double.MAX_VALUE);
    form.add(label, 0, index);
    form.add(control, 1, index);
    return new Node[] {label, control};
  }

  private static void tip(Control control, String text) {
    control.setTooltip(new Tooltip(text));
    control.setAccessibleText(text);
  }

  private Node buttons(Runnable close) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progress());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.visibleProperty().bind(model.busy());
    tip(bar, "Share of the export that is done");
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel = new Button("Cancel");
    tip(cancel, "Stops the export, or closes this sheet");
    cancel.setCancelButton(true);
    cancel.setOnAction(
        event -> {
          if (model.busy().get()) {
            model.cancel();
          } else {
            close.run();
          }
        });
    save.setDefaultButton(true);
    tip(save, "Chooses a file and saves");
    save.setOnAction(event -> choose());
    model
        .busy()
        .subscribe(
            (before, now) -> {
              if (!now) {
                close.run();
              }
            });
    HBox row = new HBox(8, bar, cancel, save);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  /** Looks again at what the choices come to. */
  public void refresh() {
    summary.setText(model.summary());
    save.setDisable(model.busy().get() || !model.possible());
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export the surface");
    chooser.setInitialFileName(model.suggestedName());
    String extension = model.choices().extension();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(extension, "*." + extension));
    File folder = new File(preferences.get().files().saveFolder());
    if (folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      Path path = file.toPath();
      Path parent = path.toAbsolutePath().getParent();
      preferences.update(
          p -> p.withFiles(p.files().withSaveFolder(parent == null ? "" : parent.toString())));
      model.save(path);
    }
  }
}
