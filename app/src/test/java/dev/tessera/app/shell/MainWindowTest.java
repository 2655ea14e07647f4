package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.tessera.app.codes.LatentView;
import dev.tessera.app.compare.ComparePane;
import dev.tessera.app.fit.PictureMode;
import dev.tessera.app.fit.PictureView;
import dev.tessera.app.form.FitSetting;
import dev.tessera.app.load.GalleryView;
import dev.tessera.app.load.Thumbnails;
import dev.tessera.app.queue.QueueView;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Preferences;
import dev.tessera.app.session.PreferencesModel;
import dev.tessera.app.session.RunState;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.app.shape.ShapeFactsView;
import dev.tessera.app.shape.ShapeView;
import dev.tessera.app.way.ShapeWayView;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.FlowJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
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
final class MainWindowTest {
  /** What is found on each page, and on no other. */
  private static final Map<String, Class<? extends Node>> PAGES =
      Map.of(
          "Gallery", GalleryView.class,
          "Fit", PictureView.class,
          "Shape", ShapeView.class,
          "Latent", LatentView.class,
          "Morph", ShapeWayView.class,
          "Compare", ComparePane.class,
          "Queue", QueueView.class);

  private final StageService service = new StageService();
  private Models models;
  private ProjectModels files;
  private Stage stage;
  private CurvePane curves;

