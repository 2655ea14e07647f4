package dev.tessera.app.fit;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls of a {@link PictureView}: mode, grid, zoom and false colours; wraps if narrow. */
public final class PictureBar extends FlowPane {
  private final PictureViewModel model;

  /** Controls what the model shows. */
  public PictureBar(PictureViewModel model) {
    this.model = model;
    getStyleClass().add("picture-bar");
    getChildren().addAll(modes(), grid(), new Separator(Orientation.VERTICAL));
    getChildren()
        .addAll(
            button("mdi2m-magnify-minus-outline", "Zoom out (-)", model::zoomOut),
            zoom(),
            button("mdi2m-magnify-plus-outline", "Zoom in (+)", model::zoomIn),
            button("mdi2f-fit-to-page-outline", "Show the whole picture", model::zoomToFit),
            button("mdi2n-numeric-1-box-outline", "One pixel per pixel", model::actualSize));
    getChildren().addAll(colours());
  }

  private HBox modes() {
    HBox box = new HBox();
    ToggleGroup group = new ToggleGroup();
    PictureMode[] all = PictureMode.values();
    for (PictureMode mode : all) {
      ToggleButton button = new ToggleButton(mode.label());
      button.setToggleGroup(group);
      button.setUserData(mode);
      button.setTooltip(new Tooltip(mode.tip()));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              mode == all[0]
                  ? "left-pill"
                  : mode == all[all.length - 1] ? "right-pill" : "center-pill");
      box.getChildren().add(button);
    }
    model
        .modeProperty()
        .subscribe(
            mode ->
                group.getToggles().stream()
                    .filter(toggle -> toggle.getUserData() == mode)
                    .forEach(group::selectToggle));
    group
        .selectedToggleProperty()
        .subscribe(
            (before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              } else {
                model.modeProperty().set((PictureMode) now.getUserData());
              }
            });
    return box;
  }

  private ToggleButton grid() {
    ToggleButton button = new ToggleButton(null, new FontIcon("mdi2g-grid"));
    button.selectedProperty().bindBidirectional(model.gridVisibleProperty());
    return named(button, "Borders of the tiles");
  }

  private Label zoom() {
    Label label = new Label();
    label.getStyleClass().add("zoom-label");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  double percent = model.zoomProperty().get() * 100;
                  return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
                },
                model.zoomProperty()));
    label.setTooltip(new Tooltip("Screen pixels per picture pixel"));
    return label;
  }

  private Node[] colours() {
    ChoiceBox<ErrorKind> kind = new ChoiceBox<>();
    kind.getItems().setAll(ErrorKind.values());
    kind.setConverter(text(ErrorKind::label));
    kind.valueProperty().bindBidirectional(model.errorKindProperty());
    named(kind, "Which error is shown");
    ChoiceBox<ColourMap> map = new ChoiceBox<>();
    map.getItems().setAll(ColourMap.VIRIDIS, ColourMap.TURBO);
    map.setConverter(text(ColourMap::label));
    map.valueProperty().bindBidirectional(model.colourMapProperty());
    named(map, "Colours of the map");
    Slider gain = new Slider(-2, 4, 0);
    gain.setBlockIncrement(1);
    gain.setMajorTickUnit(1);
    gain.setMinorTickCount(0);
    gain.setSnapToTicks(true);
    gain.setValue(Math.log(model.gainProperty().get()) / Math.log(2));
    gain.valueProperty()
        .subscribe(
            (before, now) -> model.gainProperty().set(Math.pow(2, Math.rint(now.doubleValue()))));
    named(gain, "Amplification of the error, 1/4 to 16 times");
    Label gainText = new Label();
    gainText.textProperty().bind(Bindings.format(Locale.ROOT, "× %.3g", model.gainProperty()));
    gainText.getStyleClass().add("gain-label");
    gainText.setLabelFor(gain);
    Separator line = new Separator(Orientation.VERTICAL);
    Node[] ofError = {kind, gain, gainText};
    for (Node node : ofError) {
      showIn(node, PictureMode.ERROR, PictureMode.ERROR);
    }
    showIn(map, PictureMode.ERROR, PictureMode.TILE_PSNR);
    showIn(line, PictureMode.ERROR, PictureMode.TILE_PSNR);
    return new Node[] {line, kind, map, gain, gainText};
  }

  private void showIn(Node node, PictureMode one, PictureMode other) {
    node.visibleProperty()
        .bind(model.modeProperty().isEqualTo(one).or(model.modeProperty().isEqualTo(other)));
    node.managedProperty().bind(node.visibleProperty());
  }

  private static Button button(String icon, String tip, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setOnAction(e -> action.run());
    return named(button, tip);
  }

  private static <C extends Control> C named(C control, String tip) {
    control.setTooltip(new Tooltip(tip));
    control.setAccessibleText(tip);
    return control;
  }

  private static <T> StringConverter<T> text(Function<T, String> label) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return label.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("choices are not typed");
      }
    };
  }
}
