package dev.tessera.model.job;

import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.tile.GridTiling;

/** How much memory a clip and its fit may take together, told before a frame is read. */
public final class ClipBudget {
  private static final long MOST = 4_000_000_000L;

  /** Of the heap; the rest is for what passes by, such as frames that are written. */
  private static final double SHARE = 0.8;

  /** Numbers of a tile beside its code: errors, promise and failures, what it was told last. */
  private static final int BESIDE = 6;

  private ClipBudget() {}

  /**
   * The limit for a fit with some options: samples, codes, what moves them, and errors of all tiles
   * are counted.
   */
  public static ClipLimit of(FitOptions options) {
    long heap = (long) (SHARE * Runtime.getRuntime().maxMemory());
    int latent = options.networks().map(n -> n.spec().latent()).orElse(options.network().latent());
    // A joint fit has two moments of each number; who saves is given a copy of all.
    long copies = options.mode() == FitMode.JOINT ? 6 : 2;
    return new ClipLimit(
        Math.min(MOST, heap),
        (frames, size) -> {
          GridTiling grid = options.gridFor(frames, size.height(), size.width());
          long perTile = copies * latent + grid.tile(0) + BESIDE;
          return Math.multiplyExact(Float.BYTES * perTile, (long) grid.tileCount());
        });
  }
}
