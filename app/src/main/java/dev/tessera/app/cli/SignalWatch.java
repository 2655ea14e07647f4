package dev.tessera.app.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and requests to end, heard before the virtual machine acts on them: a shutdown hook would
 * be too late for a window, since JavaFX's own makes it deaf at once. The first signal asks for the
 * end, and the process returns as if the window had been closed; a second one ends it the usual
 * way.
 *
 * <p>Found by name, since compilers warn of this part of the JDK and there is no other; where it is
 * missing or signals are taken, as by -Xrs, nothing is watched.
 */
public final class SignalWatch implements Interruptions.Watch {
  private static final List<String> SIGNALS = List.of("INT", "TERM");

  /** Handlers that were there before, by signal. */
  private final Map<Object, Object> before = new HashMap<>();

  private SignalWatch() {}

  /** Watches from now on. */
  public static Interruptions.Watch on(Runnable stop) {
    SignalWatch watch = new SignalWatch();
    for (String signal : SIGNALS) {
      watch.hear(signal, stop);
    }
    return watch;
  }

  private synchronized void hear(String name, Runnable stop) {
    try {
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal =
          Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              SignalWatch.class.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, arguments) -> called(proxy, method, arguments, stop));
      before.put(signal, handle(signal, handler));
    } catch (ReflectiveOperationException unheard) {
      return;
    }
  }

  private @Nullable Object called(
      Object proxy, Method method, Object @Nullable [] arguments, Runnable stop) {
    switch (method.getName()) {
      case "handle" -> {
        close();
        stop.run();
        return null;
      }
      case "equals" -> {
        return arguments != null && proxy == arguments[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      default -> {
        return "the watch of a window";
      }
    }
  }

  /** Gives a signal a handler and returns the one before. */
  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    return signal
        .getClass()
        .getMethod("handle", signal.getClass(), handlers)
        .invoke(null, signal, handler);
  }

  @Override
  public synchronized void close() {
    before.forEach(
        (signal, handler) -> {
          try {
            handle(signal, handler);
          } catch (ReflectiveOperationException unheard) {
            return;
          }
        });
    before.clear();
  }
}
