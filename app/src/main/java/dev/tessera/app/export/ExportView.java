package dev.tessera.app.export;

import atlantafx.base.theme.Styles;
import dev.tessera.app.session.PreferencesModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The export sheet: what, how and how large; then progress, with a way out. */
public final class ExportView extends VBox {
  private final ExportViewModel model;
  private final PreferencesModel preferences;
  private final GridPane form = new GridPane();
  private final Label size = new Label();
  private final Button save = new Button("Export\u2026", new FontIcon("mdi2e-export-variant"));

  /** Shows the choices; a saved file's folder is remembered. */
  public ExportView(ExportViewModel model, PreferencesModel preferences, Runnable close) {
    this.model = model;
    // Who closed the sheet at the question has answered no.
    model.keepExisting();
    this.preferences = preferences;
    getStyleClass().add("sheet");
    setMaxSize(480, Region.USE_PREF_SIZE);
    Label title = new Label("Export");
    title.getStyleClass().add(Styles.TITLE_3);
    form.setHgap(16);
    form.setVgap(12);
    rows();
    size.getStyleClass().addAll(Styles.TEXT_MUTED);
    size.setWrapText(true);
    getChildren().addAll(title, form, size, question(), buttons(close));
    for (var property : List.of(model.kind(), model.format(), model.scale())) {
      property.subscribe(value -> refresh());
    }
    form.disableProperty().bind(model.busy());
    model.saved().subscribe((before, now) -> close.run());
  }

  private void rows() {
    ChoiceBox<ExportKind> kind = choice(ExportKind.values(), ExportKind::label, "What to save");
    kind.valueProperty().bindBidirectional(model.kind());
    ChoiceBox<ExportFormat> format =
        choice(
            ExportFormat.values(),
            ExportFormat::label,
            "16 bit keeps finer steps; JPEG is small and lossy");
    format.valueProperty().bindBidirectional(model.format());
    Slider scale = slider(1, 8, "Pixels saved per pixel of the picture and axis, 1 to 8");
    scale.setBlockIncrement(1);
    scale.setMajorTickUnit(1);
    scale.setMinorTickCount(1);
    scale.setSnapToTicks(true);
    scale.valueProperty().bindBidirectional(model.scale());
    Slider quality = slider(0.3, 1, "Quality of JPEG: higher is larger and closer; usual 92 %");
    quality.valueProperty().bindBidirectional(model.quality());
    Label times = new Label();
    times.textProperty().bind(model.scale().asString("%.1f\u00d7"));
    Label percent = new Label();
    percent.textProperty().bind(model.quality().multiply(100).asString("%.0f %%"));
    row(0, "Save", kind, new Label());
    Node[] formatRow = row(1, "Format", format, new Label());
    Node[] scaleRow = row(2, "Scale", scale, times);
    Node[] qualityRow = row(3, "Quality", quality, percent);
    showWhen(formatRow, () -> model.kind().get() != ExportKind.CURVE);
    showWhen(scaleRow, () -> model.kind().get() == ExportKind.PICTURE);
    showWhen(
        qualityRow,
        () -> model.kind().get() != ExportKind.CURVE && model.format().get() == ExportFormat.JPEG);
  }

  private void showWhen(Node[] row, BooleanSupplier condition) {
    Runnable apply =
        () -> {
          for (Node node : row) {
            node.setVisible(condition.getAsBoolean());
            node.setManaged(condition.getAsBoolean());
          }
        };
    model.kind().subscribe(apply);
    model.format().subscribe(apply);
    apply.run();
  }

  private Node[] row(int index, String name, Control control, Label value) {
    Label label = new Label(name);
    label.setMinWidth(70);
    label.setLabelFor(control);
    control.setMaxWidth(Double.MAX_VALUE);
    value.setMinWidth(52);
    value.setAlignment(Pos.CENTER_RIGHT);
    GridPane.setHgrow(control, Priority.ALWAYS);
    form.addRow(index, label, control, value);
    return new Node[] {label, control, value};
  }

  private Node question() {
    Label text = new Label();
    text.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button replace = button("Replace", "Overwrites the file", model::replace);
    replace.getStyleClass().add(Styles.DANGER);
    Button keep = button("Keep", "Leaves the file as it is", model::keepExisting);
    HBox box = new HBox(8, text, keep, replace);
    box.setAlignment(Pos.CENTER_LEFT);
    model
        .replacing()
        .subscribe(
            file -> {
              text.setText(file.map(f -> f.getFileName() + " exists already.").orElse(""));
              box.setVisible(file.isPresent());
              box.setManaged(file.isPresent());
            });
    return box;
  }

  private Node buttons(Runnable close) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progress());
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.visibleProperty().bind(model.busy());
    bar.setAccessibleText("Progress of the export");
    bar.setTooltip(new Tooltip("Share of the picture evaluated"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button cancel =
        button(
            "Cancel",
            "Stops the export, or closes this sheet",
            () -> {
              if (model.busy().get()) {
                model.cancel();
              } else {
                close.run();
              }
            });
    cancel.setCancelButton(true);
    save.setDefaultButton(true);
    save.setTooltip(new Tooltip("Chooses a file and saves"));
    save.setAccessibleText("Choose a file and save");
    save.setOnAction(event -> choose());
    model.busy().subscribe(busy -> refresh());
    HBox row = new HBox(8, bar, cancel, save);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private void refresh() {
    size.setText(model.summary());
    save.setDisable(model.busy().get() || !model.size().possible());
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export");
    chooser.setInitialFileName(model.suggestedName());
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(model.extension(), "*." + model.extension()));
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
      model.export(path, true);
    }
  }

  private static Button button(String text, String tip, Runnable run) {
    Button button = new Button(text);
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(text);
    button.setOnAction(event -> run.run());
    return button;
  }

  private static Slider slider(double low, double high, String tip) {
    Slider slider = new Slider(low, high, low);
    slider.setTooltip(new Tooltip(tip));
    slider.setAccessibleText(tip);
    return slider;
  }

  private static <T> ChoiceBox<T> choice(T[] values, Function<T, String> label, String tip) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.getItems().setAll(values);
    box.setTooltip(new Tooltip(tip));
    box.setAccessibleText(tip);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : label.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("choices are not typed");
          }
        });
    return box;
  }
}
