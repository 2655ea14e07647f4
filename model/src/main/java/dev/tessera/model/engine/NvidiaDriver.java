package dev.tessera.model.engine;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The driver of NVIDIA's GPUs, asked by its own library (CUDA driver API), which lies where the
 * system looks, other than the CUDA runtime beside libtorch.
 */
final class NvidiaDriver {
  private static final int SUCCESS = 0;
  private static final int NAME_BYTES = 256;
  private static final int MAJOR = 75;
  private static final int MINOR = 76;

  private final @Nullable NativeLibrary library;

  private NvidiaDriver(@Nullable NativeLibrary library) {
    this.library = library;
  }

  /** The driver of this system, or one that knows nothing. */
  static NvidiaDriver ofThisSystem() {
    if (Platform.isMac()) {
      return new NvidiaDriver(null);
    }
    try {
      return new NvidiaDriver(
          NativeLibrary.getInstance(Platform.isWindows() ? "nvcuda" : "libcuda.so.1"));
    } catch (UnsatisfiedLinkError e) {
      return new NvidiaDriver(null);
    }
  }

  /** Whether there is one. */
  boolean present() {
    return library != null;
  }

  /** What it tells about a GPU, as far as it tells anything. */
  Optional<GpuFacts> facts(int gpu) {
    if (library == null) {
      return Optional.empty();
    }
    try {
      return ask(library, gpu);
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty(); // not all of the functions are there
    }
  }

  private static Optional<GpuFacts> ask(NativeLibrary cuda, int gpu) {
    IntByReference device = new IntByReference();
    Memory name = new Memory(NAME_BYTES);
    Memory total = new Memory(Long.BYTES);
    IntByReference major = new IntByReference();
    IntByReference minor = new IntByReference();
    if (!done(cuda, "cuInit", 0)
        || !done(cuda, "cuDeviceGet", device, gpu)
        || !done(cuda, "cuDeviceGetName", name, NAME_BYTES, device.getValue())
        || !done(cuda, "cuDeviceTotalMem_v2", total, device.getValue())
        || !done(cuda, "cuDeviceGetAttribute", major, MAJOR, device.getValue())
        || !done(cuda, "cuDeviceGetAttribute", minor, MINOR, device.getValue())) {
      return Optional.empty();
    }
    return Optional.of(
        new GpuFacts(
            name.getString(0),
            10 * major.getValue() + minor.getValue(),
            total.getLong(0),
            free(cuda, device.getValue())));
  }

  /** Free memory, which only a context can ask for: libtorch's, if it has opened one. */
  private static OptionalLong free(NativeLibrary cuda, int device) {
    IntByReference flags = new IntByReference();
    IntByReference active = new IntByReference();
    if (!done(cuda, "cuDevicePrimaryCtxGetState", device, flags, active)
        || active.getValue() == 0) {
      return OptionalLong.empty();
    }
    PointerByReference context = new PointerByReference();
    if (!done(cuda, "cuDevicePrimaryCtxRetain", context, device)) {
      return OptionalLong.empty();
    }
    try {
      if (!done(cuda, "cuCtxPushCurrent_v2", context.getValue())) {
        return OptionalLong.empty();
      }
      Memory free = new Memory(Long.BYTES);
      Memory total = new Memory(Long.BYTES);
      boolean known = done(cuda, "cuMemGetInfo_v2", free, total);
      Pointer popped = new Memory(Long.BYTES);
      cuda.getFunction("cuCtxPopCurrent_v2").invokeInt(new Object[] {popped});
      return known ? OptionalLong.of(free.getLong(0)) : OptionalLong.empty();
    } finally {
      cuda.getFunction("cuDevicePrimaryCtxRelease_v2").invokeInt(new Object[] {device});
    }
  }

  private static boolean done(NativeLibrary cuda, String function, Object... arguments) {
    return cuda.getFunction(function).invokeInt(arguments) == SUCCESS;
  }
}
