package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.FailureText;
import dev.tessera.app.Version;
import dev.tessera.model.engine.DeviceChoice;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together; every failure ends in one line and an exit code. */
public final class Commands {
  private Commands() {}

  /** The command line; {@link CommandLine#execute} returns an {@link ExitCode}'s number. */
  public static CommandLine line(Surroundings surroundings) {
    TesseraCommand root = new TesseraCommand(surroundings);
    CommandLine fit = new CommandLine(new FitCommand(surroundings));
    fit.getCommandSpec().usageMessage().footer(PresetTable.lines().toArray(new String[0]));
    CommandLine compare = new CommandLine(new CompareCommand(surroundings));
    compare
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> CompareCommand.table());
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(fit)
            .addSubcommand(compare)
            .addSubcommand(new TrainCommand(surroundings, Optional.empty()))
            .addSubcommand(new InterpolateCommand(surroundings))
            .addSubcommand(new RenderCommand(surroundings))
            .addSubcommand(new CompressCommand(surroundings))
            .addSubcommand(new DecompressCommand(surroundings))
            .addSubcommand(new BatchCommand(surroundings, Optional.empty()))
            .addSubcommand(new InfoCommand(surroundings))
            .addSubcommand(new DevicesCommand(surroundings))
            .addSubcommand(new WindowCommand(surroundings));
    return withErrorsTold(understood(line), root::stackTrace);
  }

  /**
   * The command line of another program, with commands as they are here but for where they work.
   *
   * @param root with commands of its own, if it has any
   */
  public static CommandLine around(
      CommandLine root, Surroundings surroundings, BatchWay batch, TrainWay train) {
    root.addSubcommand(new BatchCommand(surroundings, Optional.of(batch)))
        .addSubcommand(new TrainCommand(surroundings, Optional.of(train)));
    return withErrorsTold(understood(root), () -> false);
  }

  /** The same command line, which understands words as all commands do. */
  static CommandLine understood(CommandLine line) {
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Commands::path)
        .registerConverter(String.class, Commands::typed)
        .registerConverter(DeviceChoice.class, Commands::device);
  }

  private static CommandLine withErrorsTold(CommandLine line, BooleanSupplier stackTrace) {
    String version = line.getCommandName() + " " + Version.text();
    line.getCommandSpec().version(version);
    line.getSubcommands().values().forEach(c -> c.getCommandSpec().version(version));
    return line.setExecutionStrategy(Commands::runErrorsIncluded)
        .setParameterExceptionHandler(Commands::badUsage)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> failed(e, command, stackTrace.getAsBoolean()));
  }

  private static String typed(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("the name is empty");
    }
    return text;
  }

  static DeviceChoice device(String word) {
    try {
      return DeviceChoice.of(word);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** An empty path would silently mean the folder of the moment. */
  private static Path path(String typed) {
    try {
      return Path.of(typed(typed));
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "this system cannot have a file of this name (" + e.getReason() + ")");
    }
  }

  private static int runErrorsIncluded(ParseResult parsed) {
    if (parsed.hasSubcommand() && parsed.hasMatchedOption("--self-test")) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), "--self-test goes with no command.");
    }
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(), "error", new CompletionException(e));
    }
  }

  private static int badUsage(ParameterException e, String[] typed) {
    tell(e.getCommandLine(), BadUsage.sentence(e, typed));
    return ExitCode.BAD_INPUT.number();
  }

  private static int failed(Exception e, CommandLine command, boolean stackTrace) {
    FailureText text = FailureText.of(e);
    tell(command, text.sentence());
    if (stackTrace) {
      command.getErr().print(text.details());
      command.getErr().flush();
    }
    return text.exitCode().number();
  }

  private static void tell(CommandLine command, String sentence) {
    command.getErr().println(command.getCommandSpec().root().name() + ": " + sentence);
  }
}
