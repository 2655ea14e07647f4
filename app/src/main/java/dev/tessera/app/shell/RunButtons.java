package dev.tessera.app.shell;

import atlantafx.base.theme.Styles;
import dev.tessera.app.run.FitSteering;
import dev.tessera.app.session.RunState;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One coloured button that says what it would do now, and stop, start again, reset beside it. */
final class RunButtons extends HBox {
  private final FitSteering<?> run;
  private final Button main;
  private final FontIcon icon = new FontIcon("mdi2p-play");

  RunButtons(FitSteering<?> run, CommandButtons buttons) {
    this.run = run;
    getStyleClass().add("run-buttons");
    main = buttons.labelled(Command.RUN);
    main.setGraphic(icon);
    main.setMaxWidth(Double.MAX_VALUE);
    main.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(main, Priority.ALWAYS);
    getChildren()
        .addAll(
            main,
            buttons.icon(Command.STOP),
            buttons.icon(Command.RESTART),
            buttons.icon(Command.RESET));
    run.state().subscribe(state -> refresh());
    run.stopping().subscribe(stopping -> refresh());
  }

  /** Says what the main button would do; it depends on the options too. */
  void refresh() {
    RunState state = run.state().getValue();
    boolean pause = state == RunState.RUNNING || state == RunState.LOADING;
    String word =
        pause
            ? "Pause"
            : state == RunState.PAUSED ? "Resume" : run.canContinue() ? "Continue" : "Start";
    main.setText(word);
    main.setAccessibleText(word + " the fit");
    icon.setIconLiteral(pause ? "mdi2p-pause" : "mdi2p-play");
    main.getStyleClass().removeAll(Styles.SUCCESS, Styles.ACCENT);
    if (!pause) {
      main.getStyleClass().add(Styles.SUCCESS);
    }
  }
}
