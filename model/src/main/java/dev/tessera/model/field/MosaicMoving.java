package dev.tessera.model.field;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Improves the codes of some tiles by parts that are moved. Displacements are found in what the
 * codes there are show; numbers are then shared anew among parts that are told for themselves and
 * parts of one frame that are moved, and amplitudes of these are found frame by frame, from what
 * the frames before show now. Where there is more than one round those of all parts are found
 * together then, see {@link MosaicAmplitudes}. Of a tile the better of both codes is kept.
 */
final class MosaicMoving {
  private static final int NONE = -1;

  /** So often, with care, parts are decided anew for amplitudes that are best together. */
  private static final int TOGETHER = 2;

  private final FieldSpec spec;
  private final MosaicShape shape;
  private final MosaicCandidates candidates;
  private final MosaicShares shares;
  private final MosaicMotion motion;
  private final MosaicOffers offers;
  private final int rounds;
  private final boolean all;
  private final MosaicParts parts;

  /** The first offer of each tile and the number of all, and the errors of their codes. */
  private final int[] firsts;

  private final double[] errors;

  /** The offer and the displacement of each candidate, and the candidate of each slot of a tile. */
  private final int[] offerOf;

  private final int[] moves;
  private final int[] singles;

  /** What errors of a tile's slots count for, errors by amplitudes, a code. */
  private final float[] weights;

  private final double[] byAmplitudes;
  private final float[] code;

  MosaicMoving(
      FieldSpec spec, MosaicCandidates candidates, MosaicShares shares, MosaicLane.Motion how) {
    this.spec = spec;
    this.candidates = candidates;
    this.shares = shares;
    motion = how.motion();
    offers = how.offers();
    rounds = how.rounds();
    all = how.all();
    parts = new MosaicParts(spec);
    shape = MosaicShape.of(spec);
    int tiles = MosaicLane.tiles(shape);
    firsts = new int[tiles + 1];
    errors = new double[tiles];
    int most = tiles * shape.cells() * 2 * shape.frames();
    offerOf = new int[most];
    moves = new int[most];
    singles = new int[shape.slots()];
    weights = new float[shape.slots()];
    byAmplitudes = new double[shape.amplitudes() + 1];
    code = new float[spec.latent()];
  }

  /**
   * Improves codes.
   *
   * @param passing arrays on the way live in it
   * @param prices of a number of each tile's code, changed
   * @param codes of tiles from {@code first} on, (T,D)
   */
  void improve(NDManager passing, int tiles, double[] prices, float[] codes, int first) {
    for (int round = 0; round < rounds; round++) {
      tellAnew(passing, tiles, prices, codes, first, /* together= */ false);
    }
    if (rounds > 1) {
      for (int tile = 0; tile < tiles; tile++) {
        int at = (first + tile) * spec.latent();
        System.arraycopy(codes, at, code, 0, spec.latent());
        motion.refine(candidates.modulations(), candidates.start(tile), code);
        System.arraycopy(code, 0, codes, at, spec.latent());
      }
    }
    for (int round = 0; round < (all ? TOGETHER : 0); round++) {
      tellAnew(passing, tiles, prices, codes, first, /* together= */ true);
    }
  }

  /**
   * Tells tiles anew; a code that leaves less than the one before takes its place.
   *
   * @param together whether amplitudes are those that are best for all parts
   */
  private void tellAnew(
      NDManager passing, int tiles, double[] prices, float[] codes, int first, boolean together) {
    offers.clear();
    for (int tile = 0; tile < tiles; tile++) {
      firsts[tile] = offers.count();
      find(tile, prices[tile], codes, first + tile);
    }
    firsts[tiles] = offers.count();
    offers.choose(passing);
    float[] m = candidates.modulations();
    for (int tile = 0; tile < tiles; tile++) {
      if (firsts[tile] < firsts[tile + 1]) {
        List<MosaicParts.Part> told = tell(tile, decide(passing, tile, prices[tile]));
        prices[tile] = shares.price();
        double error = motion.settle(m, candidates.start(tile), told, code);
        if (together) {
          error = motion.refine(m, candidates.start(tile), code);
        }
        if (error < errors[tile]) {
          System.arraycopy(code, 0, codes, (first + tile) * spec.latent(), spec.latent());
        }
      }
    }
  }

