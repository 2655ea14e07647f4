package dev.tessera.app.codes;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Whether motion is shown, and in words what is seen of it; of codes that can tell of motion. */
final class MotionSwitch extends HBox {
  MotionSwitch(LatentViewModel model) {
    getStyleClass().add("motion-switch");
    setAlignment(Pos.CENTER_LEFT);
    CheckBox shown =
        Controls.told(
            new CheckBox("Motion"),
            "Arrows show which way parts have moved since the frame before, as the codes tell it:"
                + " the longer, the further. Where a tile begins it tells of no motion.");
    shown.setId("motion");
    shown.setMinWidth(USE_PREF_SIZE);
    shown.selectedProperty().bindBidirectional(model.motion().shown());
    Label summary = new Label();
    summary.setId("moved");
    summary.getStyleClass().add(Styles.TEXT_MUTED);
    getChildren().addAll(shown, summary);
    Controls.showIf(this, model.edition().map(now -> model.motion().possible()));
    model.colours().subscribe(now -> summary.setText(summary(model)));
    model.motion().shown().subscribe(now -> summary.setText(summary(model)));
  }

  private static String summary(LatentViewModel model) {
    if (!model.motion().shown().get()) {
      return "";
    }
    return model.motion().beginsTiles()
        ? "tiles begin here"
        : MovedPart.summary(model.motion().parts());
  }
}
