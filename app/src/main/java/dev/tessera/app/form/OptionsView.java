package dev.tessera.app.form;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.Preset;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The options of a fit: mode, preset, basics and budget first, the rest under "Advanced". */
public final class OptionsView extends VBox {
  private final OptionsViewModel options;

  /**
   * Shows options.
   *
   * @param options what is edited
   * @param reset the button that puts them back
   * @param facts what the options mean, shown below the budget
   * @param more shown last, under "Advanced"
   */
  public OptionsView(OptionsViewModel options, Node reset, List<Node> facts, List<Node> more) {
    this.options = options;
    getStyleClass().add("options-view");
    VBox advanced =
        new VBox(
            16,
            section(FitSetting.Group.FIELD),
            section(FitSetting.Group.TRAINING),
            section(FitSetting.Group.STOP));
    advanced.getChildren().addAll(more);
    TitledPane pane = new TitledPane("Advanced", advanced);
    pane.setExpanded(false);
    pane.setAnimated(false);
    pane.getStyleClass().addAll(Styles.DENSE, "advanced");
    NetworkChoice frozen = new NetworkChoice(options);
    Controls.showIf(frozen, options.mode().map(mode -> mode != FitMode.JOINT));
    getChildren()
        .addAll(
            heading(reset),
            modes(),
            presets(),
            new SettingGrid(options, FitSetting.Group.BASIC),
            frozen,
            new SettingGrid(options, FitSetting.Group.BUDGET));
    getChildren().addAll(facts);
    getChildren().add(pane);
  }

  private Node heading(Node reset) {
    Label title = new Label("Options");
    title.getStyleClass().add(Styles.TITLE_4);
    Label changed = new Label("changed");
    changed.getStyleClass().addAll(Styles.TEXT_SMALL, "badge");
    changed.visibleProperty().bind(options.changed());
    Tooltip.install(changed, new Tooltip("Some options differ from the preset"));
    HBox heading = new HBox(8, title, changed, new Spacer(), reset);
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  /** What moves; hidden if there is no choice. */
  private Node modes() {
    Segments<FitMode> modes =
        new Segments<>("Mode", options.modes(), FitMode::label, OptionsView::hint, options.mode());
    modes.setVisible(options.modes().size() > 1);
    modes.setManaged(modes.isVisible());
    return modes;
  }

  /** Hidden where pre-trained networks fix all that presets differ in. */
  private Node presets() {
    Segments<Preset> presets =
        new Segments<>(
            "Preset", List.of(Preset.values()), Preset::label, this::hint, options.preset());
    Controls.showIf(
        presets,
        options.mode().map(m -> differing().stream().anyMatch(setting -> setting.matters(m))));
    return presets;
  }

  private Node section(FitSetting.Group group) {
    Label title = new Label(group.title());
    title.getStyleClass().add(Styles.TEXT_BOLD);
    SettingGrid grid = new SettingGrid(options, group);
    VBox section = new VBox(8, title, grid);
    Controls.showIf(section, grid.visibleProperty());
    return section;
  }

  private static String hint(FitMode mode) {
    return switch (mode) {
      case ENCODE -> "Pre-trained networks; an encoder predicts every code in one pass";
      case CODES ->
          "Pre-trained networks; only the codes are fitted, from those an encoder predicts";
      case JOINT -> "Networks and codes together, from nothing: the slowest";
    };
  }

  private String hint(Preset preset) {
    String what =
        switch (preset) {
          case FAST -> "The quickest";
          case BALANCED -> "The default";
          case BEST -> "The finest, and the most time";
        };
    return differing().stream()
        .map(s -> s.label() + " " + s.value().text(options.kind().standard(preset)))
        .collect(Collectors.joining(", ", what + ": ", ""));
  }

  /** The basics in which presets differ. */
  private List<FitSetting> differing() {
    return options.kind().settings().stream()
        .filter(
            s ->
                s.group() == FitSetting.Group.BASIC
                    && List.of(Preset.values()).stream()
                            .map(p -> s.value().text(options.kind().standard(p)))
                            .distinct()
                            .count()
                        > 1)
        .toList();
  }
}
