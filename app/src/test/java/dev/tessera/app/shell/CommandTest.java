package dev.tessera.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.IkonHandler;

final class CommandTest {
  @Test
  void noKeyMeansTwoThings() {
    Map<KeyCombination, Command> taken = new HashMap<>();
    for (Command command : Command.values()) {
      for (KeyCombination key : command.keys()) {
        assertThat(taken.put(key, command)).as(key + " of " + command).isNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void everyCommandSaysWhatItIs(Command command) {
    assertThat(command.keys()).isNotEmpty();
    assertThat(command.title()).isNotBlank();
    assertThat(command.hint()).isNotBlank().doesNotEndWith(".");
    assertThat(command.tooltip()).contains(command.hint()).contains(command.keyText());
    assertThat(ServiceLoader.load(IkonHandler.class))
        .filteredOn(icons -> icons.supports(command.icon()))
        .first()
        .satisfies(icons -> assertThat(icons.resolve(command.icon())).isNotNull());
  }

  @Test
  void aDisabledCommandDoesNothing() {
    AtomicInteger runs = new AtomicInteger();
    BooleanProperty enabled = new SimpleBooleanProperty();
    CommandTable table = new CommandTable().put(Command.STOP, runs::incrementAndGet, enabled);
    table.run(Command.STOP);
    assertThat(runs).hasValue(0);
    enabled.set(true);
    table.run(Command.STOP);
    assertThat(runs).hasValue(1);
  }
}
