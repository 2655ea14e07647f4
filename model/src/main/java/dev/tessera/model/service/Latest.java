package dev.tessera.model.service;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A slot for the newest value of a kind, filled on demand: the producer asks {@link #wanted} before
 * it builds a value, the consumer takes it when it has time, such as once per frame. Nothing is
 * built to be thrown away.
 */
public final class Latest<T> {
  private final AtomicReference<@Nullable T> slot = new AtomicReference<>();
  private volatile boolean watched = true;

  /** Whether somebody watches and has taken the last value. */
  public boolean wanted() {
    return watched && slot.get() == null;
  }

  /** Puts a value, replacing one that was not taken. */
  public void publish(T value) {
    slot.set(value);
  }

  /** Takes the value, if there is a new one. */
  public Optional<T> take() {
    return Optional.ofNullable(slot.getAndSet(null));
  }

  /** Tells whether anybody watches; a hidden view does not. */
  public void watched(boolean value) {
    watched = value;
  }
}
