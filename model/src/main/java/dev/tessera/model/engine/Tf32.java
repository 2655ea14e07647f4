package dev.tessera.model.engine;

import java.util.function.IntToDoubleFunction;

/**
 * Switches the matrix products of a trusted GPU to TF32, and checks them again: their factors have
 * 10 bits of mantissa then, so numbers agree with the CPU's less closely. Whatever fails leaves
 * full precision.
 *
 * @param gpus the library
 * @param difference computes on the GPU of a number and on the CPU, and tells how far the numbers
 *     are apart, as {@link DeviceCheck} does
 */
record Tf32(Gpus gpus, IntToDoubleFunction difference) {
  /**
   * Differences up to this one are those of factors of 10 bits: what they lose of a phase of 30 is
   * 4e-2 of a gradient (measured on an H100), where a product gone wrong is 1 apart.
   */
  static final double AGREED = 0.1;

  /** What is told where there is nothing to switch. */
  static final String ON_THE_CPU = "TF32 is for GPUs: it does nothing on the CPU.";

  /**
   * Switches it on if its numbers are good enough.
   *
   * @param gpu whose check in full precision was passed
   * @return what came of it, a sentence
   */
  String switchOn(int gpu) {
    try {
      if (!gpus.tf32(true)) {
        return "TF32 is off: the library did not take the switch.";
      }
      double apart = difference.applyAsDouble(gpu);
      if (apart <= AGREED) {
        return "TF32 is on, checked against the CPU: " + Figure.of(apart) + ".";
      }
      return switchedOff(
          "TF32 is off: with it GPU %d does not compute what the CPU does: %s apart."
              .formatted(gpu, Figure.of(apart)));
    } catch (UnsatisfiedLinkError e) {
      return "TF32 is off: the PyTorch library in use has no switch for it that Tessera knows.";
    } catch (RuntimeException | LinkageError e) {
      return switchedOff("TF32 is off: " + RootCause.of(e) + ".");
    }
  }

  private String switchedOff(String why) {
    gpus.tf32(false);
    return why;
  }
}
