package dev.tessera.app.interpolate;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.FilePatterns;
import dev.tessera.assets.Sample;
import dev.tessera.model.render.CodeMorph;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The second picture, the slider between both, and what the morph is saved as. */
final class MorphPane extends VBox {
  private static final double THUMBNAIL = 34;

  private final PictureMorphViewModel model;
  private final Slider slider = new Slider(0, 1, 0);
  private final ImageView thumbnail = new ImageView();
  private final Label words = new Label();

  MorphPane(PictureMorphViewModel model, PictureMorphExportViewModel export) {
    this.model = model;
    getStyleClass().add("morph-pane");
    thumbnail.setPreserveRatio(true);
    thumbnail.setFitHeight(THUMBNAIL);
    thumbnail.setFitWidth(2 * THUMBNAIL);
    words.getStyleClass().add(Styles.TEXT_MUTED);
    SecondViewModel second = model.second();
    Button remove = icon("mdi2c-close", "Forgets the second picture", second::remove);
    remove.setId("remove-second");
    Button stop = new Button("Stop");
    stop.setTooltip(new Tooltip("Ends the search and keeps the codes found so far"));
    stop.setOnAction(event -> second.stop());
    shownWhile(second.state().map(s -> s == MorphState.ENCODING), stop);
    shownWhile(second.state().map(s -> s != MorphState.NONE), remove);
    shownWhile(second.image().map(Optional::isPresent), thumbnail);
    HBox choice = new HBox(choose(), thumbnail, words, stop, remove);
    choice.getStyleClass().add("morph-row");
    MorphExportBar saving = new MorphExportBar(model, export);
    HBox way = way();
    for (Node node : List.of(way, saving)) {
      shownWhile(
          second
              .state()
              .map(s -> s == MorphState.READY)
              .flatMap(ready -> export.busy().map(saved -> ready || saved)),
          node);
    }
    getChildren().addAll(choice, way, saving);
    second.state().subscribe(this::describe);
    second.image().subscribe(this::describe);
    second.progress().subscribe(this::describe);
    second.image().subscribe(now -> thumbnail.setImage(now.map(this::image).orElse(null)));
    describe();
  }

  private Image image(SecondImage second) {
    return ArgbView.image(
        second.pixels().width(), second.pixels().height(), second.pixels().toArray());
  }

  private static void shownWhile(ObservableValue<Boolean> condition, Node... nodes) {
    for (Node node : nodes) {
      node.visibleProperty().bind(condition);
      node.managedProperty().bind(node.visibleProperty());
    }
  }

  private MenuButton choose() {
    MenuButton button = new MenuButton("Second picture\u2026", new FontIcon("mdi2i-image-plus"));
    button.setId("second-picture");
    button.setTooltip(
        new Tooltip(
            "Chooses a picture to mix with this one; it is cut and scaled to the same size"));
    MenuItem file = new MenuItem("Open a file\u2026", new FontIcon("mdi2f-folder-open-outline"));
    file.setOnAction(event -> chooseFile());
    button.getItems().addAll(file, new SeparatorMenuItem());
    for (Sample sample : model.second().samples()) {
      MenuItem item = new MenuItem(sample.title());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.second().open(sample));
      button.getItems().add(item);
    }
    return button;
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Choose the second picture");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Images", FilePatterns.images()),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      model.second().open(file.toPath());
    }
  }

  private HBox way() {
    ToggleButton play = new ToggleButton("Play", new FontIcon("mdi2p-play"));
    play.setId("play-morph");
    play.setTooltip(new Tooltip("Moves the slider by itself"));
    play.setOnAction(
        event -> {
          model.togglePlaying();
          play.setSelected(model.playing().get());
        });
    model
        .playing()
        .subscribe(
            now -> {
              play.setSelected(now);
              play.setText(now ? "Pause" : "Play");
              play.setGraphic(new FontIcon(now ? "mdi2p-pause" : "mdi2p-play"));
            });
    play.setMinWidth(92);
    ToggleButton loop = new ToggleButton("Loop", new FontIcon("mdi2r-repeat"));
    loop.setTooltip(new Tooltip("Turns round at the ends; else it stops at the second picture"));
    loop.selectedProperty().bindBidirectional(model.loop());
    slider.setId("morph-slider");
    slider.setBlockIncrement(0.05);
    slider.setTooltip(new Tooltip("0 is the first picture, 1 the second"));
    slider.setAccessibleText("Place between the first picture and the second");
    slider.valueProperty().bindBidirectional(model.position());
    HBox.setHgrow(slider, Priority.ALWAYS);
    Label place = new Label();
    place.setMinWidth(44);
    place.textProperty().bind(model.position().multiply(100).asString("%.0f %%"));
    Segments<CodeMorph.Way> along =
        new Segments<>(
            "Way",
            List.of(CodeMorph.Way.values()),
            w -> w == CodeMorph.Way.ARC ? "arc" : "straight",
            w ->
                w == CodeMorph.Way.ARC
                    ? "Directions of codes turn evenly: as much detail half-way as at the ends"
                    : "Codes are mixed in proportion: softer half-way",
            model.way());
    HBox row = new HBox(play, loop, new Label("First"), slider, new Label("Second"), place, along);
    row.getStyleClass().add("morph-row");
    return row;
  }

  private void describe() {
    SecondViewModel second = model.second();
    MorphState now = second.state().get();
    String name = second.image().get().map(i -> i.source().name() + ". ").orElse("");
    String progress = second.progress().get();
    words.setText(
        now == MorphState.NONE
            ? now.hint()
            : name + now.hint() + (progress.isEmpty() ? "" : " " + progress));
  }

  static Button icon(String icon, String tip, Runnable run) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    return named(button, tip, run);
  }

  private static <B extends ButtonBase> B named(B button, String tip, Runnable run) {
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip);
    button.setOnAction(event -> run.run());
    return button;
  }
}
