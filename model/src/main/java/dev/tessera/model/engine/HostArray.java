package dev.tessera.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An array that is filled from the heap: write into {@link #buffer}, then {@link #upload}. Views of
 * the array stay valid.
 */
public final class HostArray {
  private final NDManager manager;
  private final Shape shape;
  private final ByteBuffer memory;
  private final FloatBuffer buffer;
  private @Nullable NDArray array;

  HostArray(NDManager manager, Shape shape, ByteBuffer memory) {
    this.manager = manager;
    this.shape = shape;
    this.memory = memory;
    buffer = memory.asFloatBuffer();
    if (!manager.getDevice().isGpu()) {
      array = send(); // is this very memory, from now on
    }
  }

  /** The numbers, row-major; use absolute puts or rewind. */
  public FloatBuffer buffer() {
    return buffer;
  }

  /** The array; belongs to the scope that made it. A GPU gets what was written until now. */
  public NDArray array() {
    NDArray there = array == null ? send() : array;
    array = there;
    return there;
  }

  /** Brings what was written to the device; nothing to do on the CPU, where memory is shared. */
  public void upload() {
    if (!manager.getDevice().isGpu()) {
      return;
    }
    if (array == null) {
      array = send();
    } else {
      try (NDArray copy = send()) {
        array.set(new NDIndex(":"), copy);
      }
    }
  }

  private NDArray send() {
    memory.rewind();
    return manager.create(memory, shape, DataType.FLOAT32);
  }
}
