package dev.tessera.app.shell;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.app.fit.HoverInfo;
import dev.tessera.app.session.Figures;
import dev.tessera.model.engine.DeviceReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the bottom: state, device, speed, quality, memory, time, and the pixel in view. */
final class StatusBarView extends HBox {
  private final Supplier<StatusReading> reading;
  private final Label state = cell("mdi2c-circle-medium", "What the fit is doing");
  private final Button device;
  private final Label pixel = cell("mdi2e-eyedropper", "Pixel under the cursor");
  private final Label speed = cell("mdi2s-speedometer", "Steps and pixels fitted per second");
  private final Label quality = cell("mdi2c-chart-line", "PSNR of the live picture");
  private final Label memory =
      cell("mdi2m-memory", "Memory in use: Java heap + arrays of the engine");
  private final Label time = cell("mdi2t-timer-outline", "Time fitted and estimated time to go");

  StatusBarView(
      Supplier<StatusReading> reading,
      ObservableValue<Optional<DeviceReport>> report,
      ObservableValue<Optional<HoverInfo>> hover,
      CommandButtons buttons) {
    this.reading = reading;
    device = buttons.labelled(Command.DEVICE);
    device.getStyleClass().addAll(Styles.FLAT, "status-cell");
    device.setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("status-line");
    getChildren().addAll(state, device, pixel, new Spacer(), speed, quality, memory, time);
    report.subscribe(this::showDevice);
    hover.subscribe(this::showPixel);
    refresh();
  }

  private static Label cell(String icon, String tooltip) {
    Label label = new Label("", new FontIcon(icon));
    label.getStyleClass().add("status-cell");
    label.setTooltip(CommandButtons.tooltip(tooltip));
    label.setAccessibleHelp(tooltip);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  /** Brings the numbers up to date; called a few times per second. */
  void refresh() {
    StatusReading now = reading.get();
    state.setText(now.state());
    show(speed, now.speed());
    show(quality, now.quality());
    show(time, now.time());
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    memory.setText(
        Figures.bytes(heap)
            + (now.nativeBytes() > 0 ? " + " + Figures.bytes(now.nativeBytes()) : ""));
  }

  private void showDevice(Optional<DeviceReport> report) {
    String name = report.map(DeviceReport::name).orElse("Looking for a device");
    device.setText(name);
    device.setAccessibleText("Device: " + name);
    String reason = report.map(r -> r.reason() + "\n").orElse("");
    device.setTooltip(CommandButtons.tooltip(reason + Command.DEVICE.tooltip()));
    device.setAccessibleHelp(reason);
  }

  private void showPixel(Optional<HoverInfo> hover) {
    show(
        pixel,
        hover.map(
            h ->
                "(%d, %d)  %s%s  tile %d%s"
                    .formatted(
                        h.x(),
                        h.y(),
                        values(h.original()),
                        h.reconstruction().isEmpty() ? "" : " \u2192 " + values(h.reconstruction()),
                        h.tile(),
                        h.tilePsnr().isPresent()
                            ? "  " + Figures.decibels(h.tilePsnr().getAsDouble())
                            : "")));
  }

  private static String values(List<Float> channels) {
    return channels.stream()
        .map(v -> String.format(Locale.ROOT, "%d", Math.round(v * 255)))
        .collect(Collectors.joining(" "));
  }

  private static void show(Label cell, Optional<String> text) {
    cell.setText(text.orElse(""));
    cell.setVisible(text.isPresent());
    cell.setManaged(text.isPresent());
  }
}
