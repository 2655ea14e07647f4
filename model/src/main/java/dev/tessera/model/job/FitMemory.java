package dev.tessera.model.job;

import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;

/**
 * How much memory a signal that was read and its fit take together, told before the fit.
 *
 * @param bytes estimate of all that the process holds, heap and native
 * @param enough whether this machine has that
 */
public record FitMemory(long bytes, boolean enough) {
  /** Bytes that the fit of a picture takes whatever it is: libraries, buffers, caches. */
  private static final long BASE = 300L << 20;

  /** Samples of a picture that are evaluated together at most. */
  private static final int AT_ONCE = 16384;

  /**
   * Estimates.
   *
   * @param options that suit the signal
   * @param signal a picture or a clip
   */
  public static FitMemory of(FitOptions options, GridSignal signal) {
    return signal.samples().dimensions() > 2
        ? ClipBudget.needed(options, signal)
        : ofPicture(options, signal);
  }

  private static FitMemory ofPicture(FitOptions options, GridSignal signal) {
    GridTiling grid = options.gridFor(signal);
    long codes = (long) grid.tileCount() * options.specFor(signal).latent();
    long weights = WeightLayout.of(options.specFor(signal)).length();
    long pixels = (long) signal.width() * signal.height();
    long batch =
        (long) Math.min(grid.tileCount(), options.steps().tilesPerStep())
            * Math.min(grid.samplesPerTile(), options.steps().samplesPerTile());
    long activations =
        Math.min(batch, AT_ONCE) * options.network().width() * options.network().layers() * 8L * 4;
    long samples = signal.samples().bytes() + 4 * signal.samples().length();
    // signal, live picture, screen; codes and weights with gradient and two moments each
    long heap = samples + pixels * 12 + (codes + weights) * 16 + activations;
    return new FitMemory(BASE + heap, heap <= Runtime.getRuntime().maxMemory());
  }
}
