package dev.tessera.app.compare;

import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.model.archive.ComparisonLine;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.compare.Study;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One size of the paper's form against PSNR; a click on a study runs it, or shows it again. */
final class StudiesView extends BorderPane {
  private static final String HINT =
      "Fits %s by the paper's form with several values of one size, each for as long; all else"
          + " stays. What was found is kept with the project.";

  private static final String LARGER =
      "Reduces %s to means of squares, fits that and makes it as large again, as an export with more"
          + " pixels does; dashed is what Lanczos' filter makes of it.";

  private final StudiesViewModel model;
  private final ContestChart chart = new ContestChart();
  private final ContestTable table = new ContestTable("Value", false);
  private final FlowPane buttons = new FlowPane();
  private List<ToggleButton> shown = List.of();

  /** Shows the model. */
  StudiesView(StudiesViewModel model) {
    this.model = model;
    getStyleClass().add("contest-view");
    Label hint = ContestBar.hint(model.subjects(), HINT);
    Label larger = ContestBar.hint(model.subjects(), LARGER);
    Controls.showIf(larger, model.study().map(Study::enlarges));
    Controls.showIf(hint, model.study().map(study -> !study.enlarges()));
    CropPane crops = new CropPane(model.contest(), model.crops());
    VBox content = new VBox(hint, larger, buttons, chart, table, crops);
    content.getStyleClass().add("contest");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    setTop(
        new ContestBar(
            model.contest(),
            model::toggle,
            model.possible(),
            model.export(),
            model.rows(),
            SubjectBox.of(model.subjects()),
            ContestBar.seconds(model.seconds())));
    setCenter(scroll);
    Controls.showIf(chart, model.rows().map(rows -> !rows.isEmpty()));
    model.studies().subscribe(this::offer);
    model.subjects().chosen().subscribe(now -> head());
    model.study().subscribe(now -> head());
    model.rows().subscribe(this::show);
    model.study().subscribe(() -> show(model.rows().get()));
    model.study().subscribe(this::mark);
    new FrameClock(this, model.contest()::poll);
  }

  private void head() {
    ComparedKind kind =
        model.subjects().chosen().get().map(OpenSubject::kind).orElse(ComparedKind.IMAGE);
    table.setColumns(kind, Optional.of(model.study().get()));
  }

  private void offer(List<Study> studies) {
    shown = studies.stream().map(this::button).toList();
    buttons.getChildren().setAll(Segments.joined(shown));
    mark();
  }

  private ToggleButton button(Study study) {
    ToggleButton button = new ToggleButton(study.title());
    button.setId("study-" + study.label());
    button.setUserData(study);
    Controls.told(button, "PSNR over " + study.title());
    button.setOnAction(
        event -> {
          model.choose(study);
          mark();
        });
    return button;
  }

  private void mark() {
    shown.forEach(button -> button.setSelected(button.getUserData() == model.study().get()));
  }

  void setDark(boolean dark) {
    chart.setDark(dark);
  }

  private void show(List<ComparisonReport.Entry> rows) {
    Study study = model.study().get();
    table.show(rows);
    chart.show(ComparisonLine.study(rows, study), study);
  }
}
