package dev.tessera.app.curves;

import dev.tessera.app.fx.ChartTheme;
import dev.tessera.app.fx.FrameClock;
import dev.tessera.app.fx.StyleSheets;
import java.awt.geom.Rectangle2D;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jfree.chart.fx.ChartViewer;

/**
 * The chart of PSNR curves. Drag zooms into a rectangle, Ctrl and drag moves, the wheel zooms,
 * double click shows everything again; the cursor reads values.
 */
public final class CurveView extends BorderPane {
  private static final int EXPORT_COLUMNS = 2000;

  private final CurveViewModel model;
  private final ChartTheme theme = new ChartTheme();
  private final CurveChart chart = new CurveChart(theme, false);
  private final ChartViewer viewer = new ChartViewer(chart.chart(), false);
  private final CurveCursor cursor = new CurveCursor();
  private boolean stale = true;
  private CurveAxis axis = CurveAxis.STEPS;
  private boolean logarithmic;

  /** Where the horizontal axis began and ended when the lines were thinned. */
  private double thinnedLow;

  private double thinnedHigh;
  private double thinnedWidth;

  /** Shows the runs of the model. */
  public CurveView(CurveViewModel model) {
    this.model = model;
    getStyleClass().add("curve-view");
    StyleSheets.add(getStylesheets(), CurveView.class, "curves.css");
    chart.setAxis(axis, false);
    viewer.setOnContextMenuRequested(null);
    viewer.setMinSize(0, 0);
    viewer.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    viewer.setAccessibleText("PSNR over the runs; the buttons above change what is shown");
    StackPane area = new StackPane(viewer, cursor);
    area.setMinSize(0, 0);
    setTop(new CurveBar(model, this::showAll));
    setCenter(area);
    setBottom(new RunChips(model));
    viewer.getCanvas().addEventHandler(MouseEvent.MOUSE_MOVED, this::readValues);
    viewer.getCanvas().addEventHandler(MouseEvent.MOUSE_EXITED, e -> cursor.hide());
    viewer
        .getCanvas()
        .addEventHandler(
            MouseEvent.MOUSE_CLICKED,
            e -> {
              if (e.getClickCount() == 2) {
                showAll();
              }
            });
    model.setOnChange(() -> stale = true);
    new FrameClock(this, this::frame);
  }

  /** Chooses the dark or the light theme. */
  public void setDark(boolean dark) {
    theme.setDark(dark);
    chart.repaint();
  }

  /** Undoes zooming and panning. */
  public void showAll() {
    chart.showAll();
    stale = true;
  }

  /** The visible runs as they are now, to be saved on another thread. */
  public CurveExport export() {
    return new CurveExport(model, theme, EXPORT_COLUMNS);
  }

  CurveChart chart() {
    return chart;
  }

  /** Draws what changed since the last pulse, if anything did. */
  private void frame() {
    boolean otherAxis =
        axis != model.axisProperty().get() || logarithmic != model.logXProperty().get();
    if (otherAxis) {
      axis = model.axisProperty().get();
      logarithmic = model.logXProperty().get();
      chart.setAxis(axis, logarithmic);
    }
    double low = chart.plot().getDomainAxis().getLowerBound();
    double high = chart.plot().getDomainAxis().getUpperBound();
    boolean zoomed = !chart.showsAll() && (low != thinnedLow || high != thinnedHigh);
    if (!stale && !zoomed && viewer.getWidth() == thinnedWidth) {
      return;
    }
    stale = false;
    double[] range = chart.showsAll() ? model.extent() : new double[] {low, high};
    int columns = (int) Math.max(16, viewer.getWidth());
    chart.show(model.series(new LineThinning(range[0], range[1], columns, logarithmic)));
    thinnedLow = chart.plot().getDomainAxis().getLowerBound();
    thinnedHigh = chart.plot().getDomainAxis().getUpperBound();
    thinnedWidth = viewer.getWidth();
  }

  private void readValues(MouseEvent event) {
    Rectangle2D area = viewer.getRenderingInfo().getPlotInfo().getDataArea();
    if (area == null || !area.contains(event.getX(), event.getY())) {
      cursor.hide();
      return;
    }
    double position =
        chart
            .plot()
            .getDomainAxis()
            .java2DToValue(event.getX(), area, chart.plot().getDomainAxisEdge());
    cursor.show(
        new Point2D(event.getX(), event.getY()),
        area.getMinY(),
        area.getMaxY(),
        model.readAt(position));
  }
}
