package dev.tessera.app.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Notices in the upper right corner: they go by themselves unless they ask something, stay under
 * the cursor, and one that says the same as another only counts.
 */
final class NoticeStack extends VBox implements Notices {
  private static final int LIMIT = 4;

  /** A notice that is shown. */
  private static final class Shown {
    private final Notice notice;
    private final Notification box;
    private final PauseTransition life;
    private int times = 1;

    private Shown(Notice notice, Notification box, PauseTransition life) {
      this.notice = notice;
      this.box = box;
      this.life = life;
    }
  }

  private final List<Shown> shown = new ArrayList<>();

  NoticeStack() {
    getStyleClass().add("notice-stack");
    setPickOnBounds(false);
    setMaxSize(380, USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_RIGHT);
  }

  @Override
  public void show(Notice notice) {
    for (Shown other : shown) {
      if (other.notice.repeats(notice)) {
        // The newest one, since its button does what was asked last.
        remove(other);
        Shown again = add(notice);
        again.times = other.times + 1;
        again.box.setMessage(notice.sentence() + "  (" + again.times + " times)");
        return;
      }
    }
    if (shown.size() == LIMIT) {
      remove(leastMissed());
    }
    add(notice);
  }

  /** The oldest that waits for no answer; the oldest of all if each does. */
  private Shown leastMissed() {
    return shown.stream()
        .filter(entry -> entry.notice.kind() != Notice.Kind.QUESTION)
        .findFirst()
        .orElse(shown.get(0));
  }

  private Shown add(Notice notice) {
    Notification box = new Notification(notice.sentence(), icon(notice.kind()));
    boolean problem = notice.kind() == Notice.Kind.PROBLEM;
    PauseTransition life = new PauseTransition(lifetime(notice.kind()));
    Shown entry = new Shown(notice, box, life);
    box.getStyleClass().addAll(Styles.ELEVATED_2, problem ? Styles.DANGER : style(notice.kind()));
    box.setPrefWidth(380);
    box.setAccessibleText(notice.sentence());
    box.setOnClose(event -> remove(entry));
    List<Button> actions = new ArrayList<>();
    notice
        .action()
        .ifPresent(
            action -> {
              Button button = new Button(action.label());
              button.setTooltip(CommandButtons.tooltip(action.label()));
              button.setOnAction(
                  event -> {
                    remove(entry);
                    action.run().run();
                  });
              actions.add(button);
            });
    if (!notice.details().isBlank()) {
      Button details = new Button("Details");
      details.setTooltip(CommandButtons.tooltip("Shows what exactly happened"));
      details.setOnAction(
          event -> {
            life.stop();
            life.setDuration(Duration.INDEFINITE);
            box.setMessage(notice.sentence() + "\n\n" + notice.details());
            details.setDisable(true);
          });
      actions.add(details);
    }
    box.getPrimaryActions().setAll(actions);
    life.setOnFinished(event -> remove(entry));
    box.hoverProperty()
        .subscribe(
            over -> {
              if (over) {
                life.pause();
              } else {
                life.play();
              }
            });
    shown.add(entry);
    getChildren().add(box);
    life.playFromStart();
    return entry;
  }

  private static Duration lifetime(Notice.Kind kind) {
    return switch (kind) {
      case DONE, INFO -> Duration.seconds(6);
      case PROBLEM -> Duration.seconds(12);
      case QUESTION -> Duration.INDEFINITE;
    };
  }

  private void remove(Shown entry) {
    entry.life.stop();
    shown.remove(entry);
    getChildren().remove(entry.box);
  }

  private static FontIcon icon(Notice.Kind kind) {
    return new FontIcon(
        switch (kind) {
          case DONE -> "mdi2c-check-circle-outline";
          case INFO -> "mdi2i-information-outline";
          case QUESTION -> "mdi2h-help-circle-outline";
          case PROBLEM -> "mdi2a-alert-circle-outline";
        });
  }

  private static String style(Notice.Kind kind) {
    return kind == Notice.Kind.DONE ? Styles.SUCCESS : Styles.ACCENT;
  }
}
