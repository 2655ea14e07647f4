package dev.tessera.app.way;

import atlantafx.base.controls.Popover;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveView;
import dev.tessera.app.session.FilePatterns;
import dev.tessera.assets.Sample;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The second picture, the slider between both, and what the morph is saved as. */
public final class PictureWayPane extends VBox {
  private static final double THUMBNAIL = 34;
  private static final double STILL = 48;

  private final PictureWayViewModel model;
  private final ImageView thumbnail = new ImageView();
  private final Label words = new Label();

  /** Shows the way from the fitted picture. */
  public PictureWayPane(PictureWayViewModel model) {
    this.model = model;
    SaveFlow export = model.export();
    getStyleClass().add("way-pane");
    StyleSheets.add(getStylesheets(), PictureWayPane.class, "way.css");
    new FrameClock(this, model::poll);
    thumbnail.setPreserveRatio(true);
    thumbnail.setFitHeight(THUMBNAIL);
    thumbnail.setFitWidth(2 * THUMBNAIL);
    words.getStyleClass().add(Styles.TEXT_MUTED);
    SecondViewModel second = model.second();
    Button remove = new Button("", new FontIcon("mdi2c-close"));
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    remove.setId("remove-second");
    Controls.told(remove, "Forgets the second picture");
    remove.setOnAction(event -> second.remove());
    Button stop = new Button("Stop");
    stop.setTooltip(new Tooltip("Ends the search and keeps the codes found so far"));
    stop.setOnAction(event -> second.stop());
    Controls.showIf(stop, second.state().map(s -> s == SecondState.ENCODING));
    Controls.showIf(remove, second.state().map(s -> s != SecondState.NONE));
    Controls.showIf(thumbnail, second.image().map(Optional::isPresent));
    Button saving = save();
    HBox choice = new HBox(choose(), thumbnail, words, stop, remove, new Spacer(), saving);
    choice.getStyleClass().add("way-row");
    VBox way = way();
    for (Node node : List.of(way, saving)) {
      Controls.showIf(
          node,
          second
              .state()
              .map(s -> s == SecondState.READY)
              .flatMap(ready -> export.busy().map(saved -> ready || saved)));
    }
    getChildren().addAll(choice, way);
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

  private VBox way() {
    WayViewModel way = model.way();
    Segments<WayMix> mix =
        new Segments<>("Mix", way.mixes(), WayMix::label, WayMix::hint, way.mix());
    mix.setMinWidth(USE_PREF_SIZE);
    WayTransport transport = new WayTransport(way);
    transport.getChildren().add(mix);
    return new VBox(transport, new WayStrip(way, STILL));
  }

  /** What can be saved stands beside the button that asks for it. */
  private Button save() {
    Button button = new Button("Save morph\u2026", new FontIcon("mdi2e-export-variant"));
    button.setId("save-morph");
    button.setTooltip(new Tooltip("Chooses what to save of the way between both pictures"));
    SaveView panel = SaveView.panel(model.export(), "Export the morph");
    panel.setPrefWidth(360);
    panel.setPadding(new Insets(10));
    model.second().codes().subscribe(panel::refresh);
    Popover popover = new Popover(panel);
    popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_RIGHT);
    popover.setDetachable(false);
    button.setOnAction(event -> popover.show(button));
    return button;
  }

  private void describe() {
    SecondViewModel second = model.second();
    SecondState now = second.state().get();
    String name = second.image().get().map(i -> i.source().name() + ". ").orElse("");
    String progress = second.progress().get();
    words.setText(
        now == SecondState.NONE
            ? now.hint()
            : name + now.hint() + (progress.isEmpty() ? "" : " " + progress));
  }
}
