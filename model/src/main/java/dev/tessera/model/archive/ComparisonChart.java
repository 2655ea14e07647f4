package dev.tessera.model.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The curves of all methods as one drawing in SVG: PSNR over the logarithm of what was spent.
 *
 * @param entries methods; those without a curve have no line
 * @param spent of a point, more than 0 where it is drawn
 * @param axis what that is, for people
 */
record ComparisonChart(
    List<ComparisonReport.Entry> entries,
    ToDoubleFunction<ComparisonReport.Point> spent,
    String axis) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 44;

  /** Points of a line that are enough for eyes. */
  private static final int MOST_POINTS = 300;

  /** Two neighbouring colours are this far apart on the wheel: the golden angle. */
  private static final double ANGLE = 137.508;

  /** The colour of a method, as CSS writes it. */
  static String colour(int number) {
    return String.format(
        Locale.ROOT,
        "hsl(%.0f 70%% %d%%)",
        (210 + number * ANGLE) % 360,
        number % 2 == 0 ? 40 : 52);
  }

  /** What is drawn, in order of what was spent: (x, PSNR). */
  private record Line(int number, boolean dashed, List<double[]> points) {}

  /** From, to, of either axis. */
  private record Frame(double left, double right, double low, double high) {
    double x(double spent) {
      return LEFT
          + (WIDTH - LEFT - RIGHT) * (Math.log10(spent) - left) / Math.max(1e-9, right - left);
    }

    double y(double psnr) {
      return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (psnr - low) / (high - low);
    }
  }

  /** The element; of nothing to draw a sentence. */
  String svg() {
    List<Line> lines = lines();
    if (lines.isEmpty()) {
      return "<p>There is no curve.</p>";
    }
    Frame frame = frame(lines);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"PSNR over %s\">\n"
            .formatted(WIDTH, HEIGHT, axis));
    grid(svg, frame);
    for (Line line : lines) {
      svg.append(
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\""
              .formatted(colour(line.number()), line.dashed() ? " stroke-dasharray=\"7 4\"" : ""));
      for (double[] point : line.points()) {
        svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", frame.x(point[0]), frame.y(point[1])));
      }
      svg.append(
          "\"><title>%s</title></polyline>\n".formatted(entries.get(line.number()).method()));
      double[] end = line.points().get(line.points().size() - 1);
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>\n",
              frame.x(end[0]),
              frame.y(end[1]),
              colour(line.number())));
    }
    return svg.append("</svg>\n").toString();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      List<double[]> points =
          entries.get(i).details().curve().stream()
              .map(p -> new double[] {spent.applyAsDouble(p), p.psnr()})
              .filter(p -> p[0] > 0 && Double.isFinite(p[1]))
              .toList();
      if (!points.isEmpty()) {
        lines.add(new Line(i, entries.get(i).details().global(), thinned(points)));
      }
    }
    return lines;
  }

  private static List<double[]> thinned(List<double[]> points) {
    int every = (points.size() - 1) / MOST_POINTS + 1;
    List<double[]> some = new ArrayList<>();
    for (int i = 0; i < points.size(); i += every) {
      some.add(points.get(i));
    }
    some.add(points.get(points.size() - 1));
    return some;
  }

  private static Frame frame(List<Line> lines) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Line line : lines) {
      for (double[] point : line.points()) {
        left = Math.min(left, Math.log10(point[0]));
        right = Math.max(right, Math.log10(point[0]));
        low = Math.min(low, point[1]);
        high = Math.max(high, point[1]);
      }
    }
    return new Frame(left, right, Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1));
  }

  private void grid(StringBuilder svg, Frame frame) {
    double step = frame.high() - frame.low() > 16 ? 5 : frame.high() - frame.low() > 6 ? 2 : 1;
    for (double dB = Math.ceil(frame.low() / step) * step; dB <= frame.high(); dB += step) {
      double y = frame.y(dB);
      rule(svg, LEFT, y, WIDTH - RIGHT, y);
      text(svg, LEFT - 6, y + 4, "end", String.format(Locale.ROOT, "%.0f", dB));
    }
    for (int power = (int) Math.floor(frame.left()); power <= frame.right(); power++) {
      for (int digit : frame.right() - frame.left() > 3 ? new int[] {1} : new int[] {1, 2, 5}) {
        double value = digit * Math.pow(10, power);
        if (Math.log10(value) >= frame.left() && Math.log10(value) <= frame.right()) {
          double x = frame.x(value);
          rule(svg, x, TOP, x, HEIGHT - BOTTOM);
          text(svg, x, HEIGHT - BOTTOM + 18, "middle", tick(value));
        }
      }
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", axis);
    text(svg, 14, TOP + 10, "middle", "dB");
  }

  private static String tick(double value) {
    if (value < 1) {
      return Double.toString(value);
    }
    return value < 1e5
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.0e", value).replaceFirst("e\\+0?", "e");
  }

  private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"rule\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            words));
  }
}
