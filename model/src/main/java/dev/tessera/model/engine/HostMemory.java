package dev.tessera.model.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap for one array after another, which would else pile up until the garbage
 * collector came by. Grows to the largest array and stays; one thread, one array at a time.
 */
public final class HostMemory {
  private ByteBuffer whole = ByteBuffer.allocateDirect(0);

  /** The first bytes, whatever they hold; what was lent before is not valid any more. */
  ByteBuffer lend(int bytes) {
    if (whole.capacity() < bytes) {
      whole = ByteBuffer.allocateDirect(bytes);
    }
    return whole.slice(0, bytes).order(ByteOrder.nativeOrder());
  }
}
