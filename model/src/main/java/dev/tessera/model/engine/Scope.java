package dev.tessera.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A span of native memory: every array made in it, and every result of an operation on one, is
 * freed when it closes. Scopes nest: job, then step.
 */
public final class Scope implements AutoCloseable {
  /** Numbers of a large array that are sent together. */
  private static final int PIECE = 1 << 24;

  private final NDManager manager;

  private final Workers workers;

  private final Map<Float, NDArray> constants = new HashMap<>();

  Scope(NDManager manager) {
    this(manager, Workers.NONE);
  }

  private Scope(NDManager manager, Workers workers) {
    this.manager = manager;
    this.workers = workers;
  }

  static Scope on(Device device, Workers workers) {
    return new Scope(NDManager.newBaseManager(device, "PyTorch"), workers);
  }

  /** A scope that closes with this one at the latest. */
  public Scope child() {
    return new Scope(manager.newSubManager(), workers);
  }

  /** Threads that work in children of this scope, one child each. */
  public Workers workers() {
    return workers;
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
    return new HostArray(manager, shape, memory);
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
    array.buffer().put(0, values, 0, array.buffer().capacity());
    return array.array();
  }

  /**
   * Several arrays of the heap in one transfer.
   *
   * @param lender lends to these arrays alone until they are closed
   * @return each of them, flat
   */
  public NDList uploadTogether(HostMemory lender, float[]... parts) {
    long[] ends = new long[parts.length - 1];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      length += parts[i].length;
      if (i < ends.length) {
        ends[i] = length;
      }
    }
    HostArray together = hostArray(new Shape(length), lender);
    int from = 0;
    for (float[] part : parts) {
      together.buffer().put(from, part);
      from += part.length;
    }
    return together.array().split(ends);
  }

  /** Writes numbers of a large array. */
  @FunctionalInterface
  public interface Piece {
    /**
     * Writes some; others may be written at the same time.
     *
     * @param from position of the first
     * @param destination receives {@code count} of them in the order of bytes of this machine
     */
    void write(long from, int count, ByteBuffer destination);
  }

  /** A flat array of any length, brought to the device piece by piece. */
  public NDArray upload(DataType type, long length, Piece numbers) {
    NDArray whole = manager.create(new Shape(length), type);
    HostMemory memory = new HostMemory();
    for (long from = 0; from < length; from += PIECE) {
      int count = (int) Math.min(PIECE, length - from);
      ByteBuffer piece = memory.lend(count * type.getNumOfBytes());
      write(numbers, from, count, piece);
      try (NDArray sent = manager.create(piece, new Shape(count), type)) {
        whole.set(new NDIndex().addSliceDim(from, from + count), sent);
      }
    }
    return whole;
  }

  private void write(Piece numbers, long from, int count, ByteBuffer piece) {
    int bytes = piece.capacity() / count;
    workers.share(
        count,
        (first, end) -> {
          ByteBuffer own = piece.slice(first * bytes, (end - first) * bytes).order(piece.order());
          numbers.write(from + first, end - first, own);
        });
  }

  /**
   * A number on the device, (1), sent there once: as an operand it costs nothing, where a number of
   * Java is sent to a GPU, and waited for, at each call.
   */
  public NDArray constant(float value) {
    return constants.computeIfAbsent(value, v -> upload(new float[] {v}, 1));
  }

  /**
   * The numbers of an array on the heap. Unlike {@code toFloatArray} it leaves nothing behind in
   * the scope of the array; a GPU's array would keep its copy there.
   */
  public static float[] read(NDArray array) {
    NDManager owner = array.getManager();
    try (NDManager passing = owner.newSubManager()) {
      array.attach(passing);
      float[] values = array.toFloatArray();
      array.attach(owner);
      return values;
    }
  }

  /** As above, copied to the beginning of an array of the heap. */
  public static void read(NDArray array, float[] into) {
    look(array).get(0, into, 0, Math.toIntExact(array.size()));
  }

  /** The numbers of an array, to be read only: where they lie, or a copy of those of a GPU. */
  public static FloatBuffer look(NDArray array) {
    return array.getDevice().isGpu() ? FloatBuffer.wrap(read(array)) : floats(array);
  }

  /**
   * The numbers of an array where they lie, to be read and written; valid as long as the array.
   *
   * @param array float32 on the CPU, row-major and without gaps
   */
  public static FloatBuffer floats(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }

  /**
   * The first numbers of an array of the heap, copied, with what memory the engine has at hand.
   *
   * @param manager it lives in
   * @param numbers at least as many as the shape has
   */
  public static NDArray copy(NDManager manager, float[] numbers, long... shape) {
    Shape of = new Shape(shape);
    int length = Math.toIntExact(of.size());
    if (manager.getDevice().isGpu()) {
      return manager.create(FloatBuffer.wrap(numbers, 0, length), of);
    }
    NDArray copy = manager.create(of, DataType.FLOAT32);
    floats(copy).put(0, numbers, 0, length);
    return copy;
  }

  /** Whether its arrays live on a GPU. */
  public boolean onGpu() {
    return manager.getDevice().isGpu();
  }

  /**
   * Bytes of a GPU's memory that nobody uses, at least, or all it has where that is unknown; empty
   * where there is no GPU, or the driver tells nothing.
   */
  public OptionalLong freeBytes() {
    Device device = manager.getDevice();
    NvidiaDriver driver = NvidiaDriver.ofThisSystem();
    if (!device.isGpu() || !driver.present()) {
      return OptionalLong.empty();
    }
    Optional<GpuFacts> facts = driver.facts(device.getDeviceId());
    if (facts.filter(GpuFacts::mostlyFree).isEmpty()) {
      // What libtorch keeps for later is free, too, but who comes next waits for it to be got anew.
      JniUtils.emptyCudaCache();
      facts = driver.facts(device.getDeviceId());
    }
    return facts.stream()
        .mapToLong(found -> found.freeBytes().orElse(found.totalBytes()))
        .findFirst();
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
