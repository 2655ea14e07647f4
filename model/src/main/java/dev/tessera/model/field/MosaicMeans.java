package dev.tessera.model.field;

import java.util.Arrays;
import java.util.List;

/**
 * The mean modulations of all spans of all cells of some tiles, and which of them may be worth a
 * part of a code. Spans are halves of halves, each followed by its first and its second half.
 */
final class MosaicMeans {
  /** Steps of the histogram from which the price is estimated: 8 for each doubling. */
  private static final int MANTISSA_BITS = 20;

  /** A span is parted where its frames differ by more than a head costs, in prices. */
  private static final double LEAST = 1;

  /** A span may be whole where its frames differ by at most this many prices. */
  private static final double MOST = 400;

  private final FieldSpec spec;
  private final MosaicShape shape;
  private final List<MosaicSpans.Span> spans;

  /** (T*parts,H), each an array of its own, so that loops have one index for all of them. */
  private final float[][] means;

  /** What the frames of a part differ from their mean, squared. */
  private final double[] spreads;

  private final boolean[] worthwhile;
  private final float[] squares;
  private final int[] histogram = new int[1 << (Float.SIZE - MANTISSA_BITS - 1)];

  /**
   * Nothing done yet.
   *
   * @param most tiles
   */
  MosaicMeans(FieldSpec spec, MosaicSpans spans, int most) {
    this.spec = spec;
    this.spans = spans.all();
    shape = MosaicShape.of(spec);
    means = new float[most * perTile()][spec.width()];
    spreads = new double[means.length];
    worthwhile = new boolean[spreads.length];
    squares = new float[spec.width()];
  }

  int perTile() {
    return shape.cells() * spans.size();
  }

  /** (H) of a part, not to be written to. */
  float[] mean(int part) {
    return means[part];
  }

  double spread(int part) {
    return spreads[part];
  }

  boolean worthwhile(int part) {
    return worthwhile[part];
  }

  /**
   * Averages the frames of a tile.
   *
   * @param m of all frames of all cells, those of the tile from {@code from} on, (slots,H)
   * @return about the price of a number of its code
   */
  double average(float[] m, int from, int tile) {
    Arrays.fill(histogram, 0);
    int width = spec.width();
    for (int cell = 0; cell < shape.cells(); cell++) {
      int part = tile * perTile() + cell * spans.size();
      average(part, m, from + cell * shape.frames() * width);
      square(means[part], shape.frames());
      note();
    }
    double price = price();
    for (int cell = 0; cell < shape.cells(); cell++) {
      choose(tile * perTile() + cell * spans.size(), price);
    }
    return price;
  }

  private void square(float[] mean, float weight) {
    for (int h = 0; h < squares.length; h++) {
      squares[h] = weight * mean[h] * mean[h];
    }
  }

  private double note() {
    double sum = 0;
    for (float square : squares) {
      sum += square;
      histogram[Float.floatToRawIntBits(square) >>> MANTISSA_BITS]++;
    }
    return sum;
  }

  /** Averages a span and all below it; returns the part after them. */
  private int average(int part, float[] m, int frames) {
    MosaicSpans.Span span = spans.get(part % spans.size());
    int width = spec.width();
    if (span.length() == 1) {
      System.arraycopy(m, frames + span.first() * width, means[part], 0, width);
      return part + 1;
    }
    int second = average(part + 1, m, frames);
    int after = average(second, m, frames);
    int a = spans.get((part + 1) % spans.size()).length();
    int b = spans.get(second % spans.size()).length();
    float share = a / (float) (a + b);
    merge(means[part], means[part + 1], means[second], share, share * b);
    spreads[part] = spreads[part + 1] + spreads[second] + note();
    return after;
  }

  private void merge(float[] mean, float[] left, float[] right, float share, float weight) {
    for (int h = 0; h < squares.length; h++) {
      float difference = left[h] - right[h];
      mean[h] = right[h] + share * difference;
      squares[h] = weight * difference * difference;
    }
  }

  /**
   * About what the last of D numbers saves, were numbers the modulations of spans and of the
   * differences of their halves.
   */
  private double price() {
    int left = spec.latent();
    int bin = histogram.length;
    while (bin > 1 && left > 0) {
      left -= histogram[--bin];
    }
    return Float.intBitsToFloat(bin << MANTISSA_BITS);
  }

  /** Marks a span and what is below it; returns the part after them. */
  private int choose(int part, double price) {
    int length = spans.get(part % spans.size()).length();
    worthwhile[part] = length == 1 || spreads[part] <= MOST * price;
    if (length == 1) {
      return part + 1;
    }
    if (spreads[part] < LEAST * price) {
      int after = after(part);
      Arrays.fill(worthwhile, part + 1, after, false);
      return after;
    }
    return choose(choose(part + 1, price), price);
  }

  private int after(int part) {
    int length = spans.get(part % spans.size()).length();
    return length == 1 ? part + 1 : after(after(part + 1));
  }
}
