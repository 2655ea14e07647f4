package dev.tessera.app.rate;

import dev.tessera.app.fx.ChartTheme;
import dev.tessera.model.compare.RateCurve;
import dev.tessera.model.compare.RatePoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Quality against bits per pixel, a line for each format with a dot for each file. */
final class RateChart {
  /** As told apart by most people who see few colours. */
  private static final List<Color> COLOURS =
      List.of(new Color(0x1f8fff), new Color(0xe5534b), new Color(0x2ea043));

  private static final double DOT = 8;

  private final XYSeriesCollection lines = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
  private final NumberAxis quality = new NumberAxis();
  private final JFreeChart chart;

  RateChart() {
    NumberAxis bits = new NumberAxis("bits per pixel");
    quality.setAutoRangeIncludesZero(false);
    chart = new JFreeChart(null, null, new XYPlot(lines, bits, quality, renderer), true);
  }

  JFreeChart chart() {
    return chart;
  }

  void paint(ChartTheme theme) {
    theme.paint(chart);
  }

  void show(List<RateCurve> curves, RateMeasure measure) {
    chart.setNotify(false);
    quality.setLabel(measure.axis());
    lines.removeAllSeries();
    for (int i = 0; i < curves.size(); i++) {
      XYSeries line = new XYSeries(curves.get(i).name(), false);
      for (RatePoint point : curves.get(i).points()) {
        line.add(point.bitsPerPixel(), measure.of(point));
      }
      lines.addSeries(line);
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()), false);
      renderer.setSeriesStroke(i, new BasicStroke(2), false);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT), false);
    }
    chart.setNotify(true);
  }
}
