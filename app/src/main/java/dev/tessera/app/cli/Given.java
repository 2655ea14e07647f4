package dev.tessera.app.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Which options were typed: an option that would do nothing is refused, not passed over. */
final class Given {
  private final CommandSpec command;

  /** Of a command that is being run. */
  Given(CommandSpec command) {
    this.command = command;
  }

  /** Whether an option was typed, whatever its value. */
  boolean has(String name) {
    return command.commandLine().getParseResult().hasMatchedOption(name);
  }

  /**
   * Refuses options.
   *
   * @param why what follows the name of the first that was typed, with a full stop if it is a
   *     sentence
   * @throws IllegalArgumentException naming the first that was typed
   */
  void refuse(String why, String... names) {
    for (String name : names) {
      if (has(name)) {
        throw new IllegalArgumentException(name + " " + why);
      }
    }
  }
}
