package dev.tessera.app.cli;

import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Every Ctrl-C, not the first alone. The JVM begins to end at the first one and is deaf to others
 * from then on, unless it is handled; the class that handles it is there in every JDK, but not for
 * the compiler. Where it is missing, the JVM's way remains.
 */
final class ControlC implements AutoCloseable {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private final Optional<Object> before;

  private ControlC(Optional<Object> before) {
    this.before = before;
  }

  /** Calls stop at every Ctrl-C from now on, on a thread of the JVM. */
  static ControlC on(Runnable stop) {
    try {
      Class<?> handler = Class.forName(HANDLER);
      Object asking =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  stop.run();
                  return null;
                }
                return method.invoke(stop, arguments);
              });
      return new ControlC(Optional.of(handle(asking)));
    } catch (ReflectiveOperationException | RuntimeException notHere) {
      return new ControlC(Optional.empty());
    }
  }

  /** Puts a handler and returns the one before. */
  private static Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName(SIGNAL);
    Object interrupt = signal.getConstructor(String.class).newInstance("INT");
    return signal
        .getMethod("handle", signal, Class.forName(HANDLER))
        .invoke(null, interrupt, handler);
  }

  /** Restores what happened at a Ctrl-C before. */
  @Override
  public void close() {
    try {
      if (before.isPresent()) {
        handle(before.get());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a handler that was set cannot be set back", e);
    }
  }
}
