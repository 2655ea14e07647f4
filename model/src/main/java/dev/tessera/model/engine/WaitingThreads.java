package dev.tessera.model.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.WString;

/**
 * How the threads of the engine wait for each other: OpenMP reads it from the environment when the
 * engine's library is loaded.
 *
 * <p>By itself OpenMP waits by spinning for milliseconds. Where another program, or the window
 * itself, wants a core too, the thread that all wait for does not get one because of those that
 * spin: on two cores, fits beside one busy program ran at a fiftieth of their speed. So threads
 * spin for microseconds, as long as a pause between two operations takes, and then sleep.
 */
final class WaitingThreads {
  private static final String POLICY = "OMP_WAIT_POLICY";

  private WaitingThreads() {}

  /** Sets it unless the environment already says how threads should wait. */
  static void sleepSoon() {
    try {
      if (Platform.isWindows()) {
        NativeLibrary system = NativeLibrary.getInstance("kernel32");
        Object[] question = {new WString(POLICY), null, 0};
        if (system.getFunction("GetEnvironmentVariableW").invokeInt(question) == 0) {
          Object[] wish = {new WString(POLICY), new WString("PASSIVE")};
          system.getFunction("SetEnvironmentVariableW").invokeInt(wish);
        }
        return;
      }
      NativeLibrary process = NativeLibrary.getProcess();
      if (process.getFunction("getenv").invokePointer(new Object[] {POLICY}) == null) {
        Object[] policy = {POLICY, "PASSIVE", 0};
        Object[] spins = {"GOMP_SPINCOUNT", "200", 0}; // GNU's OpenMP; others ignore it
        process.getFunction("setenv").invokeInt(policy);
        process.getFunction("setenv").invokeInt(spins);
      }
    } catch (UnsatisfiedLinkError e) {
      // Only a wish: the engine computes the same without it.
      return;
    }
  }
}
