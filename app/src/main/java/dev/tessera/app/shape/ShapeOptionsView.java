package dev.tessera.app.shape;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.ModeSwitch;
import dev.tessera.app.form.NetworkChoice;
import dev.tessera.app.form.OptionsForm;
import dev.tessera.app.form.SettingGrid;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The options of shapes: mode, preset and basics first, the rest under "Advanced". */
public final class ShapeOptionsView extends VBox {
  private final OptionsForm<ShapeSetting, FitOptions> form;

  /**
   * Shows options.
   *
   * @param reset the button that puts them back
   */
  public ShapeOptionsView(OptionsForm<ShapeSetting, FitOptions> form, Node reset) {
    this.form = form;
    getStyleClass().add("options-view");
    VBox advanced =
        new VBox(16, section(ShapeSetting.Group.FIELD), section(ShapeSetting.Group.TRAINING));
    TitledPane more = new TitledPane("Advanced", advanced);
    more.setExpanded(false);
    more.setAnimated(false);
    more.getStyleClass().addAll(Styles.DENSE, "advanced");
    NetworkChoice frozen =
        new NetworkChoice(
            form,
            "Named by floats per tile: shape-64 holds 64. More hold finer detail",
            "Trained on the tiles of other shapes, for any number of cells.");
    frozen.managedProperty().bind(frozen.visibleProperty());
    frozen.visibleProperty().bind(form.mode().map(mode -> mode != FitMode.JOINT));
    Node joint = grid(ShapeSetting.Group.BASIC);
    joint.managedProperty().bind(joint.visibleProperty());
    joint.visibleProperty().bind(form.mode().map(mode -> mode == FitMode.JOINT));
    getChildren()
        .addAll(
            heading(reset),
            new ModeSwitch(form, ShapeOptionsView::hint),
            ModeSwitch.presets(form, ShapeOptionsView::hint),
            joint,
            frozen,
            grid(ShapeSetting.Group.BUDGET),
            more);
  }

  private Node heading(Node reset) {
    Label title = new Label("Options");
    title.getStyleClass().add(Styles.TITLE_4);
    Label changed = new Label("changed");
    changed.getStyleClass().addAll(Styles.TEXT_SMALL, "badge");
    changed.visibleProperty().bind(form.changed());
    Tooltip.install(changed, new Tooltip("Some options differ from the preset"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox heading = new HBox(8, title, changed, gap, reset);
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  private Node section(ShapeSetting.Group group) {
    Label title = new Label(group.title());
    title.getStyleClass().add(Styles.TEXT_BOLD);
    return new VBox(8, title, grid(group));
  }

  private Node grid(ShapeSetting.Group group) {
    return new SettingGrid(form, ShapeSetting.of(group));
  }

  private static String hint(FitMode mode) {
    return switch (mode) {
      case ENCODE -> "Pre-trained networks; an encoder predicts every code in one pass";
      case CODES -> "Pre-trained networks; only the codes of this shape are fitted";
      case JOINT -> "Networks and codes of this shape together, from nothing: slowest";
    };
  }

  private static String hint(Preset preset) {
    return switch (preset) {
      case FAST -> "Few large tiles: the form within seconds";
      case BALANCED -> "The default: fine detail within a minute";
      case BEST -> "Many small tiles: the finest detail, and the most time";
    };
  }
}
