package dev.tessera.model.field;

import java.util.Arrays;
import java.util.List;

/**
 * All spans of all cells of some tiles that may be worth a part which is told for itself, in memory
 * that is used again and again. A part is numbered tile by tile, cell by cell and span by span.
 */
final class MosaicCandidates {
  private final MosaicShape shape;
  private final int width;
  private final List<MosaicSpans.Span> spans;
  private final MosaicMeans means;
  private final MosaicOffers offers;
  private final int perTile;

  /** (T,slots,H). */
  private final float[] m;

  /** What an error of a slot counts for, (T,slots). */
  private final float[] weights;

  /** Those there are, ascending; the first of each tile, and the number of all. */
  private final int[] parts;

  private final int[] firsts;

  /**
   * None yet.
   *
   * @param most tiles at a time
   */
  MosaicCandidates(FieldSpec spec, MosaicSpans spans, MosaicOffers offers, int most) {
    this.offers = offers;
    this.spans = spans.all();
    shape = MosaicShape.of(spec);
    width = spec.width();
    means = new MosaicMeans(spec, spans, most);
    perTile = means.perTile();
    m = new float[most * shape.slots() * width];
    weights = new float[most * shape.slots()];
    parts = new int[most * perTile];
    firsts = new int[most + 1];
  }

  /** Modulations of all slots, (T,slots,H), to be read into before {@link #gather}. */
  float[] modulations() {
    return m;
  }

  /** Where the modulations of a tile begin. */
  int start(int tile) {
    return tile * shape.slots() * width;
  }

  /**
   * Finds the candidates of some tiles; each is an offer of its own number.
   *
   * @param prices receives about what a number of each tile's code saves
   */
  void gather(int tiles, double[] prices) {
    offers.clear();
    Arrays.fill(weights, 1);
    for (int tile = 0; tile < tiles; tile++) {
      firsts[tile] = offers.count();
      double price = means.average(m, start(tile), tile);
      prices[tile] = price;
      for (int part = tile * perTile; part < (tile + 1) * perTile; part++) {
        if (means.worthwhile(part)) {
          parts[offers.count()] = part;
          int at = offers.add(weight(part), price);
          System.arraycopy(means.mean(part), 0, offers.vectors(), at, width);
        }
      }
    }
    firsts[tiles] = offers.count();
  }

  MosaicOffers offers() {
    return offers;
  }

  /** The first candidate of a tile, or the number of all after the last tile. */
  int first(int tile) {
    return firsts[tile];
  }

  /** The candidate that a decision of a tile means. */
  int number(int tile, MosaicShares.Part decided) {
    int wanted = tile * perTile + decided.cell() * spans.size() + decided.span();
    return Arrays.binarySearch(parts, firsts[tile], firsts[tile + 1], wanted);
  }

  MosaicSpans.Span span(int candidate) {
    return spans.get(parts[candidate] % spans.size());
  }

  /** The slot of its tile at which a candidate begins. */
  int slot(int candidate) {
    return parts[candidate] % perTile / spans.size() * shape.frames() + span(candidate).first();
  }

  /** Where the number of the candidate's span is in {@link MosaicShares}. */
  int share(int candidate) {
    return parts[candidate] % perTile;
  }

  /** What an error of each slot of a tile counts for, from its first on. */
  void weigh(int tile, float[] slots, double price) {
    System.arraycopy(slots, 0, weights, tile * shape.slots(), shape.slots());
    for (int i = firsts[tile]; i < firsts[tile + 1]; i++) {
      offers.weigh(i, weight(parts[i]), price);
    }
  }

  /** What the error of a part counts for, in all its frames. */
  private float weight(int part) {
    MosaicSpans.Span span = spans.get(part % spans.size());
    int cell = part / spans.size() * shape.frames();
    float sum = 0;
    for (int frame = span.first(); frame < span.end(); frame++) {
      sum += weights[cell + frame];
    }
    return sum;
  }

  /** The errors that the first amplitudes of a tile's candidates leave. */
  void measure(int tile, MosaicShares shares) {
    shares.clear();
    for (int i = firsts[tile]; i < firsts[tile + 1]; i++) {
      double spread = means.spread(parts[i]) * weight(parts[i]) / span(i).length();
      offers.open(i, shares, share(i), spread);
    }
  }
}
