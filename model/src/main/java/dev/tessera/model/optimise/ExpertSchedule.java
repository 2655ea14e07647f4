package dev.tessera.model.optimise;

import dev.tessera.model.signal.Range;

/**
 * How a field with experts is trained.
 *
 * @param tile samples of a tile's side
 * @param width H, cosines kept, at most 3 * tile * tile
 * @param latent D, a choice and D-1 amplitudes
 * @param experts K, a power of two
 * @param tilesPerRound fresh tiles of a round
 * @param roundsPerDoubling rounds before the experts double
 * @param finalRounds rounds with all experts
 * @param seed fixes every random choice of the trainer
 * @param cut whether codes are for fields that cut them short, see {@link #amplitudes}
 */
public record ExpertSchedule(
    int tile,
    int width,
    int latent,
    int experts,
    int tilesPerRound,
    int roundsPerDoubling,
    int finalRounds,
    long seed,
    boolean cut) {
  private static final double MEMORY_WHILE_GROWING = 0.5;
  private static final double MEMORY_AT_LAST = 0.9;

  /** Every draw of tiles is given to experts by half as many amplitudes as the one before it. */
  private static final int LENGTHS = 5;

  /** As for codes that are used as a whole. */
  public ExpertSchedule(
      int tile,
      int width,
      int latent,
      int experts,
      int tilesPerRound,
      int roundsPerDoubling,
      int finalRounds,
      long seed) {
    this(tile, width, latent, experts, tilesPerRound, roundsPerDoubling, finalRounds, seed, false);
  }

  /** Rejects numbers that cannot be trained. */
  public ExpertSchedule {
    Range.require("tile", tile, 2, 64);
    Range.require("width", width, 8, 1024);
    Range.require("latent", latent, 2, 1024);
    Range.require("experts", experts, 1, 4096);
    Range.require("tiles per round", tilesPerRound, 1, 1 << 24);
    if (Integer.bitCount(experts) != 1) {
      throw new IllegalArgumentException("experts must be a power of two, found " + experts);
    }
    if (width > 3 * tile * tile || latent - 1 > width) {
      throw new IllegalArgumentException(
          "a tile of %d x %d x 3 samples cannot hold %d cosines and codes of %d"
              .formatted(tile, tile, width, latent));
    }
  }

  /** All rounds. */
  public int rounds() {
    return roundsPerDoubling * Integer.numberOfTrailingZeros(experts) + finalRounds;
  }

  /** The same for fields that cut codes short. */
  public ExpertSchedule forCutCodes() {
    return new ExpertSchedule(
        tile, width, latent, experts, tilesPerRound, roundsPerDoubling, finalRounds, seed, true);
  }

  /**
   * By how many amplitudes a draw of tiles is given to experts: all, or in turn all, a half, a
   * quarter and so on where codes are cut, so that the first directions of an expert serve alone.
   *
   * @param draw number of the draw
   */
  public int amplitudes(int draw) {
    int all = latent - 1;
    return cut ? Math.max(1, ((all + 1) >> draw % LENGTHS) - 1) : all;
  }

  /** Different numbers of amplitudes there are. */
  public int lengths() {
    return cut ? LENGTHS : 1;
  }

  /** Whether the experts double after this many rounds. */
  public boolean grows(int round) {
    return round % roundsPerDoubling == 0
        && round / roundsPerDoubling <= Integer.numberOfTrailingZeros(experts);
  }

  /** What is left of older tiles when a round's are added. */
  public double memory(int round) {
    return round < rounds() - finalRounds ? MEMORY_WHILE_GROWING : MEMORY_AT_LAST;
  }
}
