package dev.tessera.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.compare.RatePoint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
final class RateViewTest {
  private RateViewModel model;
  private RateView view;

  @Start
  void start(Stage stage) {
    SessionModel session = new SessionModel(new ProjectModel(1L << 30));
    model =
        new RateViewModel(
            TestTools.of(new StageService()).tools,
            session,
            (picture, cancelled) ->
                List.of(
                    new FakeCoder("ours", List.of(1, 2, 5), setting -> {}),
                    new FakeCoder("JPEG", List.of(3, 4), setting -> {})));
    view = new RateView(model);
    stage.setScene(new Scene(view, 900, 600));
    stage.show();
    session.open(FakeCoder.picture());
  }

  private ChartViewer viewer() {
    return view.lookupAll("*").stream()
        .filter(ChartViewer.class::isInstance)
        .map(ChartViewer.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private XYPlot plot() {
    return viewer().getChart().getXYPlot();
  }

  /** Where a file's dot is on the screen. */
  private Point2D dot(RatePoint point) {
    ChartViewer viewer = viewer();
    Rectangle2D area = viewer.getRenderingInfo().getPlotInfo().getDataArea();
    double x =
        plot()
            .getDomainAxis()
            .valueToJava2D(point.bitsPerPixel(), area, plot().getDomainAxisEdge());
    double y = plot().getRangeAxis().valueToJava2D(point.psnr(), area, plot().getRangeAxisEdge());
    return viewer.localToScreen(x, y);
  }

  @Test
  void aClickOnADotShowsItsFile(FxRobot robot) {
    assertThat(viewer().isVisible()).as("there is nothing to draw yet").isFalse();
    robot.clickOn("#measure-rates");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(viewer().isVisible()).isTrue();
    assertThat(plot().getSeriesCount()).isEqualTo(2);
    assertThat(plot().getDataset().getItemCount(0)).isEqualTo(3);

    robot.clickOn(dot(model.curves().get().get(0).points().get(1)));
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(robot.lookup("#rate-right").queryAs(Label.class).getText())
        .isEqualTo("Right: ours: 2.00 bits per pixel, 200 bytes, 22.00 dB, SSIM 0.200");
    assertThat(robot.lookup("#rate-left").queryAs(Label.class).getText())
        .startsWith("Left: JPEG: 3.00 bits per pixel");
  }

  @Test
  void theAxisFollowsTheMeasure(FxRobot robot) {
    robot.clickOn("#measure-rates");
    assertThat(plot().getRangeAxis().getLabel()).isEqualTo("PSNR, dB");
    robot.clickOn("#quality-SSIM");
    assertThat(plot().getRangeAxis().getLabel()).isEqualTo("SSIM");
    assertThat(plot().getDataset().getYValue(0, 2)).isEqualTo(0.5);
    assertThat(robot.lookup("#measure-rates").queryAs(Button.class).getText()).isEqualTo("Measure");
  }
}
