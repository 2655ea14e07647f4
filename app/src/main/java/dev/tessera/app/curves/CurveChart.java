package dev.tessera.app.curves;

import dev.tessera.app.fx.ChartTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.SamplingXYLineRenderer;

/** A JFreeChart of PSNR curves; redrawn once for each {@link #show}. */
final class CurveChart {
  private static final double AXIS_MARGIN = 0.02;

  private final CurveDataset dataset = new CurveDataset();
  private final SamplingXYLineRenderer renderer = new SamplingXYLineRenderer();
  private final XYPlot plot;

  /** Of one point alone no axis has labels of many digits. */
  private static final double LEAST_RANGE = 0.1;

  private final JFreeChart chart;
  private final ChartTheme theme;

  CurveChart(ChartTheme theme, boolean withLegend) {
    this.theme = theme;
    NumberAxis range = new NumberAxis("PSNR, dB");
    range.setAutoRangeIncludesZero(false);
    range.setAutoRangeMinimumSize(LEAST_RANGE);
    plot = new XYPlot(dataset, linearAxis(), range, renderer);
    plot.setDomainPannable(true);
    plot.setRangePannable(true);
    chart = new JFreeChart(null, null, plot, withLegend);
    theme.paint(chart);
  }

  JFreeChart chart() {
    return chart;
  }

  XYPlot plot() {
    return plot;
  }

  /** Whether the whole width of the curves is shown, as long as nobody zoomed. */
  boolean showsAll() {
    return plot.getDomainAxis().isAutoRange();
  }

  /** Takes another kind of horizontal axis, showing everything. */
  void setAxis(CurveAxis kind, boolean logarithmic) {
    ValueAxis axis = logarithmic ? logAxis() : linearAxis();
    axis.setLabel(kind.title());
    chart.setNotify(false);
    plot.setDomainAxis(axis);
    plot.getRangeAxis().setAutoRange(true);
    theme.paint(chart);
    chart.setNotify(true);
  }

  /** Undoes zooming and panning. */
  void showAll() {
    chart.setNotify(false);
    plot.getDomainAxis().setAutoRange(true);
    plot.getRangeAxis().setAutoRange(true);
    chart.setNotify(true);
  }

  void repaint() {
    chart.setNotify(false);
    theme.paint(chart);
    paintLines();
    chart.setNotify(true);
  }

  void show(List<CurveSeries> series) {
    chart.setNotify(false);
    dataset.set(series);
    paintLines();
    chart.setNotify(true);
  }

  private void paintLines() {
    LegendItemCollection legend = new LegendItemCollection();
    for (int i = 0; i < dataset.getSeriesCount(); i++) {
      CurveSeries series = dataset.get(i);
      renderer.setSeriesPaint(i, paint(series), false);
      renderer.setSeriesStroke(i, new BasicStroke(series.faint() ? 1f : 1.8f), false);
      if (!series.faint()) {
        LegendItem item =
            new LegendItem(
                series.label(),
                null,
                null,
                null,
                new Line2D.Double(-8, 0, 8, 0),
                new BasicStroke(2),
                paint(series));
        legend.add(item);
      }
    }
    plot.setFixedLegendItems(legend);
  }

  /** The colour of a line; one behind its average lets the ground through. */
  private static Color paint(CurveSeries series) {
    Color colour = Color.decode(series.colour());
    return series.faint()
        ? new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 80)
        : colour;
  }

  private static ValueAxis linearAxis() {
    NumberAxis axis = new NumberAxis();
    axis.setAutoRangeIncludesZero(false);
    axis.setAutoRangeMinimumSize(LEAST_RANGE);
    axis.setLowerMargin(0);
    axis.setUpperMargin(AXIS_MARGIN);
    return axis;
  }

  private static ValueAxis logAxis() {
    LogAxis axis = new LogAxis();
    axis.setSmallestValue(1e-3);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setNumberFormatOverride(
        new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return axis;
  }
}
