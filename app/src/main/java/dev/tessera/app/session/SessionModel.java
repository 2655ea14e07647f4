package dev.tessera.app.session;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The open session, observable; replaced as a whole, never changed. */
public final class SessionModel {
  private final ReadOnlyObjectWrapper<Optional<Session>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** What is open, empty before the first signal. */
  public Optional<Session> get() {
    return current.get();
  }

  /** What is open, observable. */
  public ReadOnlyObjectProperty<Optional<Session>> property() {
    return current.getReadOnlyProperty();
  }

  /** Replaces what is open. */
  public void open(Session session) {
    current.set(Optional.of(session));
  }
}
