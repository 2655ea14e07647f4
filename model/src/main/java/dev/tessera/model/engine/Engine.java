package dev.tessera.model.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numeric engine: DJL's PyTorch, one per process. Opened by the first use; that thread, the
 * model thread, owns it from then on; others use it only as its {@link Workers}.
 */
public final class Engine {
  /** The largest block that glibc counts: 32 MB less its own header. */
  private static final long KEPT_BYTES = (32L << 20) - 8192;

  private final EngineSettings settings;
  private final DeviceCheck check;
  private @Nullable Opened opened;

  private record Opened(Thread owner, Device device, Workers workers, DeviceReport report) {}

  /**
   * Remembers the settings; loads nothing yet.
   *
   * @param check without which no GPU is used
   */
  public Engine(EngineSettings settings, DeviceCheck check) {
    this.settings = settings;
    this.check = check;
  }

  /** An engine that has nothing to check a GPU with, and so computes on the CPU. */
  public Engine(EngineSettings settings) {
    this(settings, (device, cpu) -> Double.NaN);
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
    return Scope.on(open().device(), open().workers());
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
      return opened(new Libtorch(pytorch));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      String cause = RootCause.of(e);
      String chosen = System.getProperty(LibraryPlan.CHOSEN, "");
      if (!chosen.isEmpty()) {
        FreshProcess.onTheCpu(
            "No GPU: the PyTorch library in %s does not work: %s.".formatted(chosen, cause));
      }
      throw new EngineUnavailable(
          "The PyTorch library cannot be loaded: "
              + cause
              + ". Unset PYTORCH_LIBRARY_PATH or point it to libtorch 2.7.1.",
          e);
    }
  }

  private Opened opened(Libtorch libtorch) {
    List<String> library = System.getProperty(LibraryPlan.FINDINGS, "").lines().toList();
    boolean own = System.getProperty(LibraryPlan.CHOSEN, "").isEmpty();
    String noGpu =
        own && !library.isEmpty()
            ? library.get(library.size() - 1)
            : "No GPU: the PyTorch library in use finds none.";
    DeviceSearch.Found found =
        new DeviceSearch(settings.device(), libtorch, this::difference, library, noGpu).find();
    String reason = found.reason();
    List<String> findings = new ArrayList<>(found.findings());
    if (settings.tf32()) {
      Tf32 tf32 = new Tf32(libtorch, this::difference);
      String came = found.gpu().map(tf32::switchOn).orElse(Tf32.ON_THE_CPU);
      findings.add(came);
      reason += " " + came;
    }
    Device device = found.gpu().map(Device::gpu).orElse(Device.cpu());
    String name = device.isGpu() ? found.name() : "CPU, " + JniUtils.getNumThreads() + " threads";
    return new Opened(
        Thread.currentThread(),
        device,
        Workers.of(JniUtils.getNumThreads()),
        new DeviceReport(name, device.isGpu(), reason, "PyTorch " + libtorch.version(), findings));
  }

  private double difference(int gpu) {
    try (Scope device = Scope.on(Device.gpu(gpu), Workers.NONE);
        Scope cpu = Scope.on(Device.cpu(), Workers.NONE)) {
      return check.difference(device, cpu);
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
}
