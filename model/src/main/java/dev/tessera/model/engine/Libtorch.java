package dev.tessera.model.engine;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PyTorch library that is loaded. It is asked itself, since DJL reports the version that its
 * own jar was made for, and counts GPUs by a CUDA runtime that it finds only on the system's paths.
 */
final class Libtorch implements Gpus {
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=(\\d+\\.\\d+\\.\\d+)");

  /** Bytes of a std::string of GNU's C++: where its characters are, how many, and some of them. */
  private static final int STRING_BYTES = 32;

  private final ai.djl.engine.Engine pytorch;
  private final NvidiaDriver driver;
  private final String version;

  /** Asks after the engine has been loaded. */
  Libtorch(ai.djl.engine.Engine pytorch) {
    this.pytorch = pytorch;
    driver = NvidiaDriver.ofThisSystem();
    version = ownVersion().orElseGet(pytorch::getVersion);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public boolean driver() {
    return driver.present();
  }

  @Override
  public int count() {
    if (!pytorch.hasCapability("CUDA")) {
      return 0;
    }
    if (Platform.isWindows()) {
      return 1; // it has one at least, and the name of the function there is another one
    }
    // int8_t c10::cuda::device_count()
    int count = library("c10_cuda").getFunction("_ZN3c104cuda12device_countEv").invokeInt(null);
    return count & 0x7f;
  }

  @Override
  public Optional<GpuFacts> facts(int gpu) {
    return driver.facts(gpu);
  }

  @Override
  public boolean tf32(boolean allowed) {
    NativeLibrary library = library("torch_cpu");
    // Context& at::globalContext(); void Context::setAllowTF32CuBLAS(bool);
    // bool Context::allowTF32CuBLAS() const
    Function global = library.getFunction("_ZN2at13globalContextEv");
    Function set = library.getFunction("_ZN2at7Context18setAllowTF32CuBLASEb");
    Function get = library.getFunction("_ZNK2at7Context15allowTF32CuBLASEv");
    Pointer context = global.invokePointer(null);
    set.invokeVoid(new Object[] {context, allowed ? 1 : 0});
    return (get.invokeInt(new Object[] {context}) & 0xff) != 0;
  }

  private static NativeLibrary library(String name) {
    return NativeLibrary.getInstance(
        Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName(name)).toString());
  }

  /** The version that std::string at::show_config() tells, where its result can be read. */
  private static Optional<String> ownVersion() {
    if (!Platform.isLinux() || !Platform.isIntel() || !Platform.is64Bit()) {
      return Optional.empty();
    }
    try {
      Memory text = new Memory(STRING_BYTES);
      library("torch_cpu")
          .getFunction("_ZN2at11show_configB5cxx11Ev")
          .invokeVoid(new Object[] {text});
      byte[] words = text.getPointer(0).getByteArray(0, Math.toIntExact(text.getLong(8)));
      Matcher found = VERSION.matcher(new String(words, StandardCharsets.UTF_8));
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty(); // built with another C++ library
    }
  }
}
