package dev.tessera.app.light;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.OpenLightField;
import dev.tessera.app.session.Session;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.GivenViews;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The settings of a fit of a light field: which views are given, how many floats, how long. */
public final class LightFormView extends VBox {
  private final LightFormViewModel form;
  private final Label facts = new Label();

  /**
   * Shows settings.
   *
   * @param open what they would be used on
   * @param reset the button that puts them back
   */
  public LightFormView(
      LightFormViewModel form, ObservableValue<Optional<Session>> open, Node reset) {
    this.form = form;
    getStyleClass().add("options-view");
    facts.getStyleClass().addAll(Styles.TEXT_SMALL, "facts");
    facts.setId("light-facts");
    facts.setWrapText(true);
    facts.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(heading(reset), given(), fields(), facts);
    form.options().subscribe(now -> tell(now, open.getValue()));
    open.subscribe(now -> tell(form.options().get(), now));
  }

  private Node heading(Node reset) {
    Label title = new Label("Options");
    title.getStyleClass().add(Styles.TITLE_4);
    Label changed = new Label("changed");
    changed.getStyleClass().addAll(Styles.TEXT_SMALL, "badge");
    changed.visibleProperty().bind(form.changed());
    HBox heading = new HBox(8, title, changed, new Spacer(), reset);
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  private Node given() {
    return new VBox(
        6,
        new Label("Views that the fit may look at"),
        new Segments<>(
            "Given views",
            List.of(GivenViews.values()),
            GivenViews::label,
            each ->
                switch (each) {
                  case ALL -> "Every view is given to the fit";
                  case EVEN ->
                      "Those of even rows and columns, counted from 0; the others tell how good"
                          + " new views are";
                },
            form.given()));
  }

  private Node fields() {
    GridPane grid = Controls.form(8);
    row(
        grid,
        "Floats per pixel",
        "light-floats",
        "Numbers stored for each pixel of each view, 0.001 to 4; 0.25 is usual",
        form.floats(),
        form.floatsError());
    row(
        grid,
        "Seconds",
        "light-seconds",
        "Time to find disparities and to fit, pauses not counted; empty for no limit",
        form.seconds(),
        form.secondsError());
    return grid;
  }

  private static void row(
      GridPane grid,
      String name,
      String id,
      String tip,
      StringProperty text,
      ReadOnlyStringProperty error) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(text);
    Controls.told(field, tip, name + ": " + tip);
    Controls.row(grid, name, field);
    Label wrong = new Label();
    wrong.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.DANGER);
    wrong.setWrapText(true);
    wrong.textProperty().bind(error);
    Controls.showIf(wrong, error.isNotEmpty());
    grid.add(wrong, 0, grid.getRowCount(), 2, 1);
    error.subscribe(now -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !now.isEmpty()));
  }

  private void tell(Optional<LightOptions> options, Optional<Session> open) {
    Optional<OpenLightField> field = open.flatMap(Session::light);
    facts.setText(options.flatMap(o -> field.map(f -> words(o, f, open.orElseThrow()))).orElse(""));
  }

  private static String words(LightOptions options, OpenLightField field, Session open) {
    int given = options.given().count(field.grid());
    if (given < 2) {
      return "Of %s views only one is given: a fit needs two.".formatted(field.grid());
    }
    double pixels = (double) open.signal().samples().count();
    return "%s views of %d \u00d7 %d pixels, %s of them given\nabout %s floats in codes"
        .formatted(
            field.grid(),
            open.signal().width(),
            open.signal().height(),
            Figures.count(given),
            Figures.rate(options.floatsPerPixel() * pixels));
  }
}
