package dev.tessera.app.fit;

import dev.tessera.app.form.RunPanel;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;

/** Run control of a picture's fit. */
public final class RunView extends StackPane {
  private final RunViewModel run;
  private final RunPanel panel;

  /** Shows a run; the buttons are given, made from the table of commands. */
  public RunView(RunViewModel run, Node buttons) {
    this.run = run;
    panel =
        new RunPanel(
            "Peak signal-to-noise ratio of the live picture, 8 bit, all channels: higher is"
                + " better, 35 dB is hard to tell from the original",
            buttons);
    getChildren().add(panel);
    setMinHeight(USE_PREF_SIZE);
    run.state().subscribe(now -> refresh());
    run.stopping().subscribe(now -> refresh());
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    RunState now = run.state().get();
    Optional<FitSnapshot> snapshot = run.snapshot().get();
    double reached =
        snapshot
            .map(FitSnapshot::psnr)
            .or(() -> run.result().get().map(FitResult::psnr))
            .orElse(Double.NaN);
    panel.show(
        new RunPanel.Reading(
            now,
            run.stopping().get(),
            Figures.decibels(reached),
            share(now, snapshot),
            words(now, snapshot)));
  }

  private static double share(RunState now, Optional<FitSnapshot> snapshot) {
    if (now == RunState.FINISHED) {
      return 1;
    }
    return snapshot
        .filter(s -> s.etaSeconds() < 1e8)
        .map(s -> s.seconds() / Math.max(1e-3, s.seconds() + s.etaSeconds()))
        .orElse(now == RunState.LOADING ? ProgressBar.INDETERMINATE_PROGRESS : 0.0);
  }

  private String words(RunState now, Optional<FitSnapshot> snapshot) {
    return switch (now) {
      case IDLE -> "Press Start to fit the picture.";
      case LOADING -> "Opening the engine and laying out the tiles.";
      case RUNNING, PAUSED ->
          snapshot
              .map(
                  s ->
                      "Step %s, %s fitted, %s to go%s"
                          .formatted(
                              Figures.count(s.step()),
                              Figures.duration(s.seconds()),
                              Figures.duration(s.etaSeconds()),
                              s.active()
                                  .map(
                                      a ->
                                          ", " + Figures.count(a.cardinality(), "tile") + " active")
                                  .orElse("")))
              .orElse("");
      case FINISHED ->
          run.result()
              .get()
              .map(
                  r ->
                      "%s in %s: %s."
                          .formatted(
                              Figures.count(r.step(), "step"),
                              Figures.duration(r.seconds()),
                              r.reason().text()))
              .orElse("");
      case FAILED -> "The fit ended with an error; what was reached before is kept.";
    };
  }
}
