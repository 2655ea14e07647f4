package dev.tessera.app.interpolate;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a morph is saved as; then progress, with a way out. */
final class MorphExportBar extends FlowPane {
  private final PictureMorphExportViewModel model;

  MorphExportBar(PictureMorphViewModel morph, PictureMorphExportViewModel model) {
    this.model = model;
    getStyleClass().addAll("morph-row", "morph-export");
    HBox form = new HBox();
    form.getStyleClass().add("morph-row");
    form.getChildren()
        .addAll(
            Choice.of(List.of(MorphForm.values()), MorphForm::label, "What to save", model.form()),
            frames(),
            new Label("frames"),
            Choice.of(
                List.of(0.5, 1.0, 2.0),
                s -> s == 0.5 ? "half size" : s == 1 ? "full size" : "double size",
                "Pixels saved per pixel of the picture",
                model.scale().asObject()),
            pingPong());
    form.disableProperty().bind(model.busy());
    Button save = new Button("Save morph\u2026", new FontIcon("mdi2e-export-variant"));
    save.setId("save-morph");
    save.setTooltip(new Tooltip("Chooses where, and saves every frame"));
    save.setOnAction(event -> choose().ifPresent(model::export));
    Label size = new Label();
    size.setId("morph-size");
    size.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    size.setWrapText(true);
    getChildren().addAll(form, save, running(), size);
    SecondViewModel second = morph.second();
    for (var property :
        List.of(model.form(), model.scale(), model.busy(), second.state(), second.codes())) {
      property.subscribe(
          () -> {
            size.setText(model.summary());
            save.setDisable(model.busy().get() || !model.possible());
          });
    }
  }

  private Spinner<Integer> frames() {
    Spinner<Integer> spinner =
        new Spinner<>(
            new IntegerSpinnerValueFactory(
                PictureMorphExportViewModel.FEWEST,
                PictureMorphExportViewModel.MOST,
                model.frames().get(),
                10));
    spinner.setEditable(true);
    spinner.setPrefWidth(96);
    String tip = "Frames from the first picture to the second, 30 per second";
    spinner.setTooltip(new Tooltip(tip));
    spinner.setAccessibleText(tip);
    spinner.getEditor().setAccessibleText(tip);
    spinner
        .valueProperty()
        .subscribe(
            now -> {
              if (now != null) {
                model.frames().set(now);
              }
            });
    // What is typed counts also without Enter.
    spinner.focusedProperty().subscribe(focused -> spinner.commitValue());
    return spinner;
  }

  private CheckBox pingPong() {
    CheckBox box = new CheckBox("and back");
    box.setTooltip(new Tooltip("Leads back to the first picture, so that it repeats smoothly"));
    box.selectedProperty().bindBidirectional(model.pingPong());
    return box;
  }

  private HBox running() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progress());
    bar.setPrefWidth(140);
    bar.setAccessibleText("Share of the frames written");
    bar.setTooltip(new Tooltip("Share of the frames written"));
    Button cancel = new Button("Cancel");
    cancel.setId("cancel-morph");
    cancel.setTooltip(new Tooltip("Stops saving; nothing is left of it"));
    cancel.setOnAction(event -> model.cancel());
    HBox box = new HBox(bar, cancel);
    box.getStyleClass().add("morph-row");
    box.visibleProperty().bind(model.busy());
    return box;
  }

  private Optional<Path> choose() {
    if (model.form().get() == MorphForm.PNG) {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setTitle("Choose a folder for the frames");
      return Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
          .map(folder -> folder.toPath().resolve(model.suggestedName()));
    }
    String extension = model.form().get().format().extension();
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the morph");
    chooser.setInitialFileName(model.suggestedName());
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(model.form().get().label(), "*." + extension));
    return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
  }
}
