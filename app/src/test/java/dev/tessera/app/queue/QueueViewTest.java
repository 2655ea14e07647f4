package dev.tessera.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.StageService;
import dev.tessera.model.fit.FitMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class QueueViewTest {
  private final FakeMaker fake = new FakeMaker();
  private final List<Path> opened = new ArrayList<>();

  @TempDir private Path root = Path.of("");
  private QueueViewModel model;

  @Start
  void start(Stage stage) throws Exception {
    Path source = Files.createDirectories(root.resolve("scans"));
    for (String name : List.of("a.png", "b.png", "c.png")) {
      Files.writeString(source.resolve(name), name);
    }
    fake.bad.add("b.png");
    model = new QueueViewModel(TestTools.of(new StageService()).tools, fake.makers(), () -> 0);
    model.setOnOpen(opened::add);
    stage.setScene(new Scene(new QueueView(model), 1200, 600));
    stage.setWidth(1200);
    stage.setHeight(600);
    stage.show();
    model.add(List.of(source));
  }

  private static Node row(FxRobot robot, int index) {
    return robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
        .filter(row -> row.getIndex() == index)
        .findFirst()
        .orElseThrow();
  }

  private static boolean disabled(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Button.class).isDisabled();
  }

  private List<String> names() {
    return model.entries().stream().map(QueueEntry::name).toList();
  }

  @Test
  void aDoubleClickOpensAResult(FxRobot robot) {
    robot.clickOn("#queue-start");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#queue-words").queryAs(Label.class).getText())
        .isEqualTo("3 of 3 files done, 1 refused.");
    assertThat(robot.lookup("#queue-out").queryAs(Label.class).getText())
        .isEqualTo("Results go to " + root.resolve("scans-tessera") + ".");
    robot.doubleClickOn(row(robot, 0));
    robot.doubleClickOn(row(robot, 1));
    assertThat(opened).as("what was refused has no result").hasSize(1);
    assertThat(opened.get(0)).isEqualTo(root.resolve("scans-tessera/a.png.tessera"));
  }

  @Test
  void codeBooksAreChosenWithTheirSize(FxRobot robot) {
    Node bits = robot.lookup("#queue-bits").query();
    assertThat(bits.getParent().isVisible()).as("projects have no size").isFalse();
    robot.clickOn("#result-code-books");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#mode-codes").query().getParent().isVisible()).isFalse();
    robot.clickOn(bits).push(KeyCode.SHORTCUT, KeyCode.A).write("0");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#queue-problem").queryAs(Label.class).getText())
        .isEqualTo("Bits per pixel must be more than 0 and at most 64, found 0.0.");
    assertThat(disabled(robot, "#queue-start")).isTrue();
    robot.write(".9");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#queue-problem").queryAs(Label.class).isVisible()).isFalse();
    robot.clickOn("#queue-start");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(fake.orders)
        .containsExactly(new QueueOrder(QueueResult.CODE_BOOKS, FitMode.CODES, 0.9));
    robot.doubleClickOn(row(robot, 0));
    assertThat(opened).containsExactly(root.resolve("scans-tessera/a.png.tsra"));
  }

  @Test
  void buttonsActOnTheFileThatIsSelectedWhereverItGoes(FxRobot robot) {
    assertThat(disabled(robot, "#queue-later")).as("nothing is selected").isTrue();
    robot.clickOn(row(robot, 0));
    robot.clickOn("#queue-later").clickOn("#queue-later");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(names()).containsExactly("b.png", "c.png", "a.png");
    robot.clickOn("#queue-skip");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(model.entries().get(2).state()).isEqualTo(QueueState.SKIPPED);
    assertThat(disabled(robot, "#queue-skip")).isTrue();
    assertThat(disabled(robot, "#queue-open")).isTrue();
    robot.clickOn("#queue-retry").clickOn("#queue-earlier");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(names()).containsExactly("b.png", "a.png", "c.png");
    assertThat(model.entries().get(1).state()).isEqualTo(QueueState.WAITING);
    @SuppressWarnings("unchecked")
    TableView<QueueEntry> table = robot.lookup("#queue-table").queryAs(TableView.class);
    assertThat(table.getSelectionModel().getSelectedItem().name()).isEqualTo("a.png");
  }
}
