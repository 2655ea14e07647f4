package dev.tessera.model.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares the numbers of a tile's code among its cells and their frames so that the squared error is
 * small: for a price per number each cell takes the spans and amplitudes that cost least, error and
 * price together, and the price is the one at which the numbers just suffice (Shoham and Gersho
 * 1988, "Efficient bit allocation for an arbitrary set of quantizers"). What is left over goes
 * where it helps most.
 */
final class MosaicShares {
  private static final double LOWEST = 1e-12;
  private static final double HIGHEST = 1e9;

  /** Prices of this ratio are as good as one. */
  private static final double CLOSE = 1.05;

  private final MosaicShape shape;
  private final int latent;
  private final List<MosaicSpans.Span> spans;

  /** Errors by amplitudes, (cells*spans,A+1), never growing. */
  private final double[] errors;

  /** The lower hull of each: amplitudes at its corners, and their number. */
  private final int[] corners;

  private final int[] cornerCounts;
  private final boolean[] open;
  private final int[] counts;
  private final double[] costs;
  private final double[] best;
  private final int[] last;
  private double price;

  /** A part that was decided on: a span of a cell and its amplitudes. */
  record Part(int cell, int span, int count) {}

  MosaicShares(MosaicShape shape, int latent, MosaicSpans spans) {
    this.shape = shape;
    this.latent = latent;
    this.spans = spans.all();
    int parts = shape.cells() * this.spans.size();
    errors = new double[parts * (shape.amplitudes() + 1)];
    corners = new int[errors.length];
    cornerCounts = new int[parts];
    open = new boolean[parts];
    counts = new int[this.spans.size()];
    costs = new double[this.spans.size()];
    best = new double[shape.frames() + 1];
    last = new int[shape.frames() + 1];
  }

  /** Where the errors of a span of a cell by 0, 1, ... A amplitudes are written to. */
  double[] errors() {
    return errors;
  }

  int offset(int cell, int span) {
    return (cell * spans.size() + span) * (shape.amplitudes() + 1);
  }

  /** No span may be a part any more. */
  void clear() {
    Arrays.fill(open, false);
  }

  /**
   * A span may be a part.
   *
   * @param part cell * spans + span
   * @return where its errors are to be written to
   */
  int open(int part) {
    open[part] = true;
    return part * (shape.amplitudes() + 1);
  }

  /** The price per number at which the last tile was shared. */
  double price() {
    return price;
  }

  /** Decides from the errors, in the order of a code. */
  List<Part> decide() {
    for (int part = 0; part < cornerCounts.length; part++) {
      if (open[part]) {
        findCorners(part);
      }
    }
    double low = LOWEST;
    double high = HIGHEST;
    while (high > CLOSE * low) {
      double middle = Math.sqrt(low * high);
      if (numbers(middle) > latent) {
        low = middle;
      } else {
        high = middle;
      }
    }
    price = high;
    return filled(at(high));
  }

  private void findCorners(int part) {
    int from = part * (shape.amplitudes() + 1);
    int n = 0;
    for (int l = 0; l <= shape.amplitudes(); l++) {
      while (n > 0 && errors[from + l] >= errors[from + corners[from + n - 1]]) {
        break;
      }
      while (n > 1
          && slope(from, corners[from + n - 2], corners[from + n - 1])
              <= slope(from, corners[from + n - 1], l)) {
        n--;
      }
      if (n == 0 || errors[from + l] < errors[from + corners[from + n - 1]]) {
        corners[from + n++] = l;
      }
    }
    cornerCounts[part] = n;
  }

  /** What an amplitude saves on the way from one number of them to another. */
  private double slope(int from, int fewer, int more) {
    return (errors[from + fewer] - errors[from + more]) / (more - fewer);
  }

  /** Amplitudes of a part at a price. */
  private int worth(int part, double each) {
    int from = part * (shape.amplitudes() + 1);
    int low = 0;
    int high = cornerCounts[part] - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (slope(from, corners[from + middle - 1], corners[from + middle]) >= each) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return corners[from + low];
  }

  private List<Part> at(double each) {
    List<Part> all = new ArrayList<>();
    for (int cell = 0; cell < shape.cells(); cell++) {
      decide(cell, each);
      int position = all.size();
      for (int end = shape.frames(); end > 0; end = spans.get(last[end]).first()) {
        all.add(position, new Part(cell, last[end], counts[last[end]]));
      }
    }
    return all;
  }

  /** How many numbers are worth a price. */
  private int numbers(double each) {
    int sum = 0;
    for (int cell = 0; cell < shape.cells(); cell++) {
      decide(cell, each);
      for (int end = shape.frames(); end > 0; end = spans.get(last[end]).first()) {
        sum += 1 + counts[last[end]];
      }
    }
    return sum;
  }

  /** The cheapest way through the frames of a cell. */
  private void decide(int cell, double each) {
    for (int s = 0; s < costs.length; s++) {
      int part = cell * spans.size() + s;
      costs[s] = Double.POSITIVE_INFINITY;
      if (open[part]) {
        counts[s] = worth(part, each);
        costs[s] = errors[offset(cell, s) + counts[s]] + each * (1 + counts[s]);
      }
    }
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = 0;
    for (int frame = 0; frame < shape.frames(); frame++) {
      for (int s = 0; s < costs.length; s++) {
        MosaicSpans.Span span = spans.get(s);
        if (span.first() == frame && best[frame] + costs[s] < best[span.end()]) {
          best[span.end()] = best[frame] + costs[s];
          last[span.end()] = s;
        }
      }
    }
  }

  /** Gives what is left to those parts that gain most by each number. */
  private List<Part> filled(List<Part> parts) {
    List<Part> all = new ArrayList<>(parts);
    int left = latent - parts.stream().mapToInt(part -> 1 + part.count()).sum();
    while (left > 0) {
      int best = -1;
      int bestMore = 0;
      double bestGain = 0;
      for (int i = 0; i < all.size(); i++) {
        Part part = all.get(i);
        int from = offset(part.cell(), part.span());
        int most = Math.min(shape.amplitudes(), part.count() + left);
        for (int to = part.count() + 1; to <= most; to++) {
          double gain = slope(from, part.count(), to);
          if (gain > bestGain) {
            bestGain = gain;
            best = i;
            bestMore = to - part.count();
          }
        }
      }
      if (best < 0) {
        return all;
      }
      Part part = all.get(best);
      all.set(best, new Part(part.cell(), part.span(), part.count() + bestMore));
      left -= bestMore;
    }
    return all;
  }
}
