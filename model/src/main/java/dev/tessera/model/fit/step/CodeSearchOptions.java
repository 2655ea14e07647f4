package dev.tessera.model.fit.step;

import dev.tessera.model.signal.Range;

/**
 * Settings of a search for the code of a shape, in a family whose networks stay as they are.
 *
 * @param steps of Adam, 1 to 100000
 * @param points of the shape in a step, 16 to 65536
 * @param starts members to start from, beside the mean of all, 0 to 64
 * @param rate peak learning rate, in standard deviations of the members' codes, 1e-6 to 1
 * @param prior weight of mean(((z - mean) / deviation)^2), which holds the code near the members'
 *     where points say little, 0 to 1
 * @param seed fixes every random choice
 */
public record CodeSearchOptions(
    int steps, int points, int starts, double rate, double prior, long seed) {
  /** Rejects values out of range, naming the setting. */
  public CodeSearchOptions {
    Range.require("steps", steps, 1, 100_000);
    Range.require("points", points, 16, 65536);
    Range.require("starts", starts, 0, 64);
    Range.require("rate", rate, 1e-6, 1);
    Range.require("prior", prior, 0, 1);
  }

  /** For a shape whose distance is known everywhere. */
  public static CodeSearchOptions complete() {
    return new CodeSearchOptions(300, 2048, 4, 0.1, 1e-4, 1);
  }

  /** For points of a part of a surface, with noise. */
  public static CodeSearchOptions partial() {
    return new CodeSearchOptions(300, 2048, 8, 0.1, 2e-3, 1);
  }
}
