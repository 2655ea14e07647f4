package dev.tessera.app.way;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Controls;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The search for the flow: how far it is, begin, stop. */
final class FlowView extends VBox {
  private final FlowViewModel model;
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar();

  FlowView(ShapeWayViewModel page) {
    model = page.flow();
    getStyleClass().add("way-section");
    setMinHeight(USE_PREF_SIZE);
    Label title = new Label("Flow");
    title.getStyleClass().add(Styles.TITLE_4);
    words.setId("flow-words");
    words.setWrapText(true);
    words.getStyleClass().add(Styles.TEXT_MUTED);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("How much of the search for the flow is done");
    HBox.setHgrow(bar, Priority.ALWAYS);
    Controls.showIf(bar, model.state().isEqualTo(FlowState.FINDING));
    getChildren().addAll(title, words, bar, new HBox(8, find(), stop()));
    Controls.showIf(this, page.way().mix().isEqualTo(WayMix.FLOW));
    model.state().subscribe(this::refresh);
    model.progress().subscribe(this::refresh);
    model.outdated().subscribe(this::refresh);
    refresh();
  }

  private Button find() {
    Button find =
        Controls.told(
            new Button("Find", new FontIcon("mdi2m-magnify")),
            "Searches which points of both shapes belong together, and a smooth way between them",
            "Find the flow");
    find.setId("flow-find");
    find.setOnAction(event -> model.find());
    model
        .state()
        .subscribe(
            now -> {
              find.setDisable(!model.canFind());
              find.setText(now == FlowState.FOUND ? "Find again" : "Find");
            });
    return find;
  }

  private Button stop() {
    Button stop =
        Controls.told(
            new Button("Stop", new FontIcon("mdi2s-stop")),
            "Ends the search; what was found before stays",
            "Stop the search for the flow");
    stop.setId("flow-stop");
    stop.setOnAction(event -> model.stop());
    stop.disableProperty().bind(model.state().isNotEqualTo(FlowState.FINDING));
    return stop;
  }

  private void refresh() {
    words.setText(model.words());
    bar.setProgress(model.done().orElse(ProgressBar.INDETERMINATE_PROGRESS));
  }
}
