package dev.tessera.model.archive;

import dev.tessera.model.compare.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines as one drawing in SVG: PSNR over the logarithm of something.
 *
 * @param lines what is drawn
 * @param axis what it is drawn over, for people
 * @param ticks what is told of the axis; round numbers if there are none
 */
record ComparisonChart(List<ComparisonLine> lines, String axis, List<Double> ticks) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 44;

  /** Points of a line that are enough for eyes. */
  private static final int MOST_POINTS = 300;

  /** Of lines of so few points each is marked. */
  private static final int FEW = 12;

  private static final int DOT = 4;

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
    if (lines.isEmpty()) {
      return "<p>There is no curve.</p>";
    }
    Frame frame = frame(lines);
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"PSNR over %s\">\n"
            .formatted(WIDTH, HEIGHT, axis));
    grid(svg, frame);
    lines.forEach(line -> draw(svg, frame, line));
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, Frame frame, ComparisonLine line) {
    List<ComparisonLine.Spot> spots = line.thinned(MOST_POINTS);
    svg.append(
        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\""
            .formatted(line.colour(), line.dashed() ? " stroke-dasharray=\"7 4\"" : ""));
    for (ComparisonLine.Spot spot : spots) {
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", frame.x(spot.x()), frame.y(spot.psnr())));
    }
    svg.append("\"><title>%s</title></polyline>\n".formatted(line.name()));
    if (spots.size() <= FEW) {
      for (ComparisonLine.Spot spot : spots) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"/>\n",
                frame.x(spot.x()),
                frame.y(spot.psnr()),
                DOT,
                line.colour()));
      }
    }
  }

  private static Frame frame(List<ComparisonLine> lines) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ComparisonLine line : lines) {
      for (ComparisonLine.Spot spot : line.spots()) {
        left = Math.min(left, Math.log10(spot.x()));
        right = Math.max(right, Math.log10(spot.x()));
        low = Math.min(low, spot.psnr());
        high = Math.max(high, spot.psnr());
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
    for (double value : ticks.isEmpty() ? round(frame) : ticks) {
      double x = frame.x(value);
      rule(svg, x, TOP, x, HEIGHT - BOTTOM);
      String words = ticks.isEmpty() ? tick(value) : Study.text(value);
      text(svg, x, HEIGHT - BOTTOM + 18, "middle", words);
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", axis);
    text(svg, 14, TOP + 10, "middle", "dB");
  }

  private static List<Double> round(Frame frame) {
    List<Double> round = new ArrayList<>();
    for (int power = (int) Math.floor(frame.left()); power <= frame.right(); power++) {
      for (int digit : frame.right() - frame.left() > 3 ? new int[] {1} : new int[] {1, 2, 5}) {
        double value = digit * Math.pow(10, power);
        if (Math.log10(value) >= frame.left() && Math.log10(value) <= frame.right()) {
          round.add(value);
        }
      }
    }
    return round;
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
