package dev.tessera.app.curves;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jfree.chart.axis.LogAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class CurveViewTest {
  private final CurveViewModel model = new CurveViewModel();
  private CurveView view;
  private CurveRun run;

  @Start
  void start(Stage stage) {
    view = new CurveView(model);
    Scene scene = new Scene(view, 700, 400);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.show();
    run = model.beginRun("first");
    run.update(Curves.of(10, 20, 25, 28, 29, 30));
  }

  private int seriesShown() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> view.chart().plot().getDataset().getSeriesCount());
  }

  private int pointsShown() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000, () -> view.chart().plot().getDataset().getItemCount(0));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
  }

  private long pixelsOf(int rgb) {
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> view.getCenter().snapshot(null, null));
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getPixelReader().getArgb(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void newPointsAndRunsAppear(FxRobot robot) throws Exception {
    await(() -> seriesShown() == 1 && pointsShown() == 6);
    robot.interact(() -> run.update(Curves.of(10, 20, 25, 28, 29, 30, 31)));
    await(() -> pointsShown() == 7);
    robot.interact(() -> model.beginRun("second").update(Curves.of(1, 2)));
    await(() -> seriesShown() == 2);
  }

  @Test
  void linesAreDrawnInTheirColourAndChipsHideAndRemoveThem(FxRobot robot) throws Exception {
    int colour = Integer.parseInt(run.colour().substring(1), 16);
    await(() -> pixelsOf(colour) > 100);
    robot.clickOn(".run-chip .check-box");
    assertThat(run.visibleProperty().get()).isFalse();
    await(() -> pixelsOf(colour) == 0);
    robot.clickOn(".run-chip .button");
    assertThat(model.runs()).isEmpty();
    assertThat(view.lookupAll(".run-chip")).isEmpty();
  }

  @Test
  void axisButtonsSwitchTheAxis(FxRobot robot) throws Exception {
    robot.clickOn("Steps");
    await(() -> "steps".equals(view.chart().plot().getDomainAxis().getLabel()));
    assertThat(model.axisProperty().get()).isEqualTo(CurveAxis.STEPS);
    robot.clickOn("Steps");
    ToggleButton steps = robot.lookup("Steps").queryAs(ToggleButton.class);
    assertThat(steps.isSelected()).as("a second click keeps the axis").isTrue();
    robot.clickOn("Log");
    await(() -> view.chart().plot().getDomainAxis() instanceof LogAxis && pointsShown() == 5);
    robot.clickOn("Time");
    await(() -> "seconds".equals(view.chart().plot().getDomainAxis().getLabel()));
  }

  @Test
  void smoothingAddsAnAverage(FxRobot robot) throws Exception {
    robot.interact(() -> view.lookup(".slider").requestFocus());
    robot.type(KeyCode.RIGHT);
    assertThat(model.smoothingProperty().get()).isGreaterThan(0);
    await(() -> seriesShown() == 2);
  }

  @Test
  void draggingZoomsAndADoubleClickShowsAllAgain(FxRobot robot) throws Exception {
    await(() -> pointsShown() == 6);
    double whole = view.chart().plot().getDomainAxis().getRange().getLength();
    Node chart = view.getCenter();
    robot.moveTo(chart).press(MouseButton.PRIMARY).moveBy(120, 60).release(MouseButton.PRIMARY);
    await(() -> view.chart().plot().getDomainAxis().getRange().getLength() < whole / 2);
    robot.moveBy(-40, -20).doubleClickOn(MouseButton.PRIMARY);
    await(() -> view.chart().plot().getDomainAxis().getRange().getLength() == whole);
  }

  @Test
  void theCursorReadsValues(FxRobot robot) throws Exception {
    await(() -> pointsShown() == 6);
    robot.moveTo(view.getCenter()).moveBy(5, 5);
    await(() -> view.lookup(".curve-card").isVisible());
    assertThat(((Label) view.lookup(".curve-card .label")).getText())
        .startsWith("first: ")
        .contains(" dB, step ");
  }

  @Test
  void theThemeIsPaintedOver(FxRobot robot) throws Exception {
    await(() -> pixelsOf(0xFFFFFF) > 10_000);
    robot.interact(() -> view.setDark(true));
    await(() -> pixelsOf(0x0D1117) > 10_000);
    assertThat(pixelsOf(0xFFFFFF)).isZero();
  }
}
