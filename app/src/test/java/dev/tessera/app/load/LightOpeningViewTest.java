package dev.tessera.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.tessera.app.session.IoPool;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class LightOpeningViewTest {
  private static final ViewGrid GRID = new ViewGrid(3, 3);

  @TempDir private static Path folder;

  private final List<Optional<LightFieldChoice>> answers = new ArrayList<>();

  @Start
  void start(Stage stage) throws Exception {
    TwoPlanesScene scene = new TwoPlanesScene(GRID, 24, 32);
    for (int i = 0; i < GRID.count(); i++) {
      int row = i / GRID.columns();
      int column = i % GRID.columns();
      ImageFiles.write(
          scene.view(row, column).samples(),
          folder.resolve("%02d.png".formatted(i)),
          WriteOptions.of(ImageFormat.PNG, 8),
          () -> false);
    }
    LightFieldDecoding decoding = new LightFieldDecoding(LightFieldLimit.USUAL, new Latest<>());
    LightOpeningViewModel model =
        new LightOpeningViewModel(
            decoding.find(folder, Optional.empty(), () -> false),
            decoding,
            IoPool.direct(),
            answers::add);
    Scene shown = new Scene(new StackPane(new LightOpeningView(model)));
    shown.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(shown);
    stage.setWidth(760);
    stage.setHeight(860);
    stage.show();
  }

  private static String place(FxRobot robot) {
    return robot.lookup("#light-place").queryAs(Label.class).getText();
  }

  @Test
  void everyViewIsShownAndArrowsLookAround(FxRobot robot) {
    Node views = robot.lookup("#light-views").query();
    assertThat(((Pane) views).getChildren().stream().filter(ImageView.class::isInstance))
        .hasSize(9);
    assertThat(place(robot)).isEqualTo("View v 1, u 1");
    robot.interact(views::requestFocus);
    robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
    assertThat(place(robot)).isEqualTo("View v 2, u 2");
  }

  @Test
  void aGuessIsTurnedConfirmedAndOpened(FxRobot robot) {
    Button open = robot.lookup("#light-open").queryButton();
    assertThat(open.isDisabled()).isTrue();
    assertThat(robot.lookup("#light-problem").queryAs(Label.class).getText())
        .startsWith("Say that the order");
    robot.clickOn("#light-rows").clickOn("#light-confirm");
    assertThat(open.isDisabled()).isFalse();
    robot.clickOn(open);
    assertThat(answers.get(0).orElseThrow().turn()).isEqualTo(new ViewTurn(false, true, false));
    assertThat(answers.get(0).orElseThrow().grid()).contains(GRID);
  }

  @Test
  void nothingIsOpenedOnCancel(FxRobot robot) {
    robot.clickOn("#light-cancel");
    assertThat(answers).containsExactly(Optional.empty());
  }
}
