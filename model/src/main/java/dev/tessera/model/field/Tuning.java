package dev.tessera.model.field;

import dev.tessera.model.signal.Range;

/**
 * With what the networks of a form learned best of what was tried, on two photographs.
 *
 * @param networkRate peak learning rate of the networks, more than 0, at most 1
 * @param codeRate peak learning rate of the codes, more than 0, at most 1
 * @param firstOmega w0 of a tile of 16 samples along each axis, or of a whole signal, 0.1 to 200
 * @param hiddenOmega w, 0.1 to 200
 */
public record Tuning(double networkRate, double codeRate, double firstOmega, double hiddenOmega) {
  /** Rejects values out of range, naming the setting. */
  public Tuning {
    Range.require("network rate", networkRate, 1e-9, 1);
    Range.require("code rate", codeRate, 1e-9, 1);
    Range.require("first omega", firstOmega, 0.1, 200);
    Range.require("hidden omega", hiddenOmega, 0.1, 200);
  }
}
