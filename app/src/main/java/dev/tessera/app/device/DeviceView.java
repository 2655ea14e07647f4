package dev.tessera.app.device;

import dev.tessera.app.form.Controls;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was looked for, found, refused and why; and the choice for the next start. */
public final class DeviceView extends VBox {
  private static final double WIDTH = 600;
  private static final int ROWS = 10;

  /** Shows what the model knows, also what it learns later. */
  public DeviceView(DeviceViewModel model) {
    setSpacing(12);
    setPrefWidth(WIDTH);
    TextArea report = new TextArea();
    report.setId("device-report");
    report.textProperty().bind(model.text());
    report.setEditable(false);
    report.setWrapText(true);
    report.setPrefRowCount(ROWS);
    Controls.told(
        report,
        "Where fits are computed, why, and what was looked for; tessera devices prints the same");
    Button copy = new Button("Copy", new FontIcon("mdi2c-content-copy"));
    copy.setId("copy-device");
    Controls.told(copy, "Copies this report to the clipboard");
    copy.setOnAction(
        event ->
            Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, model.text().get())));
    getChildren().addAll(report, copy, new DeviceForm(model));
  }
}
