package dev.tessera.model.compare;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;

/**
 * A network of either form and the codes of all tiles.
 *
 * @param fitted as it was learned
 * @param psnr of the whole picture rounded to 8 bits, dB
 */
public record LearnedNetwork(Fitted<GridTiling> fitted, double psnr) {
  /** The hyper-parameters. */
  public FieldSpec spec() {
    return fitted.spec();
  }

  /** The codes of all tiles, (T,D). */
  public Codes codes() {
    return fitted.codes();
  }

  /** Numbers in all weights together. */
  public int weightCount() {
    return fitted.weights().length();
  }
}
