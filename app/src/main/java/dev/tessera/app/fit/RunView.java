package dev.tessera.app.fit;

import atlantafx.base.theme.Styles;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.RunState;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** Run control: state in words and colour, the PSNR reached, progress, and the buttons. */
public final class RunView extends VBox {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final RunViewModel run;
  private final Label state = new Label();
  private final Circle dot = new Circle(5);
  private final Label psnr = new Label();
  private final Label detail = new Label();
  private final ProgressBar progress = new ProgressBar(0);

  /** Shows a run; the buttons are given, made from the table of commands. */
  public RunView(RunViewModel run, Node buttons) {
    this.run = run;
    getStyleClass().add("run-view");
    setMinHeight(USE_PREF_SIZE);
    dot.getStyleClass().add("state-dot");
    state.getStyleClass().add(Styles.TEXT_BOLD);
    HBox chip = new HBox(8, dot, state);
    chip.setAlignment(Pos.CENTER_LEFT);
    psnr.getStyleClass().addAll("psnr-now");
    Tooltip.install(
        psnr,
        new Tooltip(
            "Peak signal-to-noise ratio of the live picture, 8 bit, all channels: higher is"
                + " better, 35 dB is hard to tell from the original"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(chip, gap, psnr);
    top.setAlignment(Pos.CENTER_LEFT);
    detail.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    detail.setWrapText(true);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add(Styles.SMALL);
    progress.setAccessibleText("Share of the time budget used");
    progress.setTooltip(new Tooltip("Time fitted, of the time until a stop rule ends the fit"));
    getChildren().addAll(top, progress, detail, buttons);
    run.state().subscribe(now -> refresh());
    run.stopping().subscribe(now -> refresh());
    progress
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> run.state().get() != RunState.IDLE, run.state()));
    psnr.visibleProperty().bind(progress.visibleProperty());
  }

  /** Brings the numbers up to date; called a few times per second. */
  public void refresh() {
    RunState now = run.state().get();
    Optional<FitSnapshot> snapshot = run.snapshot().get();
    state.setText(run.stopping().get() ? "Stopping" : now.text());
    for (RunState each : RunState.values()) {
      dot.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == now);
    }
    pseudoClassStateChanged(ACTIVE, now.active());
    double reached =
        snapshot
            .map(FitSnapshot::psnr)
            .or(() -> run.result().get().map(FitResult::psnr))
            .orElse(Double.NaN);
    psnr.setText(Figures.decibels(reached));
    progress.setProgress(share(now, snapshot));
    detail.setText(words(now, snapshot));
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
                                  .map(a -> ", " + Figures.count(a.cardinality()) + " tiles active")
                                  .orElse("")))
              .orElse("");
      case FINISHED ->
          run.result()
              .get()
              .map(
                  r ->
                      "%s steps in %s: %s."
                          .formatted(
                              Figures.count(r.step()),
                              Figures.duration(r.seconds()),
                              r.reason().text()))
              .orElse("");
      case FAILED -> "The fit ended with an error; what was reached before is kept.";
    };
  }
}
