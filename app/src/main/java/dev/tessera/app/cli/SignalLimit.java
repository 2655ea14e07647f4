package dev.tessera.app.cli;

/** How large an image may be on this machine. */
final class SignalLimit {
  private static final int SHARE_OF_THE_HEAP = 4;

  private SignalLimit() {}

  /** Bytes of float samples; a fit holds a few arrays of that size. */
  static long bytes() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP;
  }
}
