package dev.tessera.app.curves;

import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls of the chart: axis, smoothing, zoom. */
final class CurveBar extends FlowPane {
  CurveBar(CurveViewModel model, Runnable showAll) {
    getStyleClass().add("curve-bar");
    ToggleButton log = new ToggleButton("Log");
    log.setMinWidth(Region.USE_PREF_SIZE);
    log.selectedProperty().bindBidirectional(model.logXProperty());
    Slider smoothing = new Slider(0, CurveViewModel.MAX_SMOOTHING, 0);
    smoothing.setBlockIncrement(0.05);
    smoothing.valueProperty().bindBidirectional(model.smoothingProperty());
    Label caption = new Label("Smoothing");
    caption.setLabelFor(smoothing);
    Label value = new Label();
    value.getStyleClass().add("smoothing-value");
    value.textProperty().bind(Bindings.format(Locale.ROOT, "%.3f", model.smoothingProperty()));
    Button all = new Button(null, new FontIcon("mdi2f-fit-to-page-outline"));
    all.getStyleClass().addAll("button-icon", "flat");
    all.setOnAction(e -> showAll.run());
    getChildren()
        .addAll(
            new Segments<>(
                "Axis",
                List.of(CurveAxis.values()),
                CurveAxis::label,
                axis -> "PSNR over " + axis.title(),
                model.axisProperty()),
            Controls.told(log, "Logarithmic horizontal axis"),
            caption,
            Controls.told(
                smoothing, "Moving average: how much the past weighs; the raw curve stays behind"),
            value,
            Controls.told(all, "Show everything (double click on the chart)"));
  }
}
