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
   * @param title what it is called in the menu now, if that is not always the same
   */
  record Entry(
      Runnable run,
      ObservableBooleanValue enabled,
      Optional<ObservableValue<Boolean>> on,
      Optional<ObservableValue<String>> title) {}

  private final Map<Command, Entry> entries = new EnumMap<>(Command.class);

  /** A command that may always be given. */
  CommandTable put(Command command, Runnable run) {
    return put(command, run, new SimpleBooleanProperty(true));
  }

  /** A command that may be given at times. */
  CommandTable put(Command command, Runnable run, ObservableBooleanValue enabled) {
    entries.put(command, new Entry(run, enabled, Optional.empty(), Optional.empty()));
    return this;
  }

  /** A command that may be given at times, and that is called by what it would do. */
  CommandTable putNamed(
      Command command,
      Runnable run,
      ObservableBooleanValue enabled,
      ObservableValue<String> title) {
    entries.put(command, new Entry(run, enabled, Optional.empty(), Optional.of(title)));
    return this;
  }

  /** A command that switches something. */
  CommandTable putSwitch(
      Command command, Runnable run, ObservableBooleanValue enabled, ObservableValue<Boolean> on) {
    entries.put(command, new Entry(run, enabled, Optional.of(on), Optional.empty()));
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
