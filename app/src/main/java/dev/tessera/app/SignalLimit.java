package dev.tessera.app;

/** How large an image may be on this machine. */
public final class SignalLimit {
  private static final int SHARE_OF_THE_HEAP = 4;

  private SignalLimit() {}

  /** Bytes of float samples; a fit holds a few arrays of that size. */
  public static long bytes() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP;
  }
}
