package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.Notice;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class NoticeStackTest {
  private final List<String> done = new ArrayList<>();
  private NoticeStack notices;

  @Start
  void start(Stage stage) {
    notices = new NoticeStack();
    stage.setScene(new Scene(notices, 500, 700));
    stage.show();
  }

  private void ask(FxRobot robot, String sentence, String answer) {
    robot.interact(
        () -> notices.show(Notice.question(sentence, "Replace", () -> done.add(answer))));
  }

  @Test
  void aQuestionAskedTwiceDoesWhatWasAskedLast(FxRobot robot) {
    ask(robot, "a.png exists already.", "first");
    ask(robot, "a.png exists already.", "second");
    assertThat(notices.getChildren()).hasSize(1);
    robot.clickOn("Replace");
    assertThat(done).containsExactly("second");
    assertThat(notices.getChildren()).isEmpty();
  }

  @Test
  void newsDoNotPushAQuestionAway(FxRobot robot) {
    ask(robot, "a.png exists already.", "yes");
    for (int i = 0; i < 8; i++) {
      String sentence = "Saved " + i + ".";
      robot.interact(() -> notices.show(Notice.info(sentence)));
    }
    assertThat(notices.getChildren()).hasSize(4);
    robot.clickOn("Replace");
    assertThat(done).containsExactly("yes");
  }
}
