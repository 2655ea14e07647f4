package dev.tessera.app.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.FitStub;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.service.DirectModelService;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class LatentViewTest {
  private final DirectModelService service = new DirectModelService();
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final FitStub fit = new FitStub();
  private final ObjectProperty<Optional<PixelImage>> between =
      new SimpleObjectProperty<>(Optional.empty());
  private final LatentViewModel codes =
      new LatentViewModel(TestTools.of(service).tools, session, fit.source(), System::nanoTime);
  private LatentView view;

  @Start
  void start(Stage stage) {
    session.open(PictureFields.session("a.png", 24, 16));
    fit.finish(PictureFields.field(PictureFields.EXPERTS, 24, 16, 0, 1));
    codes.poll();
    service.runToIdle();
    LatentView.Aside aside =
        new LatentView.Aside(between, new SimpleStringProperty("10 % of the way"), new HBox());
    view = new LatentView(codes, aside, List.of(new Button("Undo")));
    stage.setScene(new Scene(view));
    stage.setWidth(1000);
    stage.setHeight(800);
    stage.show();
  }

  private float number(int index) {
    return codes.pointer().code().get().orElseThrow().get(index);
  }

  @Test
  void clicksAndArrowKeysChooseATileInEitherPicture(FxRobot robot) {
    robot.clickOn("#code-book");
    int middle = codes.pointer().selected().get();
    assertThat(middle).isIn(1, 4);
    robot.type(KeyCode.LEFT);
    assertThat(codes.pointer().selected().get()).isEqualTo(middle - 1);
    robot.clickOn("#reconstruction");
    assertThat(codes.pointer().selected().get()).isEqualTo(middle);
    robot.type(KeyCode.RIGHT);
    assertThat(codes.pointer().selected().get()).isEqualTo(middle + 1);
    assertThat(codes.pointer().hovered().get()).isEqualTo(middle);
  }

  @Test
  void aBarIsDraggedAndFollowed(FxRobot robot) {
    Bounds bars =
        view.lookup(".code-bars").localToScreen(view.lookup(".code-bars").getLayoutBounds());
    double x = bars.getMinX() + 13;
    robot.moveTo(x, bars.getCenterY()).press(MouseButton.PRIMARY);
    robot.moveTo(x, bars.getMinY() + bars.getHeight() / 4);
    double spread = codes.colours().get().orElseThrow().spread().of(1);
    assertThat(number(1) / spread).isBetween(1.8, 2.2);
    robot.moveTo(x, bars.getMinY() - 20).release(MouseButton.PRIMARY);
    assertThat(number(1) / spread).isBetween(3.99, 4.01);
    assertThat(codes.state().get()).isEqualTo(LatentState.EDITED);
    robot.interact(session.project()::undo);
    assertThat(session.project().undoName().get()).as("a drag is one change").startsWith("opening");
    robot.doubleClickOn(view.lookup(".code-bars"));
    assertThat(codes.editor().edited().get()).isFalse();
  }

  @Test
  void keysChooseAndMoveABar(FxRobot robot) {
    Node bars = view.lookup(".code-bars");
    robot.interact(bars::requestFocus);
    float before = number(2);
    double spread = codes.colours().get().orElseThrow().spread().of(2);
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
  void aPictureAsideIsShownInPlaceOfTheReconstruction(FxRobot robot) {
    assertThat(robot.lookup("Reconstruction").tryQuery()).isPresent();
    robot.interact(() -> between.set(Optional.of(new PixelImage(1, 1, new int[] {0xFF00FF00}))));
    assertThat(robot.lookup("10 % of the way").tryQuery()).isPresent();
    Node map = view.lookup("#reconstruction");
    Bounds on = map.localToScreen(map.getLayoutBounds());
    double x = on.getMinX() + on.getWidth() / 2 + 7;
    double y = on.getMinY() + on.getHeight() / 2 + 7;
    assertThat(robot.capture(new Rectangle2D(x, y, 1, 1)).getImage().getPixelReader().getArgb(0, 0))
        .isEqualTo(0xFF00FF00);
    robot.interact(() -> between.set(Optional.empty()));
    assertThat(robot.lookup("Reconstruction").tryQuery()).isPresent();
  }

  @Test
  void withoutAFitThePageSaysWhatToDo(FxRobot robot) {
    assertThat(view.lookup(".empty-hint").isVisible()).isFalse();
    robot.interact(fit::reset);
    assertThat(view.lookup(".empty-hint").isVisible()).isTrue();
    assertThat(robot.lookup(LatentState.NOT_FITTED.hint()).tryQuery()).isPresent();
  }

  @Test
  void aClickOnABarChangesNothing(FxRobot robot) {
    Bounds bars =
        view.lookup(".code-bars").localToScreen(view.lookup(".code-bars").getLayoutBounds());
    float[] before = codes.field().orElseThrow().codes().code(codes.pointer().selected().get());
    long edition = codes.edition().get();
    for (int click = 0; click < 3; click++) {
      robot.moveTo(bars.getMinX() + 13 + 26 * click, bars.getMinY() + 10);
      robot.press(MouseButton.PRIMARY).moveBy(1, 0).release(MouseButton.PRIMARY);
    }
    assertThat(session.project().undoName().get()).startsWith("opening");
    assertThat(codes.editor().edited().get()).isFalse();
    assertThat(codes.state().get()).isEqualTo(LatentState.FOLLOWING);
    assertThat(codes.edition().get()).isEqualTo(edition);
    assertThat(codes.pointer().code().get().orElseThrow().get(1)).isEqualTo(before[1]);
  }
}
