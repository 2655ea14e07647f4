package dev.tessera.app.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/** What each {@link Command} does here, when it may be given, and whether it is on. */
public final class CommandTable {
  /**
   * A command at work.
   *
   * @param run what it does
   * @param enabled whether it may be given now
   * @param on for commands that switch something: whether it is on
   */
  record Entry(
      Runnable run, ObservableBooleanValue enabled, Optional<ObservableValue<Boolean>> on) {}

  private final Map<Command, Entry> entries = new EnumMap<>(Command.class);

  /** A command that may always be given. */
  CommandTable put(Command command, Runnable run) {
    return put(command, run, new SimpleBooleanProperty(true));
  }

  /** A command that may be given at times. */
  CommandTable put(Command command, Runnable run, ObservableBooleanValue enabled) {
    entries.put(command, new Entry(run, enabled, Optional.empty()));
    return this;
  }

  /** A command that switches something. */
  CommandTable putSwitch(
      Command command, Runnable run, ObservableBooleanValue enabled, ObservableValue<Boolean> on) {
    entries.put(command, new Entry(run, enabled, Optional.of(on)));
    return this;
  }

  Entry entry(Command command) {
    return Objects.requireNonNull(entries.get(command), () -> command + " is not in the table");
  }

  /** Gives a command, if it may be given. */
  public void run(Command command) {
    Entry entry = entry(command);
    if (entry.enabled().get()) {
      entry.run().run();
    }
  }
}
