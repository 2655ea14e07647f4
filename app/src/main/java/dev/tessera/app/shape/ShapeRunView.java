package dev.tessera.app.shape;

import dev.tessera.app.form.RunPanel;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.fit.ShapeSnapshot;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;

/** Run control of the shape that is looked at. */
public final class ShapeRunView extends StackPane {
  private final ShapeRunViewModel run;
  private final RunPanel panel;

  /** Shows a run; the buttons are given, made from the table of commands. */
  public ShapeRunView(ShapeRunViewModel run, Node buttons) {
    this.run = run;
    panel =
        new RunPanel(
            "Peak signal-to-noise ratio of the distance near the surface: 6 dB more halve the"
                + " error",
            buttons);
    getChildren().add(panel);
    setMinHeight(USE_PREF_SIZE);
    run.state().subscribe(now -> refresh());
    run.stopping().subscribe(now -> refresh());
    run.result().subscribe(now -> refresh());
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    RunState now = run.state().get();
    Optional<ShapeSnapshot> snapshot = run.snapshot().get();
    double reached =
        snapshot
            .map(ShapeSnapshot::psnr)
            .or(() -> run.result().get().map(ShapeFitResult::psnr))
            .orElse(Double.NaN);
    panel.show(
        new RunPanel.Reading(
            now,
            run.stopping().get(),
            Figures.decibels(reached),
            share(now, snapshot),
            words(now, snapshot)));
  }

  private static double share(RunState now, Optional<ShapeSnapshot> snapshot) {
    if (now == RunState.FINISHED) {
      return 1;
    }
    return snapshot
        .map(
            s ->
                s.prepared() < 1 || !(s.etaSeconds() < 1e8)
                    ? 0
                    : s.seconds() / Math.max(1e-3, s.seconds() + s.etaSeconds()))
        .orElse(now == RunState.LOADING ? ProgressBar.INDETERMINATE_PROGRESS : 0.0);
  }

  private String words(RunState now, Optional<ShapeSnapshot> snapshot) {
    return switch (now) {
      case IDLE -> run.obstacle().orElse("Press Start to fit the shape.");
      case LOADING -> "Waiting for the engine, or for the fit of another shape to end.";
      case RUNNING, PAUSED -> snapshot.map(ShapeRunView::progress).orElse("");
      case FINISHED ->
          run.result()
              .get()
              .map(
                  r ->
                      "%s in %s: %s. Mean error of the distance %s."
                          .formatted(
                              Figures.count(r.step(), "step"),
                              Figures.duration(r.seconds()),
                              r.reason().text(),
                              Figures.small(r.meanError())))
              .orElse("");
      case FAILED -> "The fit ended with an error; what was reached before is kept.";
    };
  }

  private static String progress(ShapeSnapshot s) {
    if (s.prepared() < 1) {
      return "Measuring distances: %d %%".formatted(Math.round(100 * s.prepared()));
    }
    return "Step %s, %s fitted, %s to go. Mean error of the distance %s."
        .formatted(
            Figures.count(s.step()),
            Figures.duration(s.seconds()),
            Figures.duration(s.etaSeconds()),
            Figures.small(s.meanError()));
  }
}