  /** Displacements of all frames that may be worth a part each. */
  private void find(int tile, double price, float[] codes, int number) {
    Arrays.fill(singles, NONE);
    for (int i = candidates.first(tile); i < candidates.first(tile + 1); i++) {
      offerOf[i] = NONE;
      if (candidates.span(i).length() == 1) {
        singles[candidates.slot(i)] = i;
      }
    }
    if (!all) {
      parts.visit(
          codes,
          number * spec.latent(),
          part -> {
            if (part.span() > 1) {
              Arrays.fill(singles, part.slot(), part.slot() + part.span(), NONE);
            }
          });
    }
    float[] m = candidates.modulations();
    int from = candidates.start(tile);
    errors[tile] =
        motion.find(
            m,
            from,
            codes,
            number,
            slot -> singles[slot] != NONE,
            (slot, move, moved) -> {
              offerOf[singles[slot]] = offers.count();
              moves[singles[slot]] = move;
              int at = offers.add(1, price);
              int own = from + slot * spec.width();
              for (int h = 0; h < spec.width(); h++) {
                offers.vectors()[at + h] = m[own + h] - moved[h];
              }
            });
  }

  private List<MosaicShares.Part> decide(NDManager passing, int tile, double price) {
    weigh(tile, price);
    measure(tile);
    List<MosaicShares.Part> decided = shares.decide(price);
    if (offers.search(passing, firsts[tile], firsts[tile + 1], shares.price())) {
      measure(tile);
      decided = shares.decide(shares.price());
    }
    return decided;
  }

  /**
   * Weighs errors: what a frame shows is shown on by the frames that are moved from it, as far as
   * these cost less than if they were told for themselves. In the way of macroblock trees, of
   * Garrett-Glaser, "A novel macroblock-tree algorithm for high-performance optimization of
   * dependent video coding in H.264/AVC" (2009).
   */
  private void weigh(int tile, double price) {
    Arrays.fill(weights, 1);
    for (int i = candidates.first(tile + 1) - 1; i >= candidates.first(tile); i--) {
      if (offerOf[i] != NONE) {
        offers.errors(offerOf[i], byAmplitudes);
        double moved = cost(price);
        candidates.offers().errors(i, byAmplitudes);
        double told = cost(price);
        int slot = candidates.slot(i);
        weights[slot - 1] += (float) (weights[slot] * Math.max(0, 1 - moved / told));
      }
    }
    candidates.weigh(tile, weights, price);
    for (int i = candidates.first(tile); i < candidates.first(tile + 1); i++) {
      if (offerOf[i] != NONE) {
        offers.weigh(offerOf[i], weights[candidates.slot(i)], price);
      }
    }
  }

  /** The least of error and price together. */
  private double cost(double price) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < byAmplitudes.length; a++) {
      least = Math.min(least, byAmplitudes[a] + price * (1 + a));
    }
    return least;
  }

  /** The errors of a tile's parts, moved where that leaves less. */
  private void measure(int tile) {
    candidates.measure(tile, shares);
    for (int i = candidates.first(tile); i < candidates.first(tile + 1); i++) {
      if (offerOf[i] != NONE) {
        offers.errors(offerOf[i], byAmplitudes);
        shares.open(candidates.share(i), byAmplitudes);
      }
    }
  }

  /** Writes heads, and amplitudes of parts that are told for themselves. */
  private List<MosaicParts.Part> tell(int tile, List<MosaicShares.Part> decided) {
    List<MosaicParts.Part> told = new ArrayList<>();
    Arrays.fill(code, 0);
    int at = 0;
    for (MosaicShares.Part part : decided) {
      int i = candidates.number(tile, part);
      boolean moved = offerOf[i] != NONE && better(i, part.count());
      int move = moved ? moves[i] : 0;
      int expert = moved ? offers.expert(offerOf[i]) : candidates.offers().expert(i);
      int span = candidates.span(i).length();
      if (moved) {
        code[at++] = shape.movedHead(expert, move, part.count());
      } else {
        code[at++] = shape.head(expert, span, part.count());
        float[] amplitudes = candidates.offers().amplitudes();
        System.arraycopy(amplitudes, i * shape.amplitudes(), code, at, part.count());
      }
      told.add(new MosaicParts.Part(candidates.slot(i), span, expert, at, part.count(), move));
      at += part.count();
    }
    return told;
  }

  /** Whether a candidate is better moved. */
  private boolean better(int i, int count) {
    candidates.offers().errors(i, byAmplitudes);
    double still = byAmplitudes[count];
    offers.errors(offerOf[i], byAmplitudes);
    return byAmplitudes[count] < still;
  }
}
