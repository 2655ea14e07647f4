package dev.tessera.app.codes;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The first number of a code that chooses an expert; not there for networks without experts. */
final class ExpertSlider extends HBox {
  private static final int CHOICE = 0;

  private final LatentViewModel model;
  private final Slider slider = new Slider();
  private final Label label = new Label();
  private boolean refreshing;

  ExpertSlider(LatentViewModel model) {
    this.model = model;
    getStyleClass().add("expert-slider");
    setAlignment(Pos.CENTER_LEFT);
    label.setMinWidth(140);
    slider.setBlockIncrement(1);
    slider.setTooltip(
        new Tooltip("Chooses which of the experts the numbers below are amplitudes of"));
    slider.setAccessibleText("Expert of this tile");
    HBox.setHgrow(slider, Priority.ALWAYS);
    getChildren().addAll(label, slider);
    managedProperty().bind(visibleProperty());
    model.pointer().code().subscribe(this::refresh);
    refresh();
    slider
        .valueChangingProperty()
        .subscribe(
            (before, now) -> {
              if (now) {
                model.editor().beginDrag();
              } else {
                model.editor().endDrag();
              }
            });
    slider.valueProperty().subscribe((before, now) -> change(now.doubleValue()));
  }

  private void refresh() {
    int experts = model.choiceCount();
    setVisible(experts > 0);
    if (experts > 0 && model.pointer().code().get().isPresent()) {
      refreshing = true;
      double choice = model.pointer().code().get().get().get(CHOICE);
      slider.setMax(experts - 1.0);
      if (!slider.isValueChanging()) {
        slider.setValue(choice);
      }
      label.setText("Expert %d of %d".formatted(Math.round(choice) + 1, experts));
      refreshing = false;
    }
  }

  private void change(double value) {
    if (refreshing) {
      return;
    }
    double whole = Math.rint(value);
    if (slider.isValueChanging()) {
      model.editor().drag(CHOICE, whole);
    } else {
      model.editor().nudge(CHOICE, whole);
    }
  }
}
