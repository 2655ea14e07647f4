package dev.tessera.app.shape;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.model.signal.mesh.UpAxis;
import java.util.List;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is known of the shape that is looked at, and the switch of its up axis. */
public final class ShapeFactsView extends VBox {
  /** Shows facts. */
  public ShapeFactsView(ShapeFactsViewModel facts) {
    getStyleClass().add("shape-facts");
    Label title = new Label("Shape");
    title.getStyleClass().add(Styles.TITLE_4);
    Segments<UpAxis> axes =
        new Segments<>(
            "Up axis",
            List.of(UpAxis.values()),
            UpAxis::name,
            axis -> axis + " of the file points up; the shape is placed and fitted anew",
            facts.up());
    HBox.setHgrow(axes, Priority.ALWAYS);
    Label name = new Label("Up axis");
    name.setMinWidth(USE_PREF_SIZE);
    HBox up = new HBox(12, name, axes);
    up.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            title,
            words(facts.file()),
            up,
            words(facts.state()),
            words(facts.tiles()),
            words(facts.reconstruction()));
  }

  /** Words that take no place while there are none. */
  static Node words(ObservableStringValue text) {
    Label label = new Label();
    label.getStyleClass().addAll(Styles.TEXT_SMALL, "facts");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.textProperty().bind(text);
    Controls.showIf(label, label.textProperty().isNotEmpty());
    return label;
  }
}
