package dev.tessera.app.compare;

import dev.tessera.app.fx.ChartTheme;
import dev.tessera.model.archive.ComparisonAxis;
import dev.tessera.model.archive.ComparisonLine;
import dev.tessera.model.compare.Study;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.BorderPane;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/** Lines of PSNR: of methods over what they spent, or of a study over its values. */
final class ContestChart extends BorderPane {
  private static final double DOT = 8;
  private static final double HEIGHT = 300;

  /** Spots of a line that are seen one by one: a method that is done at once has one. */
  private static final int FEW_SPOTS = 12;

  /** Spots of a line that are enough for eyes. */
  private static final int MOST_SPOTS = 400;

  private final ChartTheme theme = new ChartTheme();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
  private final XYPlot plot;
  private final JFreeChart chart;

  /** Without lines. */
  ContestChart() {
    NumberAxis psnr = new NumberAxis("PSNR, dB");
    psnr.setAutoRangeIncludesZero(false);
    psnr.setAutoRangeMinimumSize(0.1);
    plot = new XYPlot(new DefaultXYDataset(), logarithmic(ComparisonAxis.SECONDS), psnr, renderer);
    chart = new JFreeChart(null, null, plot, true);
    ChartViewer viewer = new ChartViewer(chart, false);
    viewer.setMinSize(0, 0);
    // wheel and drag would zoom its axes, which nothing here sets back: they are the page's
    viewer.setMouseTransparent(true);
    viewer.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    viewer.setAccessibleText("A line of PSNR for each; the table below tells their ends");
    setCenter(viewer);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    theme.paint(chart);
  }

  void setDark(boolean dark) {
    theme.setDark(dark);
    theme.paint(chart);
  }

  /** Curves over what was spent. */
  void show(List<ComparisonLine> lines, ComparisonAxis axis) {
    DefaultXYDataset data = new DefaultXYDataset();
    for (ComparisonLine line : lines) {
      List<ComparisonLine.Spot> spots = line.thinned(MOST_SPOTS);
      data.addSeries(
          line.name(),
          new double[][] {
            spots.stream().mapToDouble(ComparisonLine.Spot::x).toArray(),
            spots.stream().mapToDouble(ComparisonLine.Spot::psnr).toArray()
          });
    }
    show(lines, data, logarithmic(axis));
  }

  /** What a study found, its values side by side. */
  void show(List<ComparisonLine> lines, Study study) {
    DefaultXYDataset data = new DefaultXYDataset();
    List<Double> values = ComparisonLine.values(lines);
    for (ComparisonLine line : lines) {
      List<ComparisonLine.Spot> spots = line.spots();
      data.addSeries(
          line.name(),
          new double[][] {
            spots.stream().mapToDouble(spot -> values.indexOf(spot.x())).toArray(),
            spots.stream().mapToDouble(ComparisonLine.Spot::psnr).toArray()
          });
    }
    SymbolAxis axis =
        new SymbolAxis(study.axis(), values.stream().map(Study::text).toArray(String[]::new));
    axis.setGridBandsVisible(false);
    show(lines, data, axis);
  }

  private void show(List<ComparisonLine> lines, DefaultXYDataset data, ValueAxis axis) {
    chart.setNotify(false);
    boolean marked = axis instanceof SymbolAxis;
    for (int i = 0; i < lines.size(); i++) {
      renderer.setSeriesPaint(i, Color.decode(lines.get(i).colour()), false);
      renderer.setSeriesStroke(i, stroke(lines.get(i).dashed()), false);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT), false);
      renderer.setSeriesShapesVisible(i, marked || lines.get(i).spots().size() <= FEW_SPOTS);
    }
    plot.setDomainAxis(axis);
    plot.setDataset(data);
    theme.paint(chart);
    chart.setNotify(true);
  }

  private static BasicStroke stroke(boolean dashed) {
    return dashed
        ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0)
        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  /** Seconds double from tick to tick, what comes in thousands grows tenfold. */
  private static ValueAxis logarithmic(ComparisonAxis kind) {
    LogAxis axis = new LogAxis(kind.label());
    axis.setBase(kind == ComparisonAxis.SECONDS ? 2 : 10);
    axis.setSmallestValue(1e-3);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setNumberFormatOverride(
        new DecimalFormat(
            kind == ComparisonAxis.MULTIPLY_ADDS ? "0E0" : "0.###",
            DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return axis;
  }
}
