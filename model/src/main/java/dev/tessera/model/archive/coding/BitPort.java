package dev.tessera.model.archive.coding;

/**
 * Where binary decisions go to or come from. One description of the decisions serves both ways: who
 * encodes says what each is, who decodes is told.
 */
@FunctionalInterface
public interface BitPort {
  /** Probabilities are whole numbers of this many parts. */
  int ONE = 1 << 16;

  /**
   * Codes one decision.
   *
   * @param bit 0 or 1; passed over when decoding
   * @param one how likely a 1 is, in parts of {@link #ONE}, 1 to ONE - 1
   * @return the bit that was coded
   */
  int code(int bit, int one);
}
