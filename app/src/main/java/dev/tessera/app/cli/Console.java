package dev.tessera.app.cli;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.EngineSettings;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command gets from outside, which options were typed, and where it speaks. */
@Command(mixinStandardHelpOptions = true)
final class Console {
  private final Surroundings surroundings;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  Console(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** For results. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** For all that is no result. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** A line that is no result. */
  void say(String line) {
    err().println(line);
  }

  /** Tells what people should know, sentences without a full stop. */
  void notes(List<String> notes) {
    notes.forEach(each -> note(each + "."));
  }

  /** Tells what people should know, a whole sentence. */
  void note(String sentence) {
    say("Note: " + sentence);
  }

  /** How far something is, in one line. */
  ProgressLine progress() {
    return new ProgressLine(err(), surroundings.terminal());
  }

  /**
   * Checks what was typed before any work.
   *
   * @param check refuses it by an illegal argument of one sentence
   * @throws ParameterException if it was refused
   */
  void check(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw usage(e);
    }
  }

  /** Where it looks and writes with the device of the settings. */
  Workbench bench() {
    return bench(new EngineSettings(DeviceChoice.AUTO, 0));
  }

  /** Where it fits, looks and writes. */
  Workbench bench(EngineSettings engine) {
    return new Workbench(this, new JobConsole(surroundings, engine), progress());
  }

  /** As {@link #bench}, for parts of something of which another line tells how far it is. */
  Workbench quietBench(EngineSettings engine) {
    ProgressLine nobody = new ProgressLine(new PrintWriter(Writer.nullWriter()), false);
    return new Workbench(this, new JobConsole(surroundings, engine), nobody);
  }

  /** Whether an option was typed, whatever its value. */
  boolean typed(String name) {
    return command.commandLine().getParseResult().hasMatchedOption(name);
  }

  /** The options that were typed, but one, with their values: a word each. */
  List<String> typedBut(String name) {
    return command.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> !option.longestName().equals(name))
        .flatMap(Console::words)
        .toList();
  }

  private static Stream<String> words(OptionSpec option) {
    return option.arity().max() == 0
        ? Stream.of(option.longestName())
        : option.stringValues().stream().map(value -> option.longestName() + "=" + value);
  }

  /**
   * Refuses options that would do nothing, instead of passing them over.
   *
   * @param why what follows the name of the first that was typed, with a full stop if it is a
   *     sentence
   * @throws IllegalArgumentException naming the first that was typed
   */
  void refuse(String why, String... names) {
    for (String name : names) {
      if (typed(name)) {
        throw new IllegalArgumentException(name + " " + why);
      }
    }
  }

  /** What was refused as what was typed wrongly, told by the options. */
  ParameterException usage(IllegalArgumentException e) {
    return new ParameterException(
        command.commandLine(), OptionWords.of(String.valueOf(e.getMessage())), e);
  }
}
