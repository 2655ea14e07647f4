package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import dev.tessera.app.form.Segments;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.model.archive.ComparisonLine;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.Study;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One size of the paper's form against PSNR; a click on a study runs it, or shows it again. */
final class StudiesView extends BorderPane {
  private static final String HINT =
      "Fits the open picture by the paper's form with several values of one size, each for as long;"
          + " all else stays. What was found is kept with the project.";

  private final StudiesViewModel model;
  private final ContestChart chart = new ContestChart();
  private final ContestTable table = new ContestTable("Value", false);

  /** Shows the model. */
  StudiesView(StudiesViewModel model) {
    this.model = model;
    getStyleClass().add("contest-view");
    Label hint = new Label(HINT);
    hint.setWrapText(true);
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    VBox content = new VBox(hint, studies(), chart, table);
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
            ContestBar.seconds(model.seconds())));
    setCenter(scroll);
    Controls.showIf(chart, model.rows().map(rows -> !rows.isEmpty()));
    model.rows().subscribe(this::show);
    model.study().subscribe(() -> show(model.rows().get()));
    new FrameClock(this, model.contest()::poll);
  }

  private FlowPane studies() {
    List<ToggleButton> buttons = new ArrayList<>();
    for (Study study : Study.values()) {
      ToggleButton button = new ToggleButton(study.title());
      button.setId("study-" + study.label());
      Controls.told(button, "PSNR over " + study.title());
      button.setOnAction(
          event -> {
            model.choose(study);
            button.setSelected(true);
          });
      model.study().subscribe(now -> button.setSelected(now == study));
      buttons.add(button);
    }
    return new FlowPane(Segments.joined(buttons));
  }

  void setDark(boolean dark) {
    chart.setDark(dark);
  }

  private void show(List<ComparisonReport.Entry> rows) {
    Study study = model.study().get();
    table.show(rows);
    chart.show(ComparisonLine.study(rows, study.title()), study);
  }
}
