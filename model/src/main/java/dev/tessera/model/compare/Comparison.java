package dev.tessera.model.compare;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;

/**
 * Two networks that learned the same tiles of the same picture in the same steps.
 *
 * @param picture what they learned
 * @param options how
 * @param modulated with codes as amplitudes
 * @param concatenated with codes as inputs
 */
public record Comparison(
    GridSignal picture, FitOptions options, LearnedNetwork modulated, LearnedNetwork concatenated) {
  /** The tiles of the picture. */
  public GridTiling grid() {
    return options.gridFor(picture);
  }

  /** The network of a form. */
  public LearnedNetwork of(Form form) {
    return form == Form.MODULATION ? modulated : concatenated;
  }
}
