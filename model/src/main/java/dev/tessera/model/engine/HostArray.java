package dev.tessera.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * An array that is filled from the heap: write into {@link #buffer}, then {@link #upload}. Views of
 * the array stay valid.
 */
public final class HostArray {
  private final FloatBuffer buffer;
  private final ByteBuffer memory;
  private final NDArray array;

  HostArray(FloatBuffer buffer, ByteBuffer memory, NDArray array) {
    this.buffer = buffer;
    this.memory = memory;
    this.array = array;
  }

  /** The numbers, row-major; use absolute puts or rewind. */
  public FloatBuffer buffer() {
    return buffer;
  }

  /** The array; belongs to the scope that made it. */
  public NDArray array() {
    return array;
  }

  /** Brings what was written to the device; nothing to do on the CPU, where memory is shared. */
  public void upload() {
    if (array.getDevice().isGpu()) {
      memory.rewind();
      try (NDArray copy =
          array.getManager().create(memory, array.getShape(), array.getDataType())) {
        array.set(new NDIndex(":"), copy);
      }
    }
  }
}
