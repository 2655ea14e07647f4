package dev.tessera.app.fit;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.ModeSwitch;
import dev.tessera.app.form.NetworkChoice;
import dev.tessera.app.form.SettingGrid;
import dev.tessera.app.session.Figures;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.GridSignal;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The options: preset, basics and derived facts first, the rest under "Advanced". */
public final class OptionsView extends VBox {
  private final OptionsViewModel options;
  private final Label facts = new Label();
  private final Label warning = new Label();

  /**
   * Shows options.
   *
   * @param options what is edited
   * @param signal what they would be used on, empty for none
   * @param reset the button that puts them back
   * @param environment settings of input and device, shown last
   */
  public OptionsView(
      OptionsViewModel options,
      ObservableValue<Optional<GridSignal>> signal,
      Node reset,
      Node environment) {
    this.options = options;
    getStyleClass().add("options-view");
    Label title = new Label("Options");
    title.getStyleClass().add(Styles.TITLE_4);
    Label changed = new Label("changed");
    changed.getStyleClass().addAll(Styles.TEXT_SMALL, "badge");
    changed.visibleProperty().bind(options.changed());
    Tooltip.install(changed, new Tooltip("Some options differ from the preset"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox heading = new HBox(8, title, changed, gap, reset);
    heading.setAlignment(Pos.CENTER_LEFT);

    facts.getStyleClass().addAll(Styles.TEXT_SMALL, "facts");
    facts.setWrapText(true);
    facts.setMaxWidth(Double.MAX_VALUE);
    warning.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.WARNING);
    warning.setWrapText(true);
    warning.managedProperty().bind(warning.visibleProperty());

    VBox advanced = new VBox(16);
    advanced
        .getChildren()
        .addAll(
            jointOnly(section(FitSetting.Group.FIELD)),
            jointOnly(section(FitSetting.Group.TRAINING)),
            section(FitSetting.Group.STOP),
            environment);
    TitledPane more = new TitledPane("Advanced", advanced);
    more.setExpanded(false);
    more.setAnimated(false);
    more.getStyleClass().addAll(Styles.DENSE, "advanced");

    NetworkChoice frozen =
        new NetworkChoice(
            options.form(),
            "Named by tile side and floats per tile: photo-8x64 holds 64 per 8 x 8 pixels",
            "Trained on photographs; they stay as they are.");
    frozen.managedProperty().bind(frozen.visibleProperty());
    frozen.visibleProperty().bind(options.mode().map(mode -> mode != FitMode.JOINT));
    getChildren()
        .addAll(
            heading,
            new ModeSwitch(options.form(), OptionsView::hint),
            jointOnly(
                new VBox(
                    12,
                    ModeSwitch.presets(options.form(), OptionsView::hint),
                    grid(FitSetting.Group.BASIC))),
            frozen,
            grid(FitSetting.Group.BUDGET),
            facts,
            warning,
            more);
    options.options().subscribe(now -> refresh(now, signal.getValue()));
    signal.subscribe(now -> refresh(options.options().get(), now));
  }

  /** Settings of networks that pre-trained ones have fixed. */
  private Node jointOnly(Node node) {
    node.managedProperty().bind(node.visibleProperty());
    node.visibleProperty().bind(options.mode().map(mode -> mode == FitMode.JOINT));
    return node;
  }

  private Node section(FitSetting.Group group) {
    Label title = new Label(group.title());
    title.getStyleClass().add(Styles.TEXT_BOLD);
    return new VBox(8, title, grid(group));
  }

  private Node grid(FitSetting.Group group) {
    return new SettingGrid(options.form(), FitSetting.of(group));
  }

  private static String hint(FitMode mode) {
    return switch (mode) {
      case ENCODE -> "Pre-trained networks; an encoder predicts every code in one pass";
      case CODES -> "Pre-trained networks; codes start from the encoder and are improved";
      case JOINT -> "Networks and codes of this image together, from nothing: slowest, finest";
    };
  }

  private static String hint(Preset preset) {
    return switch (preset) {
      case FAST -> "Small networks and short codes: a good picture within seconds";
      case BALANCED -> "The default: high fidelity within a minute";
      case BEST -> "Wide networks and long codes: the highest fidelity, and the most time";
    };
  }

  private void refresh(Optional<FitOptions> now, Optional<GridSignal> signal) {
    Optional<FieldFacts> known = now.flatMap(o -> signal.map(s -> FieldFacts.of(o, s)));
    facts.setText(known.map(OptionsView::words).orElse("Open an image to see what this means."));
    String needed = known.flatMap(FieldFacts::shortage).orElse("");
    warning.setText(needed);
    warning.setVisible(!needed.isEmpty());
  }

  private static String words(FieldFacts f) {
    return "%s tiles  \u00b7  %s floats per pixel\n%s in codes + %s in networks\nabout %s of memory"
        .formatted(
            Figures.count(f.tiles()),
            Figures.decimal(f.floatsPerPixel()),
            Figures.rate((double) f.codeFloats()),
            Figures.rate((double) f.networkFloats()),
            Figures.bytes(f.memoryBytes()));
  }
}
