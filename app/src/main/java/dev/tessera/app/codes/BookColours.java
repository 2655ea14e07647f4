package dev.tessera.app.codes;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Pending;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The colours of a code-book, made on the pool one after the other; for one thread. */
final class BookColours {
  private final IoPool pool;
  private final Supplier<Optional<Fitted<GridTiling>>> field;
  private final IntSupplier frame;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<CodeColours>> colours =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Boolean> choices = new SimpleObjectProperty<>(false);
  private final Pending making = new Pending();
  private boolean again;

  /**
   * No colours yet.
   *
   * @param field asked when colours are made
   * @param frame which one of a clip is shown then; 0 of a picture
   */
  BookColours(
      IoPool pool,
      Supplier<Optional<Fitted<GridTiling>>> field,
      IntSupplier frame,
      Consumer<Throwable> failed) {
    this.pool = pool;
    this.field = field;
    this.frame = frame;
    this.failed = failed;
    choices.subscribe((before, now) -> refresh());
  }

  /** The newest colours; they lag behind the field for a moment. */
  ReadOnlyObjectProperty<Optional<CodeColours>> colours() {
    return colours.getReadOnlyProperty();
  }

  /** Whether colours tell which expert a tile chose, in place of principal components. */
  ObjectProperty<Boolean> choices() {
    return choices;
  }

  /** Whether colours are being made. */
  boolean busy() {
    return making.busy();
  }

  /** Makes colours of the field as it is now, after those that are being made. */
  void refresh() {
    again = busy();
    Optional<Fitted<GridTiling>> now = again ? Optional.empty() : field.get();
    if (now.isEmpty()) {
      return;
    }
    boolean wanted = choices.get();
    int shown = frame.getAsInt();
    making.submit(
        pool,
        cancelled -> CodeColours.of(now.get(), shown, wanted),
        outcome -> {
          colours.set(Delivery.value(outcome, failed));
          if (again) {
            refresh();
          }
        });
  }

  /** Forgets all colours. */
  void clear() {
    making.cancel();
    again = false;
    colours.set(Optional.empty());
  }
}
