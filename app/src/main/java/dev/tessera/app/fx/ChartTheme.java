package dev.tessera.app.fx;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/** Colours of a chart, which knows no style sheets: the light and the dark theme by hand. */
public final class ChartTheme {
  private boolean dark;

  /** The light theme. */
  public ChartTheme() {}

  /** Chooses the dark or the light theme; charts take it when they are painted over. */
  public void setDark(boolean on) {
    dark = on;
  }

  /** Whether the theme is the dark one. */
  public boolean isDark() {
    return dark;
  }

  /** Background as #rrggbb. */
  public String ground() {
    return dark ? "#0d1117" : "#ffffff";
  }

  /** Text as #rrggbb. */
  public String text() {
    return dark ? "#c9d1d9" : "#24292f";
  }

  /** Grid lines as #rrggbb. */
  public String grid() {
    return dark ? "#30363d" : "#d8dee4";
  }

  /** Paints a chart over. */
  public void paint(JFreeChart chart) {
    Color text = Color.decode(text());
    chart.setBackgroundPaint(Color.decode(ground()));
    XYPlot plot = chart.getXYPlot();
    plot.setBackgroundPaint(Color.decode(ground()));
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    for (boolean domain : new boolean[] {true, false}) {
      ValueAxis axis = domain ? plot.getDomainAxis() : plot.getRangeAxis();
      axis.setLabelPaint(text);
      axis.setTickLabelPaint(text);
      axis.setAxisLinePaint(Color.decode(grid()));
      axis.setTickMarkPaint(Color.decode(grid()));
      axis.setLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      axis.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    }
    plot.setDomainGridlinePaint(Color.decode(grid()));
    plot.setRangeGridlinePaint(Color.decode(grid()));
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    LegendTitle legend = chart.getLegend();
    if (legend != null) {
      legend.setBackgroundPaint(Color.decode(ground()));
      legend.setItemPaint(text);
      legend.setFrame(BlockBorder.NONE);
    }
  }
}
