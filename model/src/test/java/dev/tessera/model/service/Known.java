package dev.tessera.model.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value that one thread makes known to another, later than the code that reads it is written. */
final class Known<T> {
  private volatile @Nullable T value;

  void set(T known) {
    value = known;
  }

  boolean yet() {
    return value != null;
  }

  T get() {
    return Objects.requireNonNull(value, "not known yet");
  }
}
