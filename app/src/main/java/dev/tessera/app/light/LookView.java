package dev.tessera.app.light;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The page of a fitted light field: the view, its slices, the eye and the lens. */
public final class LookView extends BorderPane {
  /** Thickness of a slice. */
  private static final double STRIP = 76;

  /**
   * The buttons, made from the table of commands.
   *
   * @param zoom smaller, larger, all of it
   * @param begin what to do while there is nothing to look at
   */
  public record Buttons(List<Button> zoom, List<Button> begin) {}

  private final LookViewModel model;

  /** Shows what the model looks at. */
  public LookView(LookViewModel model, Buttons buttons) {
    this.model = model;
    getStyleClass().add("look-view");
    StyleSheets.add(getStylesheets(), LookView.class, "look.css");
    StackPane area = new StackPane(pictures(), hint(buttons.begin()));
    area.getStyleClass().add("picture-area");
    area.setMinHeight(160);
    setTop(bar(buttons));
    setCenter(area);
    setRight(new LookSide(model));
    setBottom(new LensBar(model));
    new FrameClock(this, model::poll);
  }

  private Node bar(Buttons buttons) {
    FlowPane bar = new FlowPane();
    bar.getStyleClass().add("picture-bar");
    Segments<LookMode> modes =
        new Segments<>(
            "Show", List.of(LookMode.values()), LookMode::label, LookMode::hint, model.mode());
    modes.setMinWidth(USE_PREF_SIZE);
    ToggleButton slices = new ToggleButton("Slices");
    slices.setId("show-slices");
    slices.selectedProperty().bindBidirectional(model.slicesShown());
    Controls.told(slices, "Shows how the clicked row and column go on from camera to camera");
    bar.getChildren().addAll(modes, new Separator(Orientation.VERTICAL));
    bar.getChildren().addAll(buttons.zoom());
    bar.getChildren().addAll(new Separator(Orientation.VERTICAL), slices);
    return bar;
  }

  /** The picture, the slice of its column beside it, that of its row below it. */
  private GridPane pictures() {
    GridPane grid = new GridPane();
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    RowConstraints tall = new RowConstraints();
    tall.setVgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(wide);
    grid.getRowConstraints().add(tall);
    SliceStrip row = new SliceStrip(model, /* row= */ true);
    row.setMinHeight(STRIP);
    row.setPrefHeight(STRIP);
    SliceStrip column = new SliceStrip(model, /* row= */ false);
    column.setMinWidth(STRIP);
    column.setPrefWidth(STRIP);
    Controls.showIf(row, model.slicesShown());
    Controls.showIf(column, model.slicesShown());
    LookCanvas canvas = new LookCanvas(model);
    canvas.setPrefSize(320, 240);
    grid.add(canvas, 0, 0);
    grid.add(column, 1, 0);
    grid.add(row, 0, 1);
    grid.visibleProperty().bind(model.field().map(Optional::isPresent));
    return grid;
  }

  private Node hint(List<Button> begin) {
    Label title = new Label("Look around a light field");
    title.getStyleClass().add(Styles.TITLE_4);
    Label text =
        new Label(
            "Once one is open and fitted, drag the picture to look from elsewhere and click to"
                + " focus on what you clicked");
    text.setWrapText(true);
    HBox ways = new HBox(8);
    ways.setAlignment(Pos.CENTER);
    ways.getChildren().addAll(begin);
    VBox box = new VBox(12, title, text, ways);
    box.getStyleClass().add("empty-hint");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    box.visibleProperty().bind(model.field().map(Optional::isEmpty));
    return box;
  }
}
