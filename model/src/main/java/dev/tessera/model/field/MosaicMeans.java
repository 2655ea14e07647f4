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

  /** A span is parted where its frames differ by more than this share of the price. */
  private static final double LEAST = 0.25;

  /** A span stays whole where its frames differ by less than this many prices. */
  private static final double MOST = 400;

  private final FieldSpec spec;
  private final MosaicShape shape;
  private final List<MosaicSpans.Span> spans;
  private final float[] m;

  /** (parts,H). */
  private final float[] means;

  /** What the frames of a part differ from their mean, squared. */
  private final double[] spreads;

  private final boolean[] worthwhile;

  /** Nothing done yet. */
  MosaicMeans(FieldSpec spec, MosaicSpans spans, int tiles, float[] m) {
    this.spec = spec;
    this.spans = spans.all();
    this.m = m;
    shape = MosaicShape.of(spec);
    means = new float[Math.multiplyExact(tiles * perTile(), spec.width())];
    spreads = new double[tiles * perTile()];
    worthwhile = new boolean[spreads.length];
  }

  int perTile() {
    return shape.cells() * spans.size();
  }

  /** (parts,H). */
  float[] all() {
    return means;
  }

  double spread(int part) {
    return spreads[part];
  }

  /** The numbers of those that may be worth a part, ascending. */
  int[] worthwhile() {
    int[] numbers = new int[worthwhile.length];
    int count = 0;
    for (int part = 0; part < worthwhile.length; part++) {
      if (worthwhile[part]) {
        numbers[count++] = part;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  /** Does tiles from one to another. */
  void average(int first, int end) {
    int[] histogram = new int[1 << (Float.SIZE - MANTISSA_BITS - 1)];
    for (int tile = first; tile < end; tile++) {
      Arrays.fill(histogram, 0);
      for (int cell = 0; cell < shape.cells(); cell++) {
        int part = (tile * shape.cells() + cell) * spans.size();
        int slot = (tile * shape.cells() + cell) * shape.frames();
        average(part, slot, histogram);
        for (int h = part * spec.width(); h < (part + 1) * spec.width(); h++) {
          note(shape.frames() * means[h] * means[h], histogram);
        }
      }
      double price = price(histogram);
      for (int cell = 0; cell < shape.cells(); cell++) {
        choose((tile * shape.cells() + cell) * spans.size(), price);
      }
    }
  }

  /** Averages a span and all below it; returns the part after them. */
  private int average(int part, int slot, int[] histogram) {
    MosaicSpans.Span span = spans.get(part % spans.size());
    int width = spec.width();
    int to = part * width;
    if (span.length() == 1) {
      System.arraycopy(m, (slot + span.first()) * width, means, to, width);
      return part + 1;
    }
    int second = average(part + 1, slot, histogram);
    int after = average(second, slot, histogram);
    int a = spans.get((part + 1) % spans.size()).length();
    int b = spans.get(second % spans.size()).length();
    float share = a / (float) (a + b);
    float weight = share * b;
    double detail = 0;
    for (int h = 0; h < width; h++) {
      float left = means[(part + 1) * width + h];
      float right = means[second * width + h];
      float difference = left - right;
      float square = weight * difference * difference;
      means[to + h] = right + share * difference;
      detail += square;
      note(square, histogram);
    }
    spreads[part] = spreads[part + 1] + spreads[second] + detail;
    return after;
  }

  private static void note(float square, int[] histogram) {
    histogram[Float.floatToRawIntBits(square) >>> MANTISSA_BITS]++;
  }

  /**
   * About what the last of D numbers saves, were numbers the modulations of spans and of the
   * differences of their halves.
   */
  private double price(int[] histogram) {
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
      return after(part);
    }
    return choose(choose(part + 1, price), price);
  }

  private int after(int part) {
    int length = spans.get(part % spans.size()).length();
    return length == 1 ? part + 1 : after(after(part + 1));
  }
}
