package dev.tessera.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * The numeric engine: DJL's PyTorch, one per process. Opened by the first use; that thread, the
 * model thread, owns it from then on and no other may use it.
 */
public final class Engine {
  private static final String TESTED_VERSION = "2.7.";

  /** The largest block that glibc counts: 32 MB less its own header. */
  private static final long KEPT_BYTES = (32L << 20) - 8192;

  private final EngineSettings settings;
  private @Nullable Opened opened;

  private record Opened(Thread owner, Device device, DeviceReport report) {}

  /** Remembers the settings; loads nothing yet. */
  public Engine(EngineSettings settings) {
    this.settings = settings;
  }

  /**
   * Where the engine computes, and why.
   *
   * @throws EngineUnavailable if the native library cannot be loaded
   * @throws IllegalStateException on another thread than the first user's
   */
  public DeviceReport report() {
    return open().report();
  }

  /**
   * A new scope; closing it frees every array made in it.
   *
   * @throws EngineUnavailable if the native library cannot be loaded
   * @throws IllegalStateException on another thread than the first user's
   */
  public Scope scope() {
    return Scope.on(open().device());
  }

  private Opened open() {
    if (opened == null) {
      opened = load();
    }
    if (opened.owner() != Thread.currentThread()) {
      throw new IllegalStateException(
          "the engine belongs to thread "
              + opened.owner().getName()
              + ", not to "
              + Thread.currentThread().getName());
    }
    return opened;
  }

  private Opened load() {
    try {
      WaitingThreads.sleepSoon();
      ai.djl.engine.Engine pytorch = ai.djl.engine.Engine.getEngine("PyTorch");
      if (settings.threads() > 0) {
        JniUtils.setNumThreads(settings.threads());
      }
      keepFreedMemory();
      String version = pytorch.getVersion();
      String cpu = "CPU, " + JniUtils.getNumThreads() + " threads";
      String name = "PyTorch " + version;
      String refusal = refusal(pytorch.getGpuCount(), version);
      if (refusal.isEmpty()) {
        Device gpu = Device.gpu(0);
        return new Opened(
            Thread.currentThread(),
            gpu,
            new DeviceReport("GPU 0", true, "A GPU was found that " + name + " can use.", name));
      }
      return new Opened(
          Thread.currentThread(), Device.cpu(), new DeviceReport(cpu, false, refusal, name));
    } catch (RuntimeException | LinkageError e) {
      throw new EngineUnavailable(
          "The PyTorch library cannot be loaded: "
              + e.getMessage()
              + ". Unset PYTORCH_LIBRARY_PATH or point it to libtorch 2.7.1.",
          e);
    }
  }

  /**
   * Makes the C allocator of Linux keep what a step frees for the next step. Freeing one block of
   * this size raises its threshold for giving memory back from 128 kB to twice the block (see
   * mallopt(3), M_MMAP_THRESHOLD); without it every step pays page faults for the same memory
   * again.
   */
  private static void keepFreedMemory() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      manager.create(new Shape(KEPT_BYTES / Float.BYTES), DataType.FLOAT32);
    }
  }

  private String refusal(int gpus, String version) {
    if (settings.device() == DeviceChoice.CPU) {
      return "The CPU was chosen in the settings.";
    }
    if (!version.startsWith(TESTED_VERSION)) {
      return "PyTorch " + version + " is not 2.7.x, the version whose GPU results were checked.";
    }
    if (gpus == 0) {
      return "No GPU: this PyTorch library finds none (a CUDA build of libtorch 2.7.1 can be named"
          + " by PYTORCH_LIBRARY_PATH and PYTORCH_FLAVOR=cu128).";
    }
    return "";
  }
}
