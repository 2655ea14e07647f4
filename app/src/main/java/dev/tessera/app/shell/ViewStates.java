package dev.tessera.app.shell;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How views are left and found again: one table of names and plain values. What a file says that
 * makes no sense is passed over.
 */
final class ViewStates {
  private static final Logger LOG = LoggerFactory.getLogger(ViewStates.class);

  private record Kept(Supplier<Object> get, Consumer<Object> set) {}

  private final Map<String, Kept> all = new LinkedHashMap<>();

  /** Keeps anything that can be told as a plain value. */
  <T> ViewStates add(
      String name, ObjectProperty<T> state, Function<T, Object> told, Function<Object, T> meant) {
    return add(name, () -> told.apply(state.get()), value -> state.set(meant.apply(value)));
  }

  /**
   * Keeps something by what tells it and what takes it.
   *
   * @param set may throw if it makes no sense
   */
  ViewStates add(String name, Supplier<Object> get, Consumer<Object> set) {
    all.put(name, new Kept(get, set));
    return this;
  }

  /** Keeps one of a few values, by its words. */
  <T> ViewStates choice(String name, ObjectProperty<T> state, List<T> values) {
    return choice(name, state, () -> values);
  }

  /** Keeps one of the values that there are by then, by its words. */
  <T> ViewStates choice(String name, ObjectProperty<T> state, Supplier<List<T>> values) {
    return add(
        name,
        state,
        String::valueOf,
        told ->
            values.get().stream()
                .filter(value -> value.toString().equals(told))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown: " + told)));
  }

  /** Keeps a constant. */
  <E extends Enum<E>> ViewStates choice(String name, ObjectProperty<E> state) {
    E[] values = state.get().getDeclaringClass().getEnumConstants();
    return choice(name, state, Arrays.asList(values));
  }

  /** Keeps what is on or off. */
  ViewStates flag(String name, BooleanProperty state) {
    return add(name, state::get, value -> state.set((Boolean) value));
  }

  /** Keeps a number, brought into its range. */
  ViewStates number(String name, DoubleProperty state, double low, double high) {
    return add(
        name,
        state::get,
        value -> state.set(Math.max(low, Math.min(high, ((Number) value).doubleValue()))));
  }

  /** Everything as it is now, in plain values. */
  Map<String, Object> take() {
    Map<String, Object> now = new LinkedHashMap<>();
    all.forEach((name, kept) -> now.put(name, kept.get().get()));
    return now;
  }

  /** Brings everything back that a file tells of. */
  void give(Map<String, Object> told) {
    all.forEach(
        (name, kept) -> Optional.ofNullable(told.get(name)).ifPresent(value -> give(kept, value)));
  }

  private static void give(Kept kept, Object value) {
    try {
      kept.set().accept(value);
    } catch (IllegalArgumentException | ClassCastException e) {
      LOG.info("a view stays as it is: {}", e.toString());
    }
  }
}
