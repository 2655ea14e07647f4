package dev.tessera.app.fit;

import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * What options mean for a signal, known before any fitting.
 *
 * @param tiles T
 * @param codeFloats T * D
 * @param networkFloats weights of both networks
 * @param floatsPerPixel floats that belong to this signal alone by its pixels, of a clip those of
 *     every frame: pre-trained networks do not count
 * @param memoryBytes estimate of what a fit holds, heap and native
 */
public record FieldFacts(
    int tiles, long codeFloats, long networkFloats, double floatsPerPixel, long memoryBytes) {
  /** Bytes that any fit takes: libraries, buffers, caches. */
  private static final long BASE_BYTES = 300L << 20;

  /** Counts and estimates. */
  public static FieldFacts of(FitOptions wanted, GridSignal signal) {
    FitOptions options = wanted.suitedTo(signal);
    GridTiling grid = options.gridFor(signal);
    long codes = (long) grid.tileCount() * options.specFor(signal).latent();
    long weights = WeightLayout.of(options.specFor(signal)).length();
    long pixels = (long) signal.width() * signal.height();
    long batch =
        (long) Math.min(grid.tileCount(), options.steps().tilesPerStep())
            * Math.min(grid.samplesPerTile(), options.steps().samplesPerTile());
    long activations =
        Math.min(batch, 16384) * options.network().width() * options.network().layers() * 8L * 4;
    long samples = signal.samples().bytes() + 4 * signal.samples().length();
    long own = options.networks().isPresent() ? codes : codes + weights;
    // signal, live picture, screen; codes and weights with gradient and two moments each
    long memory = BASE_BYTES + samples + pixels * 12 + (codes + weights) * 16 + activations;
    double perPixel = own / (double) signal.samples().count();
    return new FieldFacts(grid.tileCount(), codes, weights, perPixel, memory);
  }

  /** What to say if this machine's memory does not suffice; empty if it does. */
  public Optional<String> shortage() {
    long limit = Runtime.getRuntime().maxMemory();
    long heap = memoryBytes - BASE_BYTES;
    return heap <= limit
        ? Optional.empty()
        : Optional.of(
            "This may not fit into memory: choose larger tiles or shorter codes, or a smaller"
                + " picture.");
  }
}
