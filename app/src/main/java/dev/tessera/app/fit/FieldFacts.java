package dev.tessera.app.fit;

import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.job.FitMemory;
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
 * @param memory that the signal and its fit take
 */
public record FieldFacts(
    int tiles, long codeFloats, long networkFloats, double floatsPerPixel, FitMemory memory) {
  /** Counts and estimates. */
  public static FieldFacts of(FitOptions wanted, GridSignal signal) {
    FitOptions options = wanted.suitedTo(signal);
    GridTiling grid = options.gridFor(signal);
    long codes = (long) grid.tileCount() * options.specFor(signal).latent();
    long weights = WeightLayout.of(options.specFor(signal)).length();
    long own = options.networks().isPresent() ? codes : codes + weights;
    double perPixel = own / (double) signal.samples().count();
    return new FieldFacts(
        grid.tileCount(), codes, weights, perPixel, FitMemory.of(options, signal));
  }

  /** What the process holds meanwhile, heap and native. */
  public long memoryBytes() {
    return memory.bytes();
  }

  /** What to say if this machine's memory does not suffice; empty if it does. */
  public Optional<String> shortage() {
    return memory.enough()
        ? Optional.empty()
        : Optional.of(
            "This may not fit into memory: choose larger tiles or shorter codes, or a smaller"
                + " picture.");
  }
}
