package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.model.archive.ComparisonAxis;
import dev.tessera.model.archive.ComparisonLine;
import dev.tessera.model.compare.FairBudget;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Methods side by side: which, their curves, their numbers, and the same crop of each. */
final class MethodsView extends BorderPane {
  private static final String HINT =
      "Fits %s by each method, one after the other, on equal terms; the first that is chosen is the"
          + " measure.";

  private final MethodsViewModel model;
  private final ContestChart chart = new ContestChart();
  private final ContestTable table = new ContestTable("Method", true);
  private final VBox checks = new VBox();

  /** Shows the model. */
  MethodsView(MethodsViewModel model) {
    this.model = model;
    getStyleClass().add("contest-view");
    checks.getStyleClass().add("method-checks");
    Segments<ComparisonAxis> axes =
        new Segments<>(
            "Axis",
            List.of(ComparisonAxis.values()),
            ComparisonAxis::label,
            axis -> "PSNR over " + axis.label(),
            model.axis());
    Label hint = ContestBar.hint(model.subjects(), HINT);
    CropPane crops = new CropPane(model.contest(), model.contest().crops());
    VBox content = new VBox(hint, new HBox(axes), chart, table, crops);
    content.getStyleClass().add("contest");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    setTop(bar());
    setLeft(methods());
    setCenter(scroll);
    Controls.showIf(chart, model.contest().rows().map(rows -> !rows.isEmpty()));
    model
        .subjects()
        .chosen()
        .subscribe(
            now ->
                now.map(OpenSubject::kind)
                    .ifPresent(kind -> table.setColumns(kind, Optional.empty())));
    model.contest().rows().subscribe(this::show);
    model.axis().subscribe(this::draw);
    new FrameClock(this, model::poll);
  }

  private ContestBar bar() {
    ChoiceBox<FairBudget> budget =
        Choice.of(
            List.of(FairBudget.values()),
            each -> "equal " + each.label(),
            "What all get as much of as the first",
            model.budget());
    budget.setId("budget");
    return new ContestBar(
        model.contest(),
        model::toggle,
        model.possible(),
        model.export(),
        model.contest().rows(),
        SubjectBox.of(model.subjects()),
        ContestBar.seconds(model.seconds()),
        budget);
  }

  private VBox methods() {
    Button all = new Button("All");
    all.setOnAction(event -> model.chooseAll(true));
    Button none = new Button("None");
    none.setOnAction(event -> model.chooseAll(false));
    all.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    none.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    model.choices().subscribe(this::offer);
    ScrollPane scroll = new ScrollPane(checks);
    scroll.setFitToWidth(true);
    VBox box =
        new VBox(
            new HBox(
                Controls.told(all, "Chooses every method"),
                Controls.told(none, "Chooses no method")),
            scroll);
    box.getStyleClass().add("method-column");
    box.disableProperty().bind(model.contest().running());
    return box;
  }

  private void offer(List<MethodChoice> choices) {
    checks.getChildren().clear();
    for (MethodChoice choice : choices) {
      CheckBox check = new CheckBox(choice.method().name());
      check.setId("method-" + choice.method().name());
      check.selectedProperty().bindBidirectional(choice.chosen());
      checks.getChildren().add(Controls.told(check, choice.method().summary()));
    }
  }

  void setDark(boolean dark) {
    chart.setDark(dark);
  }

  private void show() {
    table.show(model.contest().rows().get());
    draw();
  }

  private void draw() {
    ComparisonAxis axis = model.axis().get();
    chart.show(ComparisonLine.curves(model.contest().rows().get(), axis), axis);
  }
}
