package dev.tessera.model.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

  /** Ratio of prices that are tried while none is known to be too low or high enough. */
  private static final double STRIDE = 2;

  private final MosaicShape shape;
  private final int latent;
  private final List<MosaicSpans.Span> spans;

  /** Errors by amplitudes, (cells*spans,A+1), never growing. */
  private final double[] errors;

  /**
   * The lower hull of each: amplitudes at its corners, what each saves on the way, and how many
   * corners, 0 until they are looked for.
   */
  private final int[] corners;

  private final double[] slopes;

  private final int[] cornerCounts;
  private final boolean[] open;

  /** Numbers of amplitudes that are tried: all small ones, of large ones every fourth. */
  private final int[] tried;

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
    slopes = new double[errors.length];
    cornerCounts = new int[parts];
    open = new boolean[parts];
    tried =
        IntStream.rangeClosed(1, shape.amplitudes())
            .filter(n -> n <= 16 || n % (n <= 32 ? 2 : 4) == 0 || n == shape.amplitudes())
            .toArray();
    counts = new int[this.spans.size()];
    costs = new double[this.spans.size()];
    best = new double[shape.frames() + 1];
    last = new int[shape.frames() + 1];
  }

  /** The error that some amplitudes leave of a part, cell * spans + span. */
  double error(int part, int count) {
    return errors[part * (shape.amplitudes() + 1) + count];
  }

  /** No span may be a part any more. */
  void clear() {
    Arrays.fill(open, false);
  }

  /**
   * A span may be a part.
   *
   * @param part cell * spans + span
   * @param least error that is left whatever the amplitudes are
   * @param most error beside it without any amplitude
   * @param weight of the squares that amplitudes take off it
   * @param amplitudes (A)
   */
  void open(int part, double least, double most, double weight, float[] amplitudes) {
    open[part] = true;
    int from = part * (shape.amplitudes() + 1);
    double rest = most;
    errors[from] = least + rest;
    for (int i = 0; i < amplitudes.length; i++) {
      rest = Math.max(0, rest - weight * amplitudes[i] * amplitudes[i]);
      errors[from + 1 + i] = least + rest;
    }
    cornerCounts[part] = 0;
  }

  /**
   * A span that may be a part may be told in another way, too: by each number of amplitudes in the
   * better one.
   *
   * @param others errors by amplitudes, (A+1), never growing
   */
  void open(int part, double[] others) {
    int from = part * (shape.amplitudes() + 1);
    for (int i = 0; i < others.length; i++) {
      errors[from + i] = Math.min(errors[from + i], others[i]);
    }
    cornerCounts[part] = 0;
  }

  /** Finds the corners of a part, unless they are known. */
  private void findCorners(int part) {
    if (cornerCounts[part] > 0) {
      return;
    }
    int from = part * (shape.amplitudes() + 1);
    corners[from] = 0;
    int last = from;
    for (int count : tried) {
      double slope = slope(from, corners[last], count);
      if (slope <= 0) {
        continue;
      }
      while (last > from && slope >= slopes[last]) {
        last--;
        slope = slope(from, corners[last], count);
      }
      corners[++last] = count;
      slopes[last] = slope;
    }
    cornerCounts[part] = last - from + 1;
  }

  /** The price per number at which the last tile was shared. */
  double price() {
    return price;
  }

  /**
   * Decides from the errors, in the order of a code.
   *
   * @param about the price; the nearer, the sooner it is found
   */
  List<Part> decide(double about) {
    double high = Math.max(LOWEST, Math.min(HIGHEST, about));
    double low = high;
    while (high < HIGHEST && numbers(high) > latent) {
      low = high;
      high *= STRIDE;
    }
    while (low == high && low > LOWEST) {
      low = high / STRIDE;
      if (numbers(low) <= latent) {
        high = low;
      }
    }
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

  /** What an amplitude saves on the way from one number of them to another. */
  private double slope(int from, int fewer, int more) {
    double saved = errors[from + fewer] - errors[from + more];
    return more - fewer == 1 ? saved : saved / (more - fewer);
  }

  /** Amplitudes of a part at a price. */
  private int worth(int part, double each) {
    findCorners(part);
    int from = part * (shape.amplitudes() + 1);
    int low = from;
    int high = from + cornerCounts[part] - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (slopes[middle] >= each) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return corners[low];
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
        costs[s] = error(part, counts[s]) + each * (1 + counts[s]);
      }
    }
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = 0;
    for (int s = 0; s < costs.length; s++) {
      MosaicSpans.Span span = spans.get(s);
      double cost = best[span.first()] + costs[s];
      if (cost < best[span.end()]) {
        best[span.end()] = cost;
        last[span.end()] = s;
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
        int number = part.cell() * spans.size() + part.span();
        int to = Math.min(next(number, part.count()), part.count() + left);
        if (to > part.count()) {
          double gain = slope(number * (shape.amplitudes() + 1), part.count(), to);
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

  /** The next corner after some amplitudes of a part; there may be none. */
  private int next(int part, int count) {
    int from = part * (shape.amplitudes() + 1);
    int end = from + cornerCounts[part];
    int at = from;
    while (at < end && corners[at] <= count) {
      at++;
    }
    return at < end ? corners[at] : count;
  }
}
