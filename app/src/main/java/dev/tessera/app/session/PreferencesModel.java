package dev.tessera.app.session;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The preferences in use; a change is saved half a second after the last one. */
public final class PreferencesModel {
  private static final Duration QUIET = Duration.ofMillis(500);

  private final Consumer<Preferences> save;
  private final IoPool pool;
  private final ReadOnlyObjectWrapper<Preferences> value;
  private @Nullable IoTask pending;

  /**
   * Starts with what was read.
   *
   * @param save writes preferences; called on the pool, and by {@link #flush}
   */
  public PreferencesModel(Consumer<Preferences> save, IoPool pool, Preferences initial) {
    this.save = save;
    this.pool = pool;
    value = new ReadOnlyObjectWrapper<>(initial);
  }

  /** The preferences now. */
  public Preferences get() {
    return value.get();
  }

  /** The preferences, observable. */
  public ReadOnlyObjectProperty<Preferences> property() {
    return value.getReadOnlyProperty();
  }

  /** Changes something and saves it soon. */
  public void update(UnaryOperator<Preferences> change) {
    Preferences changed = change.apply(value.get());
    if (changed.equals(value.get())) {
      return;
    }
    value.set(changed);
    if (pending != null) {
      pending.cancel();
    }
    pending = pool.later(QUIET, () -> save.accept(changed));
  }

  /** Writes a change that still waits, on the caller's thread: for the end of the program. */
  public void flush() {
    if (pending != null && !pending.cancelled()) {
      pending.cancel();
      save.accept(value.get());
    }
  }
}
