package dev.tessera.app.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signal of the operating system, heard in place of what the JVM would do: it begins to end at
 * the first one, and is deaf to others from then on.
 *
 * <p>What hears signals is there in every JDK, but compilers warn of it and there is nothing else,
 * so it is found by name. Where it is missing, or the JVM leaves signals alone as by -Xrs, nothing
 * is heard and the JVM's way remains.
 */
final class SystemSignal implements AutoCloseable {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private final String name;
  private final Optional<Object> before;

  private SystemSignal(String name, Optional<Object> before) {
    this.name = name;
    this.before = before;
  }

  /**
   * Hears a signal from now on.
   *
   * @param name such as "INT", which is Ctrl-C
   * @param heard called at each one, on a thread of the JVM
   */
  static SystemSignal on(String name, Runnable heard) {
    try {
      Object handler =
          Proxy.newProxyInstance(
              SystemSignal.class.getClassLoader(),
              new Class<?>[] {Class.forName(HANDLER)},
              (proxy, method, arguments) -> called(proxy, method, arguments, heard));
      return new SystemSignal(name, Optional.of(handle(name, handler)));
    } catch (ReflectiveOperationException | RuntimeException unheard) {
      return new SystemSignal(name, Optional.empty());
    }
  }

  private static @Nullable Object called(
      Object proxy, Method method, Object @Nullable [] arguments, Runnable heard) {
    return switch (method.getName()) {
      case "handle" -> {
        heard.run();
        yield null;
      }
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "a handler of signals";
    };
  }

  /** Gives a signal a handler and returns the one before. */
  private static Object handle(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName(SIGNAL);
    return signal
        .getMethod("handle", signal, Class.forName(HANDLER))
        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
  }

  /** Restores what happened before. */
  @Override
  public void close() {
    try {
      if (before.isPresent()) {
        handle(name, before.get());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a handler that was set cannot be set back", e);
    }
  }
}
