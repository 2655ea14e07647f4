package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.form.Choice;
import dev.tessera.app.form.Controls;
import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.SaveMenu;
import dev.tessera.app.session.Figures;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls that comparing methods and studying sizes have in common. */
final class ContestBar extends FlowPane {
  private static final double WIDTH = 110;

  /**
   * Run, what belongs to it, how far it is, and export.
   *
   * @param toggle runs, or gives up what is not finished
   * @param possible whether it would do something
   * @param told changes with what there is to save
   * @param choices of what is run
   */
  ContestBar(
      ContestViewModel contest,
      Runnable toggle,
      ObservableValue<Boolean> possible,
      SaveFlow export,
      ObservableValue<?> told,
      Node... choices) {
    getStyleClass().add("compare-bar");
    Button run = new Button("Run", new FontIcon("mdi2p-play"));
    run.setId("run-contest");
    run.getStyleClass().add(Styles.ACCENT);
    run.setMinWidth(WIDTH);
    Controls.told(run, "Fits one after the other; a fit that runs is stopped before");
    run.setOnAction(event -> toggle.run());
    contest
        .running()
        .subscribe(
            now -> {
              run.setText(now ? "Cancel" : "Run");
              run.setGraphic(new FontIcon(now ? "mdi2s-stop" : "mdi2p-play"));
            });
    run.disableProperty().bind(possible.map(can -> !can));
    SaveMenu save =
        new SaveMenu(
            export,
            "Saves table, curves and crops as one HTML page, as JSON or as CSV",
            "Save what was found");
    save.setId("save-contest");
    told.subscribe(now -> save.setDisable(!export.offer().possible()));
    ProgressBar progress = new ProgressBar();
    progress.setPrefWidth(WIDTH);
    progress.progressProperty().bind(contest.progress());
    Controls.told(progress, "Share of all that is done");
    Controls.showIf(progress, contest.running());
    Label words = new Label();
    words.setId("contest-words");
    words.textProperty().bind(contest.words());
    getChildren().add(run);
    getChildren().addAll(choices);
    for (Node choice : choices) {
      choice.disableProperty().bind(contest.running());
    }
    getChildren().addAll(save, progress, words);
  }

  /**
   * What is done, above its results.
   *
   * @param sentence with a place for what it is done to
   */
  static Label hint(ContestSubjects subjects, String sentence) {
    Label hint = new Label();
    hint.textProperty()
        .bind(
            subjects
                .chosen()
                .map(now -> sentence.formatted(now.map(OpenSubject::words).orElse("a signal"))));
    hint.setWrapText(true);
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    return hint;
  }

  /** How long each may take. */
  static ChoiceBox<Double> seconds(ObjectProperty<Double> chosen) {
    return Choice.of(
        MethodsViewModel.SECONDS,
        seconds -> Figures.count(Math.round(seconds)) + " s each",
        "Seconds to prepare and fit, of each",
        chosen);
  }
}
