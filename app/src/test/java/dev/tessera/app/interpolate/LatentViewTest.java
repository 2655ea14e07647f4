package dev.tessera.app.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.service.DirectModelService;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class LatentViewTest {
  @TempDir private static Path folder;

  private final DirectModelService service = new DirectModelService();
  private Morphs page;
  private LatentView view;

  @Start
  void start(Stage stage) throws Exception {
    page = Morphs.fitted(service);
    service.runToIdle();
    view = new LatentView(page.codes, page.morph, page.export, List.of(new Button("Undo")));
    stage.setScene(new Scene(view, 1000, 760));
    stage.show();
  }

  private float number(int index) {
    return page.codes.code().get().orElseThrow().get(index);
  }

  @Test
  void clicksAndArrowKeysChooseATileInEitherPicture(FxRobot robot) {
    robot.clickOn("#code-book");
    int middle = page.codes.selected().get();
    assertThat(middle).isIn(1, 4);
    robot.type(KeyCode.LEFT);
    assertThat(page.codes.selected().get()).isEqualTo(middle - 1);
    robot.clickOn("#reconstruction");
    assertThat(page.codes.selected().get()).isEqualTo(middle);
    robot.type(KeyCode.RIGHT);
    assertThat(page.codes.selected().get()).isEqualTo(middle + 1);
    assertThat(page.codes.hovered().get()).isEqualTo(middle);
  }

  @Test
  void aBarIsDraggedAndFollowed(FxRobot robot) {
    Bounds bars =
        view.lookup(".code-bars").localToScreen(view.lookup(".code-bars").getLayoutBounds());
    double x = bars.getMinX() + 13;
    robot.moveTo(x, bars.getCenterY()).press(MouseButton.PRIMARY);
    robot.moveTo(x, bars.getMinY() + bars.getHeight() / 4);
    double spread = page.codes.colours().get().orElseThrow().spread().of(1);
    assertThat(number(1) / spread).isBetween(1.8, 2.2);
    robot.moveTo(x, bars.getMinY() - 20).release(MouseButton.PRIMARY);
    assertThat(number(1) / spread).isBetween(3.99, 4.01);
    assertThat(page.codes.state().get()).isEqualTo(LatentState.EDITED);
    robot.interact(page.codes.editor()::undo);
    assertThat(page.codes.editor().canUndo().get()).as("a drag is one change").isFalse();
    robot.doubleClickOn(view.lookup(".code-bars"));
    assertThat(page.codes.editor().edited().get()).isFalse();
  }

  @Test
  void keysChooseAndMoveABar(FxRobot robot) {
    Node bars = view.lookup(".code-bars");
    robot.interact(bars::requestFocus);
    float before = number(2);
    double spread = page.codes.colours().get().orElseThrow().spread().of(2);
    robot.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.UP, KeyCode.UP);
    assertThat((number(2) - before) / spread).isBetween(0.19, 0.21);
    robot.type(KeyCode.BACK_SPACE);
    assertThat(number(2)).isEqualTo(before);
    robot.type(KeyCode.DOWN);
    assertThat(number(2)).isLessThan(before);
    assertThat(bars.getAccessibleText()).startsWith("Number 3 of 5");
  }

  @Test
  void anotherExpertIsChosen(FxRobot robot) {
    Slider slider = (Slider) view.lookup(".expert-slider .slider");
    robot.interact(() -> slider.setValue(slider.getMin()));
    float first = number(0);
    assertThat(first).isZero();
    robot.interact(slider::requestFocus);
    robot.type(KeyCode.RIGHT);
    assertThat(number(0)).isEqualTo(1);
  }

  @Test
  void theSliderLeadsFromOnePictureToTheOther(FxRobot robot) throws Exception {
    assertThat(view.lookup("#morph-slider").getParent().isVisible()).isFalse();
    Path file = Morphs.picture(folder);
    robot.interact(
        () -> {
          page.second.open(file);
          service.runToIdle();
        });
    assertThat(view.lookup("#morph-slider").getParent().isVisible()).isTrue();
    robot.interact(((Slider) view.lookup("#morph-slider"))::requestFocus);
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
    robot.interact(service::runToIdle);
    assertThat(page.morph.position().get()).isGreaterThan(0.05);
    assertThat(page.morph.picture().get()).isPresent();
    assertThat(robot.lookup("10 % of the way").tryQuery()).isPresent();
    robot.clickOn("#remove-second");
    assertThat(view.lookup("#morph-slider").getParent().isVisible()).isFalse();
    assertThat(page.morph.picture().get()).isEmpty();
  }

  @Test
  void withoutAFitThePageSaysWhatToDo(FxRobot robot) {
    assertThat(view.lookup(".empty-hint").isVisible()).isFalse();
    robot.interact(page.fit::reset);
    assertThat(view.lookup(".empty-hint").isVisible()).isTrue();
    assertThat(robot.lookup(LatentState.NOT_FITTED.hint()).tryQuery()).isPresent();
  }

  @Test
  void aClickOnABarChangesNothing(FxRobot robot) {
    Bounds bars =
        view.lookup(".code-bars").localToScreen(view.lookup(".code-bars").getLayoutBounds());
    float[] before = page.codes.field().orElseThrow().codes().code(page.codes.selected().get());
    long edition = page.codes.edition().get();
    for (int click = 0; click < 3; click++) {
      robot.moveTo(bars.getMinX() + 13 + 26 * click, bars.getMinY() + 10);
      robot.press(MouseButton.PRIMARY).moveBy(1, 0).release(MouseButton.PRIMARY);
    }
    assertThat(page.codes.editor().canUndo().get()).isFalse();
    assertThat(page.codes.editor().edited().get()).isFalse();
    assertThat(page.codes.state().get()).isEqualTo(LatentState.FOLLOWING);
    assertThat(page.codes.edition().get()).isEqualTo(edition);
    assertThat(page.codes.code().get().orElseThrow().get(1)).isEqualTo(before[1]);
  }
}
