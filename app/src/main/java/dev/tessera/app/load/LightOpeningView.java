package dev.tessera.app.load;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows how the views of a light field lie, and asks what of them is to be read. */
public final class LightOpeningView extends VBox {
  private static final double WIDTH = 640;

  private final LightOpeningViewModel model;
  private final Label facts = OpeningWords.wrapped("", Styles.TEXT_MUTED);
  private final VBox remarks = new VBox(6);
  private final OpeningWords words = new OpeningWords("light");
  private final Button open = new Button("Open");

  /** Asks about a light field. */
  public LightOpeningView(LightOpeningViewModel model) {
    this.model = model;
    getStyleClass().addAll("sheet", "light-opening");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    setSpacing(12);
    Label heading = new Label("Open " + model.name());
    heading.getStyleClass().add(Styles.TITLE_3);
    getChildren()
        .addAll(
            heading, facts, remarks, new ViewThumbnails(model), turns(), form(), words, buttons());
    model.reading().subscribe(this::show);
  }

  private Node turns() {
    FlowPane row =
        new FlowPane(
            8,
            8,
            turn("Exchange rows and columns", "light-transpose", model.transposed()),
            turn("Reverse rows", "light-rows", model.rowsReversed()),
            turn("Reverse columns", "light-columns", model.columnsReversed()));
    CheckBox right = new CheckBox("The views lie as the camera saw them");
    right.setId("light-confirm");
    right.selectedProperty().bindBidirectional(model.confirmed());
    Controls.told(right, "Names do not tell the order of these views, so say that it is right");
    Controls.showIf(right, model.asksToConfirm());
    return new VBox(8, row, right);
  }

  private static ToggleButton turn(String name, String id, BooleanProperty on) {
    ToggleButton button = new ToggleButton(name);
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.selectedProperty().bindBidirectional(on);
    return Controls.told(button, name + ", where the views lie another way than they were taken");
  }

  private Node form() {
    GridPane form = Controls.form(8);
    if (model.gridOpen()) {
      row(
          form,
          "Rows x columns",
          "light-grid",
          "How many rows and columns of views there are, such as 9x9",
          model.grid());
    }
    row(
        form,
        "In the middle",
        "light-centre",
        "So many rows and columns around the middle are read, such as 5x5; empty for all",
        model.centre());
    row(
        form,
        "Every n-th",
        "light-every",
        "1 reads each row and column of views, 2 every second one",
        model.every());
    row(
        form,
        "Width, pixels",
        "light-width",
        "Views are made smaller to this width; their height follows",
        model.width());
    return form;
  }

  private static void row(GridPane form, String name, String id, String tip, StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(id.equals("light-centre") ? "all" : "");
    field.textProperty().bindBidirectional(text);
    Controls.told(field, tip, name + ": " + tip);
    Controls.row(form, name, field);
  }

  private Node buttons() {
    Button cancel = new Button("Cancel");
    cancel.setId("light-cancel");
    cancel.setCancelButton(true);
    cancel.setTooltip(new Tooltip("Opens nothing\nEscape"));
    cancel.setOnAction(event -> model.cancel());
    open.setId("light-open");
    open.setDefaultButton(true);
    open.setTooltip(new Tooltip("Reads these views and fits them\nEnter"));
    open.setOnAction(event -> model.open());
    HBox row = new HBox(8, cancel, open);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private void show(OpeningReading now) {
    facts.setText(model.facts());
    remarks
        .getChildren()
        .setAll(
            model.remarks().stream()
                .map(remark -> OpeningWords.wrapped(remark, "remark"))
                .toList());
    remarks.setManaged(!remarks.getChildren().isEmpty());
    words.show(now);
    open.setDisable(!now.possible());
  }
}
