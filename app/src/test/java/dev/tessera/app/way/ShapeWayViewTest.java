package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.play.Repeat;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.scene3d.MeshPane;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class ShapeWayViewTest {
  private final StageService service = new StageService();
  private final TestTools told = TestTools.of(service);
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private ShapeWayViewModel model;

  @Start
  void start(Stage stage) {
    IoPool pool = IoPool.direct();
    model = new ShapeWayViewModel(told.tools, shapes);
    ShapeWayView view =
        new ShapeWayView(
            model,
            pool,
            new ShapeWayView.Buttons(
                List.of(new ToggleButton("Wires")), List.of(), List.of(new Button("Open"))));
    ShapeWaySideView side = new ShapeWaySideView(model, new HBox());
    side.setPrefWidth(320);
    HBox.setHgrow(view, Priority.ALWAYS);
    stage.setScene(new Scene(new HBox(view, side)));
    stage.setWidth(1200);
    stage.setHeight(800);
    stage.show();
  }

  @Test
  void theHintLeadsToAFamilyByOneClick(FxRobot robot) {
    assertThat(robot.lookup("#save").queryButton().isDisabled()).isTrue();
    assertThat(robot.lookup("#morph-slider").query().isDisabled()).isTrue();
    robot.clickOn("#begin-family");
    assertThat(model.fields().get()).isPresent();
    assertThat(robot.lookup("#begin-family").query().getParent().isVisible()).isFalse();
    assertThat(robot.lookup("#save").queryButton().isDisabled()).isFalse();
    assertThat(robot.lookup("#morph-slider").query().isDisabled()).isFalse();
    ComboBox<?> first = robot.lookup("#morph-member-0").queryComboBox();
    assertThat(first.getValue()).isEqualTo(model.ends().member(0).get());
    assertThat(first.getItems()).hasSize(256);
  }

  @Test
  void whileAMemberIsSearchedForTheOneBeforeStays(FxRobot robot) {
    robot.clickOn("#begin-family");
    ComboBox<String> first = robot.lookup("#morph-member-0").queryComboBox();
    String before = model.ends().member(0).get();
    robot.interact(() -> first.setValue(null));
    assertThat(model.ends().member(0).get()).isEqualTo(before);
    robot.interact(() -> first.setValue("vase-121"));
    assertThat(model.ends().member(0).get()).isEqualTo("vase-121");
    robot.interact(() -> model.ends().member(0).set("vase-007"));
    assertThat(first.getValue()).isEqualTo("vase-007");
  }

  @Test
  void anotherFamilyFillsTheBoxesOfItsMembers(FxRobot robot) {
    robot.clickOn("#begin-family");
    ComboBox<String> families = robot.lookup("#morph-family").queryComboBox();
    robot.interact(() -> families.setValue("chairs"));
    ComboBox<String> first = robot.lookup("#morph-member-0").queryComboBox();
    assertThat(first.getItems()).hasSize(256).allMatch(name -> name.startsWith("chair-"));
    assertThat(first.getValue()).startsWith("chair-").isEqualTo(model.ends().member(0).get());
    assertThat(model.fields().get()).isPresent();
  }

  @Test
  void theSliderMovesTheMorphAndAClickOnASmallPictureMovesTheSlider(FxRobot robot) {
    robot.clickOn("#begin-family");
    Slider slider = robot.lookup("#morph-slider").queryAs(Slider.class);
    robot.interact(() -> slider.setValue(0.3));
    assertThat(model.way().place().get()).isEqualTo(new WayPlace(0.3, 0));
    robot.clickOn("#morph-stop-3");
    assertThat(slider.getValue()).isEqualTo(0.5);
    assertThat(robot.lookup("#morph-stop-3").query().getPseudoClassStates())
        .anyMatch(state -> state.getPseudoClassName().equals("current"));
    assertThat(robot.lookup("#morph-stop-2").query().getPseudoClassStates())
        .noneMatch(state -> state.getPseudoClassName().equals("current"));
  }

  @Test
  void playAndPauseAndTheWayOfMixing(FxRobot robot) {
    robot.clickOn("#begin-family");
    robot.clickOn("#play-morph");
    assertThat(model.way().player().playing().get()).isTrue();
    robot.clickOn("#play-morph");
    assertThat(model.way().player().playing().get()).isFalse();
    robot.clickOn("Spherical");
    assertThat(model.fields().get().orElseThrow().mix()).isEqualTo(WayMix.SPHERICAL);
    robot.clickOn("Blend");
    assertThat(model.fields().get().orElseThrow().mix()).isEqualTo(WayMix.BLEND);
    robot.clickOn("Loop");
    assertThat(model.way().player().repeat().get()).isEqualTo(Repeat.LOOP);
  }

  @Test
  void thePadOfThreeFollowsMouseAndKeys(FxRobot robot) {
    robot.clickOn("#begin-family");
    robot.clickOn("#morph-triangle");
    TrianglePad pad = robot.lookup(".triangle-pad").queryAs(TrianglePad.class);
    Bounds bounds = pad.localToScreen(pad.getLayoutBounds());
    robot.clickOn(bounds.getCenterX(), bounds.getMaxY() - 23);
    assertThat(model.way().place().get().second()).isCloseTo(0.5, within(0.03));
    assertThat(model.way().place().get().third()).isCloseTo(0, within(0.03));
    robot.type(KeyCode.RIGHT, 5);
    assertThat(model.way().place().get().second()).isCloseTo(0.65, within(0.03));
    robot.type(KeyCode.UP, 3);
    assertThat(model.way().place().get().third()).isCloseTo(0.09, within(0.04));
    assertThat(model.way().player().playing().get()).isFalse();
  }

  @Test
  void theFormShowsWhatBelongsToTheChoice(FxRobot robot) {
    robot.clickOn("#begin-family");
    robot.interact(() -> model.export().kind().set(model.export().kinds().get(2)));
    assertThat(robot.lookup("Picture").tryQuery()).isPresent();
    assertThat(robot.lookup("Triangles").tryQuery()).isEmpty();
    robot.interact(() -> model.export().kind().set(model.export().kinds().get(0)));
    assertThat(robot.lookup("Picture").tryQuery()).isEmpty();
    assertThat(robot.lookup("Frames").tryQuery()).isEmpty();
    assertThat(robot.lookup("Triangles").tryQuery()).isPresent();
  }

  @Test
  void spacePlaysAndTheButtonsOfAFlowGoWithIt(FxRobot robot) {
    robot.clickOn("#begin-family");
    assertThat(robot.lookup("#mix-Flow").tryQuery()).isEmpty();
    assertThat(robot.lookup("#morph-lines").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#flow-words").query().getParent().isVisible()).isFalse();
    robot.clickOn(".mesh-pane").type(KeyCode.SPACE);
    assertThat(model.way().player().playing().get()).isTrue();
    robot.type(KeyCode.SPACE);
    assertThat(model.way().player().playing().get()).isFalse();
    assertThat(robot.lookup("#flow-words").queryAs(Label.class).getText()).contains("two closed");
    droppedMeshesAreChosenInTheBoxes(robot);
    assertThat(robot.lookup("#mix-Flow").queryAs(ToggleButton.class).isSelected()).isTrue();
    assertThat(robot.lookup("#flow-stop").query().isDisabled()).isFalse();
    assertThat(robot.lookup("#flow-find").query().isDisabled()).isTrue();
    robot.clickOn("#mix-Blend");
    assertThat(robot.lookup("#flow-words").query().getParent().isVisible()).isFalse();
    assertThat(robot.lookup("#morph-compare").query().isDisabled()).isTrue();
  }

  @Test
  void theBlendStandsBesideTheCodesAtOneClick(FxRobot robot) {
    robot.clickOn("#begin-family");
    assertThat(robot.lookup(".mesh-pane").queryAllAs(MeshPane.class))
        .filteredOn(MeshPane::isVisible)
        .hasSize(1);
    robot.clickOn("#morph-compare");
    assertThat(robot.lookup(".mesh-pane").queryAllAs(MeshPane.class))
        .filteredOn(MeshPane::isVisible)
        .hasSize(2);
  }

  @Test
  void droppedMeshesAreChosenInTheBoxes(FxRobot robot) {
    robot.interact(
        () -> {
          model.ends().takeShapes(true);
          shapes.open(ShapePage.open("first.obj", 1));
          shapes.open(ShapePage.open("second.obj", 2));
        });
    assertThat(robot.lookup("first.obj").tryQuery()).isPresent();
    assertThat(robot.lookup("second.obj").tryQuery()).isPresent();
    assertThat(model.pair().run().canStart()).isTrue();
  }

  /** A box chooses a neighbour when what it shows leaves its list: nobody asked for that. */
  @Test
  void aClosedEndLeavesItsPlaceEmptyAndComesBack(FxRobot robot) {
    droppedMeshesAreChosenInTheBoxes(robot);
    for (int end : new int[] {1, 0}) {
      robot.interact(() -> shapes.close(shapes.shapes().get(end)));
      assertThat(model.ends().first().get().isPresent()).isEqualTo(end != 0);
      assertThat(model.ends().second().get().isPresent()).isEqualTo(end != 1);
      assertThat(shapes.project().undoName().get()).startsWith("closing of");
      robot.interact(() -> shapes.project().undo());
      assertThat(model.ends().ends().get())
          .extracting(ShapeEnd::name)
          .containsExactly("first.obj", "second.obj");
      assertThat(robot.lookup("first.obj").tryQuery()).isPresent();
      assertThat(robot.lookup("second.obj").tryQuery()).isPresent();
    }
    robot.interact(() -> shapes.project().undo());
    assertThat(model.ends().second().get()).as("the second one was not opened yet").isEmpty();
    robot.interact(() -> shapes.project().redo());
    assertThat(model.ends().second().get()).contains(shapes.shapes().get(1));
  }

  @Test
  void pointsThatBelongTogetherAreClickedOnBothShapes(FxRobot robot) {
    droppedMeshesAreChosenInTheBoxes(robot);
    assertThat(robot.lookup("#points-first").tryQuery()).isEmpty();
    robot.clickOn("#points-choose");
    assertThat(robot.lookup("#points-first").query().getParent().isVisible()).isTrue();
    for (String side : List.of("#points-first", "#points-second")) {
      MeshPane pane = robot.from(robot.lookup(side)).lookup(".mesh-pane").queryAs(MeshPane.class);
      assertThat(pane.shown()).hasSize(1);
    }
    assertThat(words(robot)).startsWith("Click a point on one shape");
    robot.clickOn("#points-first");
    assertThat(words(robot)).isEqualTo("Now click where it belongs on the second shape.");
    assertThat(marks(robot, "#points-first")).containsExactly("1");
    assertThat(marks(robot, "#points-second")).isEmpty();
    Bounds second =
        robot.lookup("#points-second").query().localToScreen(new BoundingBox(0, 0, 1, 1));
    robot.clickOn(second.getMinX() + 3, second.getMinY() + 60);
    assertThat(model.points().pairs().get().count()).as("beside the surface").isZero();
    robot.clickOn("#points-second");
    assertThat(model.points().pairs().get().count()).isEqualTo(1);
    assertThat(marks(robot, "#points-second")).containsExactly("1");
    robot.clickOn("#points-chip-1");
    assertThat(model.points().pairs().get().count()).isZero();
    assertThat(marks(robot, "#points-first")).isEmpty();
    robot.interact(() -> shapes.project().undo());
    assertThat(marks(robot, "#points-first")).containsExactly("1");
    robot.clickOn("#mix-Blend");
    assertThat(robot.lookup("#points-first").query().getParent().isVisible()).isFalse();
    assertThat(robot.lookup("#points-choose").query().getParent().getParent().isVisible())
        .isFalse();
  }

  @Test
  void threeMeshesHaveATriangleToo(FxRobot robot) {
    droppedMeshesAreChosenInTheBoxes(robot);
    assertThat(robot.lookup(".triangle-pad").query().isVisible()).isFalse();
    robot.clickOn("#morph-triangle");
    robot.interact(() -> shapes.open(ShapePage.open("third.obj", 2)));
    assertThat(robot.lookup(".triangle-pad").query().isVisible()).isTrue();
    assertThat(robot.lookup("#mix-Linear").tryQuery()).isEmpty();
    assertThat(robot.lookup("#morph-lines").query().isDisabled()).isTrue();
    TrianglePad pad = robot.lookup(".triangle-pad").queryAs(TrianglePad.class);
    Bounds bounds = pad.localToScreen(pad.getLayoutBounds());
    robot.clickOn(bounds.getCenterX(), bounds.getMinY() + 23);
    assertThat(model.way().place().get().third()).isCloseTo(1, within(0.03));
  }

  private static String words(FxRobot robot) {
    return robot.lookup("#points-words").queryAs(Label.class).getText();
  }

  private static List<String> marks(FxRobot robot, String side) {
    return robot.from(robot.lookup(side)).lookup(".surface-mark").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }
}
