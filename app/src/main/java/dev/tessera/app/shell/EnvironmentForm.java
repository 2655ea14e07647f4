package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.signal.io.AlphaMode;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Choices that concern every fit: transparency of opened pictures, and the device. */
final class EnvironmentForm extends VBox {
  EnvironmentForm(PreferencesModel preferences) {
    setSpacing(8);
    Label title = new Label("Input and device");
    title.getStyleClass().add(Styles.TEXT_BOLD);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("setting-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, new ColumnConstraints(156));
    ChoiceBox<AlphaMode> alpha =
        Choice.of(
            List.of(AlphaMode.values()),
            mode -> mode == AlphaMode.KEEP ? "Keep as channel" : "Lay over white",
            "What becomes of transparency when a picture is opened. Typical: keep.");
    alpha.setValue(
        AlphaMode.COMPOSITE.name().equals(preferences.get().fit().alpha())
            ? AlphaMode.COMPOSITE
            : AlphaMode.KEEP);
    alpha
        .valueProperty()
        .subscribe(
            (before, now) -> preferences.update(p -> p.withFit(p.fit().withAlpha(now.name()))));
    ChoiceBox<DeviceChoice> device =
        Choice.of(
            choices(wanted(preferences)),
            EnvironmentForm::words,
            "Where fits are computed; the status bar tells what was found. Typical: automatic.");
    device.setValue(wanted(preferences));
    Label note = new Label("The device changes with the next start of Tessera.");
    note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    note.setWrapText(true);
    note.managedProperty().bind(note.visibleProperty());
    note.setVisible(false);
    device
        .valueProperty()
        .subscribe(
            (before, now) -> {
              preferences.update(p -> p.withFit(p.fit().withDevice(now.word())));
              note.setVisible(true);
            });
    Controls.row(grid, "Transparency", alpha);
    Controls.row(grid, "Device", device);
    getChildren().addAll(title, grid, note);
  }

  /** Those that every system has, and the one that is wanted. */
  private static List<DeviceChoice> choices(DeviceChoice wanted) {
    return Stream.of(DeviceChoice.AUTO, DeviceChoice.CPU, DeviceChoice.GPU, wanted)
        .distinct()
        .toList();
  }

  /** The device that the preferences ask for. */
  static DeviceChoice wanted(PreferencesModel preferences) {
    try {
      return DeviceChoice.of(preferences.get().fit().device());
    } catch (IllegalArgumentException e) {
      return DeviceChoice.AUTO; // written by hand, or by a newer version
    }
  }

  private static String words(DeviceChoice choice) {
    return switch (choice.wanted()) {
      case AUTO -> "Automatic";
      case CPU -> "CPU";
      case GPU -> choice.gpu() == 0 ? "GPU" : "GPU " + choice.gpu();
    };
  }
}
