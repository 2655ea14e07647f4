package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import java.util.Locale;
import java.util.Optional;

/** Whether there are tiles enough for codes to tell them apart. */
final class TileCount {
  /** Tiles per number of a code below which principal directions mean nothing. */
  private static final int LEAST = 4;

  private TileCount() {}

  /** One line if a joint fit has few tiles; one tile for all is what was asked for. */
  static Optional<String> advice(FitOptions options, GridSignal signal) {
    if (options.mode() != FitMode.JOINT
        || options.networks().isPresent()
        || options.grid().whole()) {
      return Optional.empty();
    }
    return advice(
        options.gridFor(signal).tileCount(), options.network().latent(), "a smaller --tile");
  }

  /** One line if there are too many tiles for an encoder to look for what moves. */
  static Optional<String> still(FitOptions options, GridSignal signal) {
    int most =
        options.networks().map(n -> n.spec().form().movedTiles(n.spec())).orElse(Integer.MAX_VALUE);
    int tiles = options.gridFor(signal).tileCount();
    return options.mode() == FitMode.ENCODE && tiles > most
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%,d tiles are encoded without looking for motion, which is done for %,d at most;"
                    + " --mode codes always looks for it.",
                tiles,
                most))
        : Optional.empty();
  }

  /**
   * One line if there are few tiles for codes of a length.
   *
   * @param more what makes more tiles of the same signal, such as "a smaller --tile"
   */
  static Optional<String> advice(long tiles, int latent, String more) {
    if (tiles >= (long) LEAST * latent) {
      return Optional.empty();
    }
    String fewer =
        tiles < LEAST
            ? ""
            : " or --latent " + tiles / LEAST + (tiles < 2 * LEAST ? "" : " or less");
    return Optional.of(
        "Note: with %s, codes of %d numbers have little to learn from; %s%s would help."
            .formatted(Words.count(tiles, "tile"), latent, more, fewer));
  }
}
