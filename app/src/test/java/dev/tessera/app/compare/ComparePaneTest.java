package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.model.service.DirectModelService;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Methods and studies in a window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class ComparePaneTest {
  private static final Session OPEN = Compared.session(64, 64);

  private final DirectModelService service = new DirectModelService();
  private CompareModels models;
  private ShapesModel shapes;
  private ComparePane pane;

  @Start
  void start(Stage stage) {
    ProjectModel project = new ProjectModel(1L << 30);
    SessionModel session = new SessionModel(project);
    shapes = new ShapesModel(project);
    models = CompareModels.of(TestTools.of(service).tools, session, shapes);
    pane = new ComparePane(models, new CompareView(models.maps(), new Button("Compare")));
    stage.setScene(new Scene(pane, 1100, 950));
    stage.show();
    session.open(OPEN);
  }

  private void compared(FxRobot robot) {
    robot.interact(
        () -> {
          models.methods().contest().start(new OpenSubject.OfGrid(OPEN), 0, Contests.two());
          service.runToIdle();
        });
  }

  private Node tab(CompareTab wanted) {
    return pane.getTabs().stream()
        .filter(tab -> tab.getUserData() == wanted)
        .findFirst()
        .orElseThrow()
        .getContent();
  }

  @SuppressWarnings("unchecked")
  private TableView<ContestRow> table(CompareTab of) {
    return (TableView<ContestRow>) tab(of).lookup(".contest-table");
  }

  private static List<String> names(TableView<ContestRow> table) {
    return table.getItems().stream().map(row -> row.entry().label()).toList();
  }

  @Test
  void methodsAreChosenByChecks(FxRobot robot) {
    robot.interact(() -> models.methods().poll());
    CheckBox modulated = robot.lookup("#method-modulated").queryAs(CheckBox.class);
    Button run = (Button) tab(CompareTab.METHODS).lookup("#run-contest");
    assertThat(modulated.isSelected()).isTrue();
    assertThat(run.isDisabled()).isFalse();
    robot.clickOn("None");
    assertThat(modulated.isSelected()).isFalse();
    assertThat(run.isDisabled()).isTrue();
    robot.clickOn(modulated);
    assertThat(run.isDisabled()).isFalse();
  }

  @Test
  void theTableIsSortedByAHeading(FxRobot robot) {
    compared(robot);
    TableView<ContestRow> table = table(CompareTab.METHODS);
    assertThat(names(table)).containsExactly("modulated", "concatenated");
    TableColumn<ContestRow, ?> parameters =
        table.getColumns().stream()
            .filter(column -> "parameters".equals(column.getId()))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> table.getSortOrder().setAll(List.of(parameters)));
    long first = table.getItems().get(0).entry().costs().parameters();
    assertThat(first).isLessThan(table.getItems().get(1).entry().costs().parameters());
    robot.interact(() -> parameters.setSortType(TableColumn.SortType.DESCENDING));
    assertThat(table.getItems().get(1).entry().costs().parameters()).isEqualTo(first);
    assertThat(tab(CompareTab.METHODS).lookup("#save-contest").isDisabled()).isFalse();
  }

  @Test
  void theTableOfAShapeTellsOfItsSurface(FxRobot robot) {
    TableView<ContestRow> table = table(CompareTab.METHODS);
    assertThat(columns(table)).contains("SSIM").doesNotContain("IoU", "Chamfer");
    assertThat(robot.lookup("#contest-subject").query().isVisible()).isFalse();
    robot.interact(() -> shapes.open(Compared.box()));
    assertThat(columns(table)).contains("IoU", "Chamfer").doesNotContain("SSIM");
    robot.interact(() -> models.tab().set(CompareTab.STUDIES));
    assertThat(robot.lookup("#study-cells").tryQuery()).isPresent();
    assertThat(robot.lookup("#study-tile").tryQuery()).isEmpty();
    robot.interact(() -> models.tab().set(CompareTab.METHODS));
    ChoiceBox<?> box = (ChoiceBox<?>) tab(CompareTab.METHODS).lookup("#contest-subject");
    assertThat(box.isVisible()).isTrue();
    robot.interact(() -> box.getSelectionModel().select(0));
    assertThat(columns(table)).contains("SSIM").doesNotContain("IoU");
  }

  private static List<String> columns(TableView<?> table) {
    return table.getColumns().stream().map(TableColumn::getId).toList();
  }

  @Test
  void theMagnifierMovesInAllCrops(FxRobot robot) {
    compared(robot);
    List<CropView> crops =
        tab(CompareTab.METHODS).lookupAll(".crop-figure").stream()
            .map(CropView.class::cast)
            .distinct()
            .toList();
    assertThat(crops).hasSize(3);
    robot.interact(() -> models.methods().contest().lens().set(Optional.of(new LensPlace(20, 30))));
    Point2D middle = middle(crops.get(0));
    assertThat(middle).isEqualTo(new Point2D(20, 30));
    assertThat(crops).allMatch(crop -> middle(crop).equals(middle));
    Node picture = crops.get(1).lookup(".crop");
    robot.interact(picture::requestFocus);
    robot.type(KeyCode.RIGHT);
    assertThat(crops).allMatch(crop -> middle(crop).equals(new Point2D(24, 30)));
  }

  private static Point2D middle(CropView crop) {
    return new Point2D(
        crop.magnified().getMinX() + crop.magnified().getWidth() / 2,
        crop.magnified().getMinY() + crop.magnified().getHeight() / 2);
  }

  @Test
  void aClickOnAStudyRunsIt(FxRobot robot) {
    robot.interact(() -> models.tab().set(CompareTab.STUDIES));
    robot.interact(() -> models.studies().seconds().set(0.02));
    robot.clickOn("#study-tile");
    assertThat(robot.lookup("#study-tile").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(models.studies().contest().running().get()).isTrue();
    robot.interact(service::runToIdle);
    TableView<ContestRow> table = table(CompareTab.STUDIES);
    assertThat(names(table)).containsExactly("4", "8", "16", "32", "64");
    robot.clickOn("#study-depth");
    assertThat(models.studies().contest().running().get()).isTrue();
    robot.interact(() -> models.studies().contest().stop());
  }

  @Test
  void aPictureThatIsMadeLargerIsSeenBesideLanczos(FxRobot robot) {
    robot.interact(() -> models.tab().set(CompareTab.STUDIES));
    robot.interact(() -> models.studies().seconds().set(0.02));
    TableView<ContestRow> table = table(CompareTab.STUDIES);
    assertThat(columns(table)).contains("s to 30 dB").doesNotContain("Lanczos, dB");
    robot.clickOn("#study-magnification");
    assertThat(columns(table)).contains("Lanczos, dB").doesNotContain("s to 30 dB");
    robot.interact(service::runToIdle);
    assertThat(names(table)).containsExactly("2", "3", "4", "8");
    assertThat(tab(CompareTab.STUDIES).lookupAll(".crop-figure")).hasSize(9);
    robot.interact(models.studies()::toggle);
    robot.interact(models.studies()::toggle);
    assertThat(names(table)).as("the study before stays").containsExactly("2", "3", "4", "8");
    assertThat(tab(CompareTab.STUDIES).lookupAll(".crop-figure")).isEmpty();
  }

  /** Pages are built when they are first looked at. */
  @Test
  void aPageThatIsBuiltLaterKnowsWhatIsOpen(FxRobot robot) {
    robot.interact(() -> shapes.open(Compared.box()));
    robot.interact(() -> pane.getScene().setRoot(new StudiesView(models.studies())));
    TableView<?> table = robot.lookup(".contest-table").queryAs(TableView.class);
    assertThat(columns(table)).contains("IoU", "Chamfer").doesNotContain("SSIM");
  }

  @Test
  void whatBeginsEndsWhatRuns(FxRobot robot) {
    robot.interact(
        () -> {
          models.studies().choose(models.studies().study().get());
          models.methods().contest().start(new OpenSubject.OfGrid(OPEN), 0, Contests.two());
        });
    assertThat(models.studies().contest().running().get()).isFalse();
    assertThat(models.methods().contest().running().get()).isTrue();
    robot.interact(models::stop);
    assertThat(models.methods().contest().running().get()).isFalse();
  }
}
