package dev.tessera.app.form;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One group of settings as a form: name, value, unit; what is wrong stands below the value. */
final class SettingGrid extends VBox {
  private static final double FIELD_WIDTH = 104;
  private static final double UNIT_WIDTH = 44;

  /** A form of those settings of a group that matter in the chosen mode, from top to bottom. */
  SettingGrid(OptionsViewModel options, FitSetting.Group group) {
    getStyleClass().add("setting-grid");
    List<FitSetting> settings =
        options.kind().settings().stream().filter(s -> s.group() == group).toList();
    for (FitSetting setting : settings) {
      Node row = row(options, setting);
      Controls.showIf(row, options.mode().map(setting::matters));
      getChildren().add(row);
    }
    Controls.showIf(
        this, options.mode().map(mode -> settings.stream().anyMatch(s -> s.matters(mode))));
  }

  private static Node row(OptionsViewModel options, FitSetting setting) {
    Tooltip tooltip = tooltip(options.hint(setting));
    Control control = setting.isSwitch() ? toggle(options, setting) : field(options, setting);
    control.setTooltip(tooltip);
    control.setAccessibleText(
        setting.unit().isEmpty() ? setting.label() : setting.label() + ", " + setting.unit());
    control.accessibleHelpProperty().bind(options.hint(setting));
    Label name = new Label(setting.label());
    name.setLabelFor(control);
    name.setTooltip(tooltip);
    Label unit = new Label(setting.unit());
    unit.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    Label error = new Label();
    error.textProperty().bind(options.error(setting));
    error.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
    error.setWrapText(true);
    Controls.showIf(error, error.textProperty().isNotEmpty());
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints values = new ColumnConstraints(FIELD_WIDTH);
    values.setHalignment(HPos.RIGHT);
    GridPane row = new GridPane();
    row.getColumnConstraints().addAll(names, values, new ColumnConstraints(UNIT_WIDTH));
    row.addRow(0, name, control, unit);
    row.add(error, 0, 1, 3, 1);
    options
        .error(setting)
        .subscribe(text -> control.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
    return row;
  }

  private static Tooltip tooltip(ObservableValue<String> hint) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(hint);
    tooltip.setShowDelay(Duration.millis(400));
    tooltip.setShowDuration(Duration.seconds(20));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(300);
    return tooltip;
  }

  private static Control toggle(OptionsViewModel options, FitSetting setting) {
    ToggleSwitch toggle = new ToggleSwitch();
    options.text(setting).subscribe(text -> toggle.setSelected(Boolean.parseBoolean(text)));
    toggle.selectedProperty().subscribe(on -> options.text(setting).set(Boolean.toString(on)));
    return toggle;
  }

  private static Control field(OptionsViewModel options, FitSetting setting) {
    String prompt = setting.isOptional() ? "none" : "";
    if (setting.usual().isEmpty()) {
      TextField field = new TextField();
      field.setPromptText(prompt);
      field.textProperty().bindBidirectional(options.text(setting));
      return field;
    }
    ComboBox<String> box = new ComboBox<>();
    box.setEditable(true);
    box.setMaxWidth(FIELD_WIDTH);
    box.setPromptText(prompt);
    box.getItems().setAll(setting.usual());
    box.getEditor().textProperty().bindBidirectional(options.text(setting));
    return box;
  }
}
