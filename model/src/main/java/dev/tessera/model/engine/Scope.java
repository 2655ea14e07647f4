package dev.tessera.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * A span of native memory: every array made in it, and every result of an operation on one, is
 * freed when it closes. Scopes nest: job, then step.
 */
public final class Scope implements AutoCloseable {
  private final NDManager manager;

  private Scope(NDManager manager) {
    this.manager = manager;
  }

  static Scope on(Device device) {
    return new Scope(NDManager.newBaseManager(device, "PyTorch"));
  }

  /** A scope that closes with this one at the latest. */
  public Scope child() {
    return new Scope(manager.newSubManager());
  }

  /** The DJL factory of this scope, for packages that compute. */
  public NDManager manager() {
    return manager;
  }

  /**
   * An array whose numbers are written from the heap again and again.
   *
   * @param shape of the array, float32
   */
  public HostArray hostArray(Shape shape) {
    return hostArray(shape, new HostMemory());
  }

  /**
   * An array whose numbers are written from the heap, in memory that outlives it.
   *
   * @param shape of the array, float32
   * @param lender lends to this array alone until it is closed
   */
  public HostArray hostArray(Shape shape, HostMemory lender) {
    ByteBuffer memory = lender.lend(Math.toIntExact(shape.size() * Float.BYTES));
    // On the CPU the array is this very memory; on a GPU it is a copy that upload() renews.
    NDArray array = manager.create(memory, shape, DataType.FLOAT32);
    return new HostArray(memory.asFloatBuffer(), memory, array);
  }

  /** Numbers of the heap as a float32 array, brought to the device once. */
  public NDArray upload(float[] values, long... shape) {
    return upload(new HostMemory(), values, shape);
  }

  /**
   * As above.
   *
   * @param lender lends to this array alone until it is closed
   */
  public NDArray upload(HostMemory lender, float[] values, long... shape) {
    HostArray array = hostArray(new Shape(shape), lender);
    array.buffer().put(0, values, 0, Math.toIntExact(array.array().size()));
    array.upload();
    return array.array();
  }

  /** Bytes of the arrays that live in this scope and its children now; views count again. */
  public long bytes() {
    long bytes = 0;
    for (NDArray array : manager.getManagedArrays()) {
      bytes += array.size() * array.getDataType().getNumOfBytes();
    }
    return bytes;
  }

  @Override
  public void close() {
    manager.close();
  }
}
