package dev.tessera.model.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The same program from its beginning, in the same process, terminal and files: what a library that
 * failed has left behind in memory cannot be undone otherwise, nor can the environment be changed.
 */
public final class FreshProcess {
  /** Those of DJL, and the mark by which jpackage's launcher knows that it runs already. */
  private static final List<String> REMOVED =
      List.of("PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR", "PYTORCH_VERSION", "_JPACKAGE_LAUNCHER");

  private FreshProcess() {}

  /**
   * Begins again with the CPU library that comes with the program. Returns only where the system
   * cannot do that: on others than Linux.
   *
   * @param reason why, one sentence
   */
  public static void onTheCpu(String reason) {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Path program = Files.readSymbolicLink(Path.of("/proc/self/exe"));
      String[] words = words(Files.readString(Path.of("/proc/self/cmdline")));
      NativeLibrary system = NativeLibrary.getProcess();
      for (String name : REMOVED) {
        system.getFunction("unsetenv").invokeInt(new Object[] {name});
      }
      Object[] because = {LibraryPlan.REFUSED, reason, 1};
      system.getFunction("setenv").invokeInt(because);
      system.getFunction("execv").invokeInt(new Object[] {program.toString(), words});
    } catch (IOException | UnsatisfiedLinkError e) {
      return; // then it goes on as it is, and says what failed
    }
  }

  /** The words of a command line as Linux tells it: each ends with a zero. */
  static String[] words(String line) {
    String[] words = line.split("\0", -1);
    return Arrays.copyOf(words, words.length - 1);
  }
}
