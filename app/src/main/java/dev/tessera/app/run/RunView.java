package dev.tessera.app.run;

import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import java.util.Optional;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;

/** Run control of a fit, whatever is fitted. */
public final class RunView extends StackPane {
  /** A time to go that is none. */
  private static final double ENDLESS = 1e8;

  private final FitSteering<?> run;
  private final int parts;
  private final RunWords words;
  private final RunPanel panel;

  /**
   * Shows a run.
   *
   * @param parts fits in a row that make it
   * @param words where it stands
   * @param panel that it fills
   */
  public RunView(FitSteering<?> run, int parts, RunWords words, RunPanel panel) {
    this.run = run;
    this.parts = parts;
    this.words = words;
    this.panel = panel;
    getChildren().add(panel);
    setMinHeight(USE_PREF_SIZE);
    run.state().subscribe(now -> refresh());
    run.stopping().subscribe(now -> refresh());
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    RunState now = run.state().getValue();
    Optional<? extends Snapshot<?>> seen = run.snapshot().getValue();
    Optional<? extends FitResult<?>> last = run.result().getValue();
    double reached =
        seen.map(s -> s.psnr()).orElseGet(() -> last.map(r -> r.psnr()).orElse(Double.NaN));
    boolean known = seen.map(s -> s.step() > 0).orElse(true) && !Double.isNaN(reached);
    panel.show(
        new RunPanel.Reading(
            now,
            run.stopping().getValue(),
            known ? Figures.decibels(reached) : "",
            share(now, seen),
            words.of(now, seen, last)));
  }

  private double share(RunState now, Optional<? extends Snapshot<?>> seen) {
    if (now == RunState.FINISHED) {
      return 1;
    }
    double waiting = now == RunState.LOADING ? ProgressBar.INDETERMINATE_PROGRESS : 0.0;
    return seen.map(s -> (part(s) + s.phase().part()) / parts).orElse(waiting);
  }

  private static double part(Snapshot<?> s) {
    double toGo = s.pace().etaSeconds();
    return s.phase().prepared() < 1 || !(toGo < ENDLESS)
        ? 0
        : s.seconds() / Math.max(1e-3, s.seconds() + toGo);
  }
}
