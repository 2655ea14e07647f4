package dev.tessera.app.device;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.model.engine.DeviceChoice;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The choice of the device for the next start. */
public final class DeviceForm extends VBox {
  /** As many as the word for a GPU has digits for. */
  private static final int MOST = 999;

  /** Shows and changes what is wanted. */
  public DeviceForm(DeviceViewModel model) {
    setSpacing(8);
    Label title = new Label("Device from the next start on");
    title.getStyleClass().add(Styles.TEXT_BOLD);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("setting-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, new ColumnConstraints(156));
    Controls.row(
        grid,
        "Device",
        Choice.of(
            List.of(DeviceChoice.Wanted.values()),
            DeviceForm::words,
            "Where fits are computed. Typical: automatic.",
            model.wanted()));
    Controls.row(grid, "Number of the GPU", number(model));
    CheckBox tf32 = new CheckBox("TF32");
    tf32.selectedProperty().bindBidirectional(model.tf32());
    Controls.row(
        grid,
        "Products on a GPU",
        Controls.told(
            tf32,
            "Rounds the factors of matrix products on a GPU to TF32, 10 bits: faster, and numbers agree"
                + " with the CPU's less closely. Typical: off."));
    Label note = new Label();
    note.textProperty().bind(model.note());
    note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(title, grid, note);
  }

  private static Spinner<Integer> number(DeviceViewModel model) {
    String tip = "Which of several GPUs, counted from 0; for the device GPU only. Typical: 0.";
    Spinner<Integer> spinner = new Spinner<>(0, MOST, model.gpu().get());
    spinner.setEditable(true);
    spinner.getEditor().setAccessibleText(tip);
    spinner.getValueFactory().valueProperty().bindBidirectional(model.gpu());
    // What is typed counts also without Enter.
    spinner.focusedProperty().subscribe(focused -> spinner.commitValue());
    spinner.disableProperty().bind(model.wanted().isNotEqualTo(DeviceChoice.Wanted.GPU));
    return Controls.told(spinner, tip);
  }

  private static String words(DeviceChoice.Wanted wanted) {
    return wanted == DeviceChoice.Wanted.AUTO ? "Automatic" : wanted.name();
  }
}
