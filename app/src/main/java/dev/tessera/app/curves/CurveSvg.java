package dev.tessera.app.curves;

import dev.tessera.app.fx.ChartTheme;
import java.util.List;
import java.util.Locale;

/** Draws curves as SVG 1.1: axes, ticks, one polyline per line, legend. */
final class CurveSvg {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 20;
  private static final int BOTTOM = 60;
  private static final int LEGEND_LINE = 18;

  private final ChartTheme theme;
  private final CurveAxis axis;
  private final boolean logarithmic;
  private final StringBuilder svg = new StringBuilder();
  private double lowX = Double.POSITIVE_INFINITY;
  private double highX = Double.NEGATIVE_INFINITY;
  private double lowY = Double.POSITIVE_INFINITY;
  private double highY = Double.NEGATIVE_INFINITY;

  CurveSvg(ChartTheme theme, CurveAxis axis, boolean logarithmic) {
    this.theme = theme;
    this.axis = axis;
    this.logarithmic = logarithmic;
  }

  /** The whole document; may be called once. */
  String draw(List<CurveSeries> series) {
    series.forEach(this::stretch);
    widen();
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>", WIDTH, HEIGHT, theme.ground());
    drawAxes();
    series.forEach(this::drawLine);
    drawLegend(series.stream().filter(s -> !s.faint()).toList());
    add("</svg>");
    return svg.toString();
  }

  private void stretch(CurveSeries series) {
    for (int i = 0; i < series.line().length(); i++) {
      lowX = Math.min(lowX, series.line().x(i));
      highX = Math.max(highX, series.line().x(i));
      lowY = Math.min(lowY, series.line().y(i));
      highY = Math.max(highY, series.line().y(i));
    }
  }

  /** Gives every range a width, and PSNR a little air. */
  private void widen() {
    if (!(lowX <= highX)) {
      lowX = logarithmic ? 1 : 0;
      highX = 10;
      lowY = 0;
      highY = 1;
    }
    if (lowX == highX) {
      highX = lowX + 1;
    }
    double air = Math.max(0.5, 0.05 * (highY - lowY));
    lowY -= air;
    highY += air;
  }

  private void drawAxes() {
    int bottom = HEIGHT - BOTTOM;
    for (double tick :
        logarithmic ? Ticks.logarithmic(lowX, highX) : Ticks.linear(lowX, highX, 10)) {
      line(x(tick), TOP, x(tick), bottom);
      text(x(tick), bottom + 18, "middle", Ticks.text(tick));
    }
    for (double tick : Ticks.linear(lowY, highY, 8)) {
      line(LEFT, y(tick), WIDTH - RIGHT, y(tick));
      text(LEFT - 8, y(tick) + 4, "end", Ticks.text(tick));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, "middle", axis.title());
    double middle = (TOP + bottom) / 2.0;
    add(
        "<text x=\"18\" y=\"%.1f\" fill=\"%s\" text-anchor=\"middle\""
            + " transform=\"rotate(-90 18 %.1f)\">PSNR, dB</text>",
        middle, theme.text(), middle);
  }

  private void drawLine(CurveSeries series) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < series.line().length(); i++) {
      points.append(
          String.format(
              Locale.ROOT,
              "%s%.2f,%.2f",
              i == 0 ? "" : " ",
              x(series.line().x(i)),
              y(series.line().y(i))));
    }
    add(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-opacity=\"%s\""
            + " stroke-linejoin=\"round\" points=\"%s\"/>",
        series.colour(), series.faint() ? "1" : "1.8", series.faint() ? "0.35" : "1", points);
  }

  private void drawLegend(List<CurveSeries> named) {
    double y = HEIGHT - BOTTOM - 12 - LEGEND_LINE * (named.size() - 1.0);
    for (CurveSeries series : named) {
      add(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
          WIDTH - RIGHT - 30, y, WIDTH - RIGHT - 10, y, series.colour());
      text(WIDTH - RIGHT - 36, y + 4, "end", series.label());
      y += LEGEND_LINE;
    }
  }

  private void line(double x1, double y1, double x2, double y2) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1, y1, x2, y2, theme.grid());
  }

  private void text(double x, double y, String anchor, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" text-anchor=\"%s\">%s</text>",
        x, y, theme.text(), anchor, escape(words));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private double x(double value) {
    double share =
        logarithmic
            ? Math.log(value / lowX) / Math.log(highX / lowX)
            : (value - lowX) / (highX - lowX);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (value - lowY) / (highY - lowY) * (HEIGHT - BOTTOM - TOP);
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
