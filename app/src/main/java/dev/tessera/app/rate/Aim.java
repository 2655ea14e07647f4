package dev.tessera.app.rate;

import dev.tessera.model.archive.codebook.CodingWatch;
import dev.tessera.model.archive.codebook.Compressed;
import dev.tessera.model.archive.codebook.Compressor;

/** What a compressed picture is to come to. */
enum Aim {
  /** At most so many bits per pixel. */
  BITS("Bits per pixel"),
  /** At least so many dB. */
  PSNR("PSNR");

  private final String label;

  Aim(String label) {
    this.label = label;
  }

  /** For people. */
  String label() {
    return label;
  }

  /**
   * Compresses.
   *
   * @param value bits per pixel, or dB
   * @throws Compressor.OutOfReach if that cannot be had
   * @throws java.util.concurrent.CancellationException once the watch says so
   */
  Compressed compressed(Compressor compressor, double value, CodingWatch watch)
      throws Compressor.OutOfReach {
    return this == BITS ? compressor.atMost(value, watch) : compressor.atLeast(value, watch);
  }
}
