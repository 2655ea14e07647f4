package dev.tessera.model.compare;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;

/** A network of either form and the codes of all tiles, on the heap; immutable. */
public final class LearnedNetwork {
  private final Form form;
  private final FieldSpec spec;
  private final float[] weights;
  private final Codes codes;
  private final double psnr;

  /**
   * Keeps what was learned.
   *
   * @param weights flat, in the network's own order; handed over
   * @param codes (T,D)
   * @param psnr of the whole picture, dB
   */
  LearnedNetwork(Form form, FieldSpec spec, float[] weights, Codes codes, double psnr) {
    this.form = form;
    this.spec = spec;
    this.weights = weights;
    this.codes = codes;
    this.psnr = psnr;
  }

  /** How codes act. */
  public Form form() {
    return form;
  }

  /** The hyper-parameters. */
  public FieldSpec spec() {
    return spec;
  }

  /** The codes of all tiles, (T,D). */
  public Codes codes() {
    return codes;
  }

  /** Numbers in all weights together. */
  public int weightCount() {
    return weights.length;
  }

  /** A copy of the weights, flat, in the network's own order. */
  float[] weights() {
    return weights.clone();
  }

  /** PSNR of the whole picture, dB, values not rounded. */
  public double psnr() {
    return psnr;
  }

  /** The network on the device. */
  CodedNetwork open(Scope scope) {
    return form.network(scope, spec, weights);
  }
}
