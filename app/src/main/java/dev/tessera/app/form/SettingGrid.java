package dev.tessera.app.form;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/** One group of settings as a form: name, value, unit; what is wrong stands below the value. */
public final class SettingGrid extends GridPane {
  private static final double FIELD_WIDTH = 104;
  private static final double UNIT_WIDTH = 44;

  /**
   * A form.
   *
   * @param settings what it shows, from top to bottom
   */
  public <S extends Setting> SettingGrid(OptionsForm<S, ?> options, List<S> settings) {
    getStyleClass().add("setting-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints values = new ColumnConstraints(FIELD_WIDTH);
    values.setHalignment(HPos.RIGHT);
    getColumnConstraints().addAll(names, values, new ColumnConstraints(UNIT_WIDTH));
    int row = 0;
    for (S setting : settings) {
      add(options, setting, row);
      row += 2;
    }
  }

  private <S extends Setting> void add(OptionsForm<S, ?> options, S setting, int row) {
    Tooltip tooltip = tooltip(setting);
    Control control = setting.isSwitch() ? toggle(options, setting) : field(options, setting);
    control.setTooltip(tooltip);
    control.setAccessibleText(
        setting.unit().isEmpty() ? setting.label() : setting.label() + ", " + setting.unit());
    control.setAccessibleHelp(setting.hint());
    Label name = new Label(setting.label());
    name.setLabelFor(control);
    name.setTooltip(tooltip);
    Label unit = new Label(setting.unit());
    unit.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    Label error = new Label();
    error.textProperty().bind(options.error(setting));
    error.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
    error.setWrapText(true);
    error.visibleProperty().bind(error.textProperty().isNotEmpty());
    error.managedProperty().bind(error.visibleProperty());
    addRow(row, name, control, unit);
    add(error, 0, row + 1, 3, 1);
    options
        .error(setting)
        .subscribe(text -> control.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
  }

  private static Tooltip tooltip(Setting setting) {
    Tooltip tooltip = new Tooltip(setting.hint());
    tooltip.setShowDelay(Duration.millis(400));
    tooltip.setShowDuration(Duration.seconds(20));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(300);
    return tooltip;
  }

  private static <S extends Setting> Control toggle(OptionsForm<S, ?> options, S setting) {
    ToggleSwitch toggle = new ToggleSwitch();
    options.text(setting).subscribe(text -> toggle.setSelected(Boolean.parseBoolean(text)));
    toggle.selectedProperty().subscribe(on -> options.text(setting).set(Boolean.toString(on)));
    return toggle;
  }

  private static <S extends Setting> Control field(OptionsForm<S, ?> options, S setting) {
    if (setting.usual().isEmpty()) {
      TextField field = new TextField();
      field.textProperty().bindBidirectional(options.text(setting));
      return field;
    }
    ComboBox<String> box = new ComboBox<>();
    box.setEditable(true);
    box.setMaxWidth(FIELD_WIDTH);
    box.getItems().setAll(setting.usual());
    box.getEditor().textProperty().bindBidirectional(options.text(setting));
    if (setting.isOptional()) {
      box.setPromptText("none");
    }
    return box;
  }
}