  @Start
  void start(Stage primary) {
    stage = primary;
    IoPool pool = IoPool.direct();
    PreferencesModel preferences =
        new PreferencesModel(ignored -> {}, pool, Preferences.defaults());
    NoticeStack notices = new NoticeStack();
    models =
        Composition.models(
            new Tools(
                service,
                new Engine(new EngineSettings(DeviceChoice.AUTO, 0)),
                pool,
                preferences,
                notices,
                file -> {}));
    files = ProjectModels.of(models);
    MainWindow window = new MainWindow(models, files, stage, notices, new Thumbnails(pool), pool);
    curves = CurvePane.ofPictures(models);
    stage.setWidth(1280);
    stage.setHeight(800);
    window.show();
    assertThat(curves.getChildren()).isEmpty();
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
  void aPageThatWasNeverShownIsNotBuilt(FxRobot robot) {
    assertThat(PAGES.keySet()).allMatch(title -> count(robot, title) == (isFit(title) ? 1 : 0));
    turnTo(robot, "Latent");
    assertThat(PAGES.keySet())
        .allMatch(title -> count(robot, title) == (isFit(title) || title.equals("Latent") ? 1 : 0));
  }

  @Test
  void everyPageOpensFromTheRailAndIsBuiltOnce(FxRobot robot) {
    for (int round = 0; round < 2; round++) {
      for (String title : PAGES.keySet()) {
        turnTo(robot, title);
        assertThat(shown(robot)).containsExactly(title);
        assertThat(rail(robot).stream().filter(ToggleButton::isSelected))
            .extracting(ToggleButton::getText)
            .containsExactly(title);
      }
    }
    assertThat(PAGES.keySet()).allMatch(title -> count(robot, title) == 1);
  }

  @Test
  void pagesThatHaveAKeyOpenAndCloseByIt(FxRobot robot) {
    robot.type(KeyCode.L);
    assertThat(shown(robot)).containsExactly("Latent");
    robot.type(KeyCode.M, KeyCode.M);
    assertThat(shown(robot)).containsExactly("Fit");
    robot.type(KeyCode.M, KeyCode.PLUS);
    assertThat(shown(robot)).containsExactly("Fit");
  }

  @Test
  void whatIsBesideAPageSteersItsOwnFit(FxRobot robot) {
    assertThat(robot.lookup(node -> node instanceof ShapeFactsView).queryAll()).isEmpty();
    turnTo(robot, "Compare");
    robot.type(KeyCode.SPACE);
    assertThat(models.run().state().get()).isEqualTo(RunState.PAUSED);
    turnTo(robot, "Shape");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(2)));
    assertThat(models.shape().run().state().getValue()).isEqualTo(RunState.LOADING);
    robot.type(KeyCode.SPACE);
    assertThat(models.shape().run().state().getValue()).isEqualTo(RunState.PAUSED);
    assertThat(robot.lookup(node -> node instanceof ShapeFactsView).queryAll()).hasSize(1);
  }

  @Test
  void theChartIsBuiltWithTheFirstRun(FxRobot robot) {
    assertThat(curves.getChildren()).hasSize(2);
    robot.interact(() -> models.run().startAnew());
    assertThat(curves.getChildren()).hasSize(2);
  }

  private static boolean isFit(String title) {
    return title.equals("Fit");
  }

  private static Set<ToggleButton> rail(FxRobot robot) {
    return robot.lookup(".rail .toggle-button").queryAll();
  }

  private static void turnTo(FxRobot robot, String title) {
    ToggleButton button =
        rail(robot).stream().filter(b -> b.getText().equals(title)).findFirst().orElseThrow();
    robot.interact(button::fire);
  }

  private static int count(FxRobot robot, String title) {
    Class<? extends Node> view = Objects.requireNonNull(PAGES.get(title));
    return robot.lookup(view::isInstance).queryAll().size();
  }

  private static List<String> shown(FxRobot robot) {
    return PAGES.entrySet().stream()
        .filter(
            page ->
                robot
                    .lookup(node -> page.getValue().isInstance(node) && inSight(node))
                    .tryQuery()
                    .isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean inSight(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void meshesOpenedForAMorphFlowAndAreFittedTogetherOnceCodesAreMixed(FxRobot robot) {
    robot.clickOn("Morph");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(0)));
    assertThat(stage.getTitle()).isEqualTo("Tessera");
    robot.clickOn("Gallery");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(1)));
    assertThat(models.morph().ends().ends().get()).hasSize(2);
    assertThat(service.asked()).filteredOn(asked -> asked.job() instanceof FlowJob).hasSize(1);
    assertThat(service.asked())
        .as("codes are not what is looked at")
        .noneMatch(asked -> asked.job().name().contains(" and "));
    robot.clickOn("Morph").clickOn("Linear");
    List<String> fits =
        service.asked().stream()
            .filter(asked -> asked.job() instanceof FitJob)
            .map(asked -> asked.job().name())
            .toList();
    assertThat(fits).anyMatch(name -> name.contains(" and "));
    assertThat(fits).noneMatch(name -> name.endsWith(".obj") && !name.contains(" and "));
    assertThat(models.morph().pair().run().state().get()).isEqualTo(RunState.LOADING);
    robot.interact(() -> models.shape().run().startAnew());
    assertThat(models.morph().pair().run().stopping().get()).isTrue();
    robot.clickOn("Fit");
    robot.interact(() -> models.load().openSample(models.load().sampleMeshes().get(2)));
    assertThat(models.shape().run().state().getValue()).isEqualTo(RunState.LOADING);
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
  void theDeviceInTheStatusLineTellsWhatWasFound(FxRobot robot) {
    robot.clickOn("Looking for a device");
    WaitForAsyncUtils.waitForFxEvents();
    TextInputControl report = robot.lookup("#device-report").query();
    assertThat(report.getText()).isEqualTo(models.device().text().get());
    List<String> silent = new ArrayList<>();
    robot.interact(() -> walk(report.getParent(), silent));
    assertThat(silent).isEmpty();
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#sheets").<ModalPane>query().isDisplay()).isFalse();
  }

  @Test
  void everyControlSaysWhatItIs(FxRobot robot) {
    PAGES.keySet().forEach(title -> turnTo(robot, title));
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

  @Test
  void theMenuNamesWhatUndoTakesBack(FxRobot robot) {
    String before = models.options().text(FitSetting.SECONDS).get();
    robot.interact(() -> models.options().text(FitSetting.SECONDS).set("77"));
    robot.clickOn("Edit");
    assertThat(robot.lookup("Undo change of time budget").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    assertThat(models.options().text(FitSetting.SECONDS).get()).isEqualTo(before);
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    assertThat(models.options().text(FitSetting.SECONDS).get()).isEqualTo("77");
  }

  @Test
  void theTitleHasAStarUntilItIsSavedAndLeavingAsks(FxRobot robot, @TempDir Path folder) {
    assertThat(stage.getTitle()).startsWith("coffee.png* ");
    List<String> left = new ArrayList<>();
    robot.interact(() -> files.flow().leave("Really?", () -> left.add("left")));
    assertThat(robot.lookup("Save changes?").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    assertThat(left).isEmpty();
    assertThat(robot.lookup("#sheets").<ModalPane>query().isDisplay()).isFalse();
    robot.interact(() -> models.run().reset());
    robot.interact(() -> files.flow().saveTo(folder.resolve("mine.tessera")));
    assertThat(stage.getTitle()).startsWith("mine.tessera \u2013");
    robot.interact(() -> files.flow().leave("Really?", () -> left.add("left")));
    assertThat(left).containsExactly("left");
    robot.interact(() -> models.options().text(FitSetting.SECONDS).set("77"));
    assertThat(stage.getTitle()).startsWith("mine.tessera* \u2013");
    robot.interact(() -> files.flow().leave("Really?", () -> left.add("without")));
    robot.clickOn("Don't save");
    assertThat(left).containsExactly("left", "without");
  }

  @Test
  void aLightFieldHasItsMatrixAndItsSettingsAndCodesSayWhyNot(FxRobot robot) {
    robot.interact(() -> models.load().openSample(models.load().sampleLightFields().get(0)));
    assertThat(stage.getTitle()).startsWith(models.load().sampleLightFields().get(0).title());
    assertThat(robot.lookup("#view-cells").match(Node::isVisible).tryQuery()).isPresent();
    assertThat(robot.lookup("#light-floats").match(Node::isVisible).tryQuery()).isPresent();
    assertThat(models.run().state().get()).isEqualTo(RunState.LOADING);
    turnTo(robot, "Latent");
    assertThat(robot.lookup("#not-of-light-fields").match(Node::isVisible).tryQuery()).isPresent();
    robot.interact(() -> models.project().undo());
    assertThat(robot.lookup("#not-of-light-fields").match(Node::isVisible).tryQuery()).isEmpty();
    assertThat(robot.lookup("#view-place").queryAs(Label.class).getText()).isEmpty();
  }

  @Test
  void thePageIsAPartOfWhatIsSaved(FxRobot robot, @TempDir Path folder) {
    robot.interact(() -> models.run().reset());
    turnTo(robot, "Latent");
    Path file = folder.resolve("mine.tessera");
    robot.interact(() -> files.flow().saveTo(file));
    turnTo(robot, "Morph");
    robot.interact(() -> models.load().open(file));
    assertThat(shown(robot)).containsExactly("Latent");
  }
}
