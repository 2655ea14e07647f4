package dev.tessera.model.bench;

import dev.tessera.model.field.FieldSpec;

/**
 * Floating-point operations of one joint fitting step, matrix products only: a product (m,k)x(k,n)
 * counts 2mkn; sines, gates, sums and the optimiser count nothing, so the share of the GEMM peak
 * never reaches 1.
 *
 * <p>Forward products of T tiles x S samples, with the first sine layer, which all tiles share,
 * counted once per step:
 *
 * <pre>
 * W_0       2 S H d                       (S,d)x(d,H)
 * W_i       2 T S H H        i = 1..L-1   (T*S,H)x(H,H)
 * W_o       2 T S H C                     (T*S,H)x(H,C)
 * A_0       2 T H D                       (T,D)x(D,H)
 * A_i       2 T H (H + D)    i = 1..L-1   (T,H+D)x(H+D,H)
 * </pre>
 *
 * The gradient takes two products of the same size for each: to the weight and to the input. W_0
 * has no gradient to its input.
 */
public final class StepFlops {
  private StepFlops() {}

  /** Operations of a step, forward and backward, networks and codes. */
  public static double of(FieldSpec spec, long tiles, long samples) {
    double width = spec.width();
    double rows = (double) tiles * samples;
    double first = 2.0 * samples * width * spec.dimensions();
    double hidden = (spec.layers() - 1) * 2 * rows * width * width;
    double output = 2 * rows * width * spec.channels();
    double modulation =
        2.0 * tiles * width * spec.latent()
            + (spec.layers() - 1) * 2.0 * tiles * width * (width + spec.latent());
    return 2 * first + 3 * (hidden + output + modulation);
  }
}
