package dev.tessera.app.load;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks what of a clip is to be read, and tells what that takes. */
public final class ClipOpeningView extends VBox {
  private static final double WIDTH = 460;

  private final ClipOpeningViewModel model;
  private final OpeningWords words = new OpeningWords("clip");
  private final Button open = new Button("Open");
  private final Button still = new Button("Open one frame");

  /** Asks about a clip. */
  public ClipOpeningView(ClipOpeningViewModel model) {
    this.model = model;
    getStyleClass().addAll("sheet", "clip-opening");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    setSpacing(14);
    Label heading = new Label("Open " + model.name());
    heading.getStyleClass().add(Styles.TITLE_3);
    getChildren().addAll(heading, OpeningWords.wrapped(model.facts(), Styles.TEXT_MUTED));
    model.remarks().forEach(remark -> getChildren().add(OpeningWords.wrapped(remark, "remark")));
    getChildren().addAll(form(), words, buttons());
    model.reading().subscribe(this::show);
  }

  private Node form() {
    GridPane form = Controls.form(8);
    row(form, "Start", "s", "clip-start", "Seconds from the first frame", model.start());
    row(
        form,
        "Duration",
        "s",
        "clip-duration",
        "Seconds that are read; empty for all that follow",
        model.duration());
    row(
        form,
        "Every n-th frame",
        "",
        "clip-every",
        "1 reads each frame, 2 every second one",
        model.every());
    row(
        form,
        "Width",
        "pixels",
        "clip-width",
        "Frames are made smaller to this width; their height follows",
        model.width());
    return form;
  }

  private static void row(
      GridPane form, String name, String unit, String id, String tip, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText("to the end");
    field.textProperty().bindBidirectional(text);
    Controls.told(field, tip, name + ": " + tip);
    Label behind = new Label(unit);
    behind.getStyleClass().add(Styles.TEXT_MUTED);
    Controls.row(form, name, field, behind);
  }

  private Node buttons() {
    Button cancel = new Button("Cancel");
    cancel.setId("clip-cancel");
    cancel.setCancelButton(true);
    cancel.setTooltip(new Tooltip("Opens nothing\nEscape"));
    cancel.setOnAction(event -> model.cancel());
    still.setId("clip-still");
    still.setTooltip(new Tooltip("Opens the frame at the start as a picture"));
    still.setOnAction(event -> model.openStill());
    open.setId("clip-open");
    open.setDefaultButton(true);
    open.setTooltip(new Tooltip("Reads these frames and fits them\nEnter"));
    open.setOnAction(event -> model.open());
    HBox row = new HBox(8, cancel, still, open);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private void show(OpeningReading now) {
    words.show(now);
    open.setDisable(!now.possible());
    still.setDisable(!model.stillPossible());
  }
}
