package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The points that belong together as chips: choose, remove, load and save. */
final class PointsView extends VBox {
  private final PointsViewModel model;
  private final Label words = new Label();
  private final FlowPane chips = new FlowPane(6, 6);

  PointsView(ShapeWayViewModel page) {
    model = page.points();
    getStyleClass().add("way-section");
    setMinHeight(USE_PREF_SIZE);
    Label title = new Label("Points that belong together");
    title.getStyleClass().add(Styles.TITLE_4);
    words.setId("points-words");
    words.setWrapText(true);
    words.getStyleClass().add(Styles.TEXT_MUTED);
    getChildren().addAll(title, words, chips, new HBox(8, choose(), load(), save()));
    Controls.showIf(
        this,
        Bindings.createBooleanBinding(
            () -> page.way().mix().get() == WayMix.FLOW && model.shapes().get().isPresent(),
            page.way().mix(),
            model.shapes()));
    model.choosing().subscribe(this::refresh);
    model.pairs().subscribe(this::refresh);
    model.half().subscribe(this::refresh);
    refresh();
  }

  private ToggleButton choose() {
    ToggleButton choose =
        Controls.told(
            new ToggleButton("Choose", new FontIcon("mdi2m-map-marker-plus-outline")),
            "Shows both shapes: click a point on one, then where it belongs on the other",
            "Choose points that belong together");
    choose.setId("points-choose");
    choose.selectedProperty().bindBidirectional(model.choosing());
    return choose;
  }

  private Button load() {
    Button load =
        Controls.told(
            new Button("Load\u2026"),
            "Takes pairs from a text file: x y z on the first and x y z on the second shape, a pair"
                + " a line",
            "Load points that belong together");
    load.setId("points-load");
    load.setOnAction(
        event -> {
          File file = chooser("Choose pairs of points").showOpenDialog(getScene().getWindow());
          if (file != null) {
            model.load(file.toPath());
          }
        });
    return load;
  }

  private Button save() {
    Button save =
        Controls.told(
            new Button("Save\u2026"),
            "Writes the pairs into a text file, which tessera interpolate --pairs takes as well",
            "Save points that belong together");
    save.setId("points-save");
    save.disableProperty().bind(model.pairs().map(now -> now.count() == 0));
    save.setOnAction(
        event -> {
          FileChooser chooser = chooser("Save pairs of points");
          chooser.setInitialFileName("pairs.txt");
          File file = chooser.showSaveDialog(getScene().getWindow());
          if (file != null) {
            model.save(file.toPath());
          }
        });
    return save;
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Pairs of points", "*.txt"),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    return chooser;
  }

  private void refresh() {
    words.setText(model.words());
    chips.getChildren().clear();
    int all = model.pairs().get().count() + (model.half().get().isPresent() ? 1 : 0);
    for (int pair = 0; pair < all; pair++) {
      chips.getChildren().add(chip(pair));
    }
  }

  private Button chip(int pair) {
    String number = PairMarks.number(pair);
    Button chip =
        Controls.told(
            new Button(number, new FontIcon("mdi2c-close")),
            "Removes these points; Undo brings them back",
            "Remove pair " + number);
    chip.setId("points-chip-" + number);
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().add("way-chip");
    chip.setStyle("-fx-background-color: #%06x;".formatted(PairMarks.tint(pair)));
    chip.setOnAction(event -> model.remove(pair));
    return chip;
  }
}
