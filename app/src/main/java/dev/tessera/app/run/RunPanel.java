package dev.tessera.app.run;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.tessera.app.session.RunState;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** Run control of any fit: state in words and colour, the quality reached, progress, buttons. */
public final class RunPanel extends VBox {
  /**
   * What a panel says.
   *
   * @param state where the fit stands
   * @param stopping whether a stop was asked for
   * @param quality the number that counts
   * @param progress share of the time used, or {@link ProgressBar#INDETERMINATE_PROGRESS}
   * @param words the rest
   */
  public record Reading(
      RunState state, boolean stopping, String quality, double progress, String words) {}

  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final Label state = new Label();
  private final Circle dot = new Circle(5);
  private final Label quality = new Label();
  private final Label detail = new Label();
  private final ProgressBar progress = new ProgressBar(0);

  /**
   * A panel that says nothing yet.
   *
   * @param qualityTip what the number means
   * @param buttons made from the table of commands
   */
  public RunPanel(String qualityTip, Node buttons) {
    getStyleClass().add("run-view");
    setMinHeight(USE_PREF_SIZE);
    dot.getStyleClass().add("state-dot");
    state.getStyleClass().add(Styles.TEXT_BOLD);
    HBox chip = new HBox(8, dot, state);
    chip.setAlignment(Pos.CENTER_LEFT);
    quality.getStyleClass().addAll("psnr-now");
    Tooltip.install(quality, new Tooltip(qualityTip));
    HBox top = new HBox(chip, new Spacer(), quality);
    top.setAlignment(Pos.CENTER_LEFT);
    detail.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    detail.setWrapText(true);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add(Styles.SMALL);
    progress.setAccessibleText("Share of the time budget used");
    progress.setTooltip(new Tooltip("Time fitted, of the time until a stop rule ends the fit"));
    getChildren().addAll(top, progress, detail, buttons);
  }

  /** Says something else. */
  public void show(Reading reading) {
    state.setText(reading.stopping() ? "Stopping" : reading.state().text());
    for (RunState each : RunState.values()) {
      dot.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
          each == reading.state());
    }
    pseudoClassStateChanged(ACTIVE, reading.state().active());
    boolean begun = reading.state() != RunState.IDLE;
    quality.setText(reading.quality());
    quality.setVisible(begun);
    progress.setProgress(reading.progress());
    progress.setVisible(begun);
    detail.setText(reading.words());
  }
}
