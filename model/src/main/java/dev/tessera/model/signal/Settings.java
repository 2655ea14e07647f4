package dev.tessera.model.signal;

import java.util.Locale;
import java.util.Map;

/** Plain values by name, as a file holds settings; says what is missing or of another kind. */
public final class Settings {
  private final Map<String, Object> values;

  /** Reads from a map, without copying. */
  public Settings(Map<String, Object> values) {
    this.values = values;
  }

  private <T> T get(String name, Class<T> kind) {
    Object value = values.get(name);
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(
          "the setting %s must be a %s, found %s"
              .formatted(name, kind.getSimpleName().toLowerCase(Locale.ROOT), value));
    }
    return kind.cast(value);
  }

  /** A text. */
  public String text(String name) {
    return get(name, String.class);
  }

  /** Yes or no. */
  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  /** A number. */
  public double number(String name) {
    return get(name, Number.class).doubleValue();
  }

  /** A whole number. */
  public int whole(String name) {
    return Math.toIntExact(large(name));
  }

  /** A whole number, perhaps a large one. */
  public long large(String name) {
    Number value = get(name, Number.class);
    if (value.doubleValue() != Math.rint(value.doubleValue())) {
      throw new IllegalArgumentException(
          "the setting " + name + " must be a whole number, found " + value);
    }
    return value.longValue();
  }

  /**
   * Refuses another text.
   *
   * @throws IllegalArgumentException naming both
   */
  public void require(String name, String expected) {
    if (!text(name).equals(expected)) {
      throw new IllegalArgumentException(
          "the setting %s must be %s, found %s".formatted(name, expected, text(name)));
    }
  }
}
