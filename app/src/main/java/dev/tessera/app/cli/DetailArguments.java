package dev.tessera.app.cli;

import picocli.CommandLine.Option;

/** How pictures become larger, as an option. */
final class DetailArguments {
  static final String PLAIN = "--plain";

  @Option(
      names = PLAIN,
      description =
          "Pictures, with a --scale above 1: the field between the pixels as it is, without detail"
              + " as photographs have it.")
  boolean plain;

  /** Whether detail is added. */
  boolean detail() {
    return !plain;
  }

  /**
   * Refuses what would do nothing.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  void requireEffect(double scale) {
    if (plain && scale <= 1) {
      throw new IllegalArgumentException(
          PLAIN + " does nothing without a --scale above 1: nothing lies between the pixels");
    }
  }
}
