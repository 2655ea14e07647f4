package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveView;
import dev.tessera.model.compare.Form;
import dev.tessera.model.signal.Samples;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The page "Why modulation": the picture and the argument above, below it the maps of the same
 * layer for the same codes, both ways.
 */
public final class CompareView extends BorderPane {
  private static final double PICTURE_WIDTH = 300;
  private static final double PICTURE_HEIGHT = 210;
  private static final double LARGEST_CELL = 96;
  private static final double SMALLEST_CELL = 36;

  /** Width that is not maps: margins, gaps and the row's own tile as wide as a map. */
  private static final double AROUND_MAPS = 96;

  private static final double SAVED_SCALE = 2;

  private final CompareViewModel model;
  private final MapBlock modulated = new MapBlock(Form.MODULATION);
  private final MapBlock concatenated = new MapBlock(Form.CONCATENATION);
  private final RowChooser rows;
  private final ScaleLegend legend = new ScaleLegend();
  private final Label seen = new Label();
  private final VBox figure = new VBox();
  private final HBox blocks;

  /** Shows the comparison; the button that runs it is made from the table of commands. */
  public CompareView(CompareViewModel model, ButtonBase run) {
    this.model = model;
    rows = new RowChooser(model);
    getStyleClass().add("compare-view");
    StyleSheets.add(getStylesheets(), CompareView.class, "compare.css");
    VBox rowColumn = new VBox(new Label("Code of"), rows);
    rowColumn.getStyleClass().add("map-block");
    blocks = new HBox(rowColumn, modulated, concatenated);
    blocks.getStyleClass().add("map-blocks");
    figure.getStyleClass().add("compare-figure");
    figure.getChildren().addAll(head(), blocks);
    ScrollPane scroll = new ScrollPane(figure);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
    setTop(new CompareBar(model, run, saveButton()));
    setCenter(scroll);
    model.maps().subscribe(this::show);
    model.units().subscribe(this::show);
    model.state().subscribe(this::show);
    widthProperty().subscribe(this::arrange);
    model.units().subscribe(this::arrange);
    model.tiles().subscribe(this::arrange);
    new FrameClock(this, model::poll);
  }

  private HBox head() {
    Label title = new Label("Why modulation");
    title.getStyleClass().add(Styles.TITLE_4);
    Label argument = new Label(CompareText.argument());
    for (Label label : new Label[] {argument, seen}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    argument.getStyleClass().add("argument");
    VBox words = new VBox(title, argument, seen, legend);
    words.getStyleClass().add("words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(new TilePicker(model, PICTURE_WIDTH, PICTURE_HEIGHT), words);
    head.getStyleClass().add("compare-head");
    head.setAlignment(Pos.TOP_LEFT);
    return head;
  }

  private Button saveButton() {
    Button save = new Button("Save PNG\u2026", new FontIcon("mdi2c-content-save-outline"));
    save.setId("save-maps");
    Controls.told(
        save,
        "Saves this figure, words and numbers included, as a picture",
        "Save the figure as PNG");
    SaveFlow flow = model.saving(this::figure);
    save.setOnAction(event -> SaveView.choose(flow, getScene().getWindow()));
    model.maps().subscribe(now -> save.setDisable(now.isEmpty()));
    return save;
  }

  private Supplier<Samples> figure() {
    SnapshotParameters doubled = new SnapshotParameters();
    doubled.setTransform(new Scale(SAVED_SCALE, SAVED_SCALE));
    return MapImages.samples(figure.snapshot(doubled, null));
  }

  private void show() {
    boolean there = model.maps().get().isPresent() && model.comparison().get().isPresent();
    blocks.setVisible(model.picture().get().isPresent());
    modulated.setVisible(there);
    concatenated.setVisible(there);
    legend.setVisible(there);
    if (there) {
      var maps = model.maps().get().get();
      var comparison = model.comparison().get().get();
      int units = model.units().get();
      modulated.show(maps, comparison, units);
      concatenated.show(maps, comparison, units);
      legend.show(maps.peak(units));
      seen.setText(CompareText.paragraph(maps));
    } else {
      seen.setText(model.state().get().hint());
    }
  }

  private void arrange() {
    int units = model.units().get();
    double room = (getWidth() - AROUND_MAPS) / (2 * units + 1) - 2;
    double cell = Math.floor(Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, room)));
    modulated.arrange(cell, model.tiles().get().size(), units);
    concatenated.arrange(cell, model.tiles().get().size(), units);
    rows.arrange(cell);
  }
}
