package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tessera.model.engine.Scope;
import java.util.List;
import java.util.Optional;

/** What one worker needs to find codes of some tiles, in memory that it uses again and again. */
final class MosaicLane {
  /** Slots at a time: each expert is then chosen often enough for products of matrices. */
  private static final int SLOTS = 4096;

  private final FieldSpec spec;
  private final MosaicShape shape;
  private final MosaicCandidates candidates;
  private final MosaicShares shares;
  private final Optional<MosaicMoving> moving;

  /** What a number of each tile's code saved at last. */
  private final double[] prices;

  /**
   * A lane.
   *
   * @param still what parts are chosen by that are told for themselves
   * @param motion what moved parts are found and chosen by, if they are looked for
   */
  MosaicLane(FieldSpec spec, MosaicOffers still, Optional<Motion> motion) {
    this.spec = spec;
    shape = MosaicShape.of(spec);
    MosaicSpans halves = MosaicSpans.halves(shape.frames());
    candidates = new MosaicCandidates(spec, halves, still, tiles(shape));
    prices = new double[tiles(shape)];
    shares = new MosaicShares(shape, spec.latent(), halves);
    moving = motion.map(found -> new MosaicMoving(spec, candidates, shares, found));
  }

  /** Most tiles at a time. */
  static int tiles(MosaicShape shape) {
    return Math.max(1, SLOTS / shape.slots());
  }

  /**
   * How moved parts are looked for.
   *
   * @param rounds in each of which frames are moved as the codes of the one before show them
   * @param all whether frames that were told together may be moved, too
   */
  record Motion(MosaicMotion motion, MosaicOffers offers, int rounds, boolean all) {}

  /**
   * Finds codes.
   *
   * @param passing arrays on the way live in it
   * @param modulations m of all frames of all cells, (T*slots,H), of at most {@link #tiles}
   * @param codes receives (T,D), from the tile {@code first} on
   */
  void encode(NDManager passing, NDArray modulations, float[] codes, int first) {
    Scope.read(modulations, candidates.modulations());
    int tiles = (int) modulations.getShape().get(0) / shape.slots();
    MosaicOffers offers = candidates.offers();
    candidates.gather(tiles, prices);
    offers.choose(passing);
    for (int tile = 0; tile < tiles; tile++) {
      candidates.measure(tile, shares);
      List<MosaicShares.Part> decided = shares.decide(prices[tile]);
      if (offers.search(
          passing, candidates.first(tile), candidates.first(tile + 1), shares.price())) {
        candidates.measure(tile, shares);
        decided = shares.decide(shares.price());
      }
      prices[tile] = shares.price();
      write(tile, decided, codes, (first + tile) * spec.latent());
    }
  }

  /**
   * Looks for displacements among the tiles of the latest {@link #encode}.
   *
   * @param codes whose (T,D) from the tile {@code first} on are improved
   */
  void move(NDManager passing, int tiles, float[] codes, int first) {
    moving.ifPresent(found -> found.improve(passing, tiles, prices, codes, first));
  }

  private void write(int tile, List<MosaicShares.Part> decided, float[] codes, int from) {
    MosaicOffers offers = candidates.offers();
    int at = from;
    for (MosaicShares.Part part : decided) {
      int i = candidates.number(tile, part);
      codes[at++] = shape.head(offers.expert(i), candidates.span(i).length(), part.count());
      System.arraycopy(offers.amplitudes(), i * shape.amplitudes(), codes, at, part.count());
      at += part.count();
    }
  }
}
