package dev.tessera.model.archive.codebook;

import java.util.Optional;

/** Which network a code-book needs, and its file if the code-book brings it. */
final class NetworkReference {
  private final String hash;
  private final Optional<byte[]> embedded;

  /**
   * Refers to a network.
   *
   * @param hash SHA-256 of its file, lower-case hexadecimal
   * @param embedded the file, handed over
   */
  NetworkReference(String hash, Optional<byte[]> embedded) {
    this.hash = hash;
    this.embedded = embedded;
  }

  String hash() {
    return hash;
  }

  Optional<byte[]> embedded() {
    return embedded;
  }
}
