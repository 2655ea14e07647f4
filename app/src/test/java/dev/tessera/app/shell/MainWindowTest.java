package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.fit.FitSetting;
import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.StageService;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.PairJob;
import dev.tessera.model.job.ShapeFitJob;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class MainWindowTest {
  private final StageService service = new StageService();
  private Models models;
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    IoPool pool = IoPool.direct();
    PreferencesModel preferences =
        new PreferencesModel(ignored -> {}, pool, Preferences.defaults());
    NoticeStack notices = new NoticeStack();
    models =
        new Composition(
                service,
                new Engine(EngineSettings.defaults()),
                pool,
                preferences,
                notices,
                file -> {})
            .models();
    MainWindow window =
        new MainWindow(
            models, stage, notices, MainWindow.Curves.none(), new Thumbnails(pool), pool);
    stage.setWidth(1280);
    stage.setHeight(800);
    window.show();
    models.load().openSample(models.load().samples().get(0));
  }

  @Test
  void aFirstStartFitsTheFirstSample(FxRobot robot) {
    assertThat(models.session().get()).isPresent();
    assertThat(service.asked()).anyMatch(asked -> asked.job() instanceof FitJob);
    assertThat(models.run().state().get()).isEqualTo(RunState.LOADING);
    assertThat(stage.getTitle()).startsWith("coffee.png");
  }

  @Test
  void keysSteerFitAndView(FxRobot robot) {
    robot.type(KeyCode.SPACE);
    assertThat(models.run().state().get()).isEqualTo(RunState.PAUSED);
    robot.type(KeyCode.SPACE);
    assertThat(models.run().state().get()).isEqualTo(RunState.LOADING);
    robot.type(KeyCode.E);
    assertThat(models.picture().modeProperty().get()).isEqualTo(PictureMode.ERROR);
    robot.type(KeyCode.DIGIT1);
    assertThat(models.picture().modeProperty().get()).isEqualTo(PictureMode.ORIGINAL);
    robot.type(KeyCode.G);
    assertThat(models.picture().gridVisibleProperty().get()).isTrue();
    robot.type(KeyCode.T);
    assertThat(models.preferences().get().look().theme()).isEqualTo("dark");
  }

  @Test
  void lettersTypedIntoATextFieldAreText(FxRobot robot) {
    robot.interact(() -> models.options().mode().set(FitMode.JOINT));
    TextField tile =
        robot
            .lookup(node -> node instanceof TextField && node.isVisible())
            .<TextField>queryAll()
            .stream()
            .filter(field -> field.getText().equals(models.options().text(FitSetting.TILE).get()))
            .findFirst()
            .orElseThrow();
    robot.interact(tile::requestFocus);
    robot.type(KeyCode.E, KeyCode.G, KeyCode.DIGIT1, KeyCode.T);
    assertThat(models.picture().modeProperty().get()).isEqualTo(PictureMode.SPLIT);
    assertThat(models.picture().gridVisibleProperty().get()).isFalse();
    assertThat(models.preferences().get().look().theme()).isEqualTo("light");
  }

  @Test
  void meshesOpenedForAMorphAreFittedTogether(FxRobot robot) {
    robot.clickOn("Morph");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(0)));
    assertThat(stage.getTitle()).isEqualTo("Tessera");
    robot.clickOn("Gallery");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(1)));
    assertThat(models.morph().ends().ends().get()).hasSize(2);
    assertThat(service.asked()).anyMatch(asked -> asked.job() instanceof PairJob);
    assertThat(service.asked()).noneMatch(asked -> asked.job() instanceof ShapeFitJob);
    assertThat(models.morph().pair().state().get()).isEqualTo(RunState.LOADING);
    robot.interact(() -> models.shape().run().startAnew());
    assertThat(models.morph().pair().stopping().get()).isTrue();
    robot.clickOn("Fit");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(2)));
    assertThat(models.shape().run().state().get()).isEqualTo(RunState.LOADING);
    assertThat(models.morph().ends().ends().get()).hasSize(2);
  }

  @Test
  void theSheetOfShortcutsOpensAndCloses(FxRobot robot) {
    robot.type(KeyCode.F1);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("Keyboard shortcuts").tryQuery()).isPresent();
    assertThat(robot.lookup(Command.EXPORT.keyText()).tryQuery()).isPresent();
  }

  @Test
  void everyControlSaysWhatItIs(FxRobot robot) {
    List<String> silent = new ArrayList<>();
    robot.interact(() -> walk(stage.getScene().getRoot(), silent));
    assertThat(silent).isEmpty();
  }

  private static void walk(Node node, List<String> silent) {
    boolean choosable =
        node instanceof ButtonBase
            || node instanceof ComboBoxBase
            || node instanceof Slider
            || node instanceof TextInputControl;
    boolean inner = node.getParent() instanceof ComboBoxBase || node instanceof ScrollBar;
    if (choosable && !inner && node instanceof Control control) {
      if (control.getTooltip() == null) {
        silent.add("no tooltip: " + control);
      }
      boolean named = node instanceof ButtonBase button && button.getText() != null;
      if (!named && control.getAccessibleText() == null) {
        silent.add("no accessible text: " + control);
      }
    }
    boolean skinned = node instanceof Control && !(node instanceof ScrollPane);
    if (node instanceof Parent parent && (!skinned || holdsOthers(node))) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, silent));
    }
  }

  private static boolean holdsOthers(Node node) {
    return node instanceof SplitPane || node instanceof TitledPane;
  }
}
