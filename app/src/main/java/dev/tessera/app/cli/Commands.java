package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.FailureText;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Puts the commands together; every failure ends in one line and an exit code. */
public final class Commands {
  private Commands() {}

  /** The command line; {@link CommandLine#execute} returns an {@link ExitCode}'s number. */
  public static CommandLine line(Surroundings surroundings) {
    TesseraCommand root = new TesseraCommand(surroundings);
    CommandLine fit = new CommandLine(new FitCommand(surroundings));
    fit.getCommandSpec().usageMessage().footer(presets().toArray(new String[0]));
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(fit)
            .addSubcommand(new TrainCommand(surroundings))
            .addSubcommand(new InterpolateCommand(surroundings))
            .addSubcommand(new InfoCommand())
            .addSubcommand(new WindowCommand(surroundings))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionStrategy(Commands::runErrorsIncluded)
            .setParameterExceptionHandler((e, arguments) -> badUsage(e))
            .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, root));
    return line;
  }

  private static int runErrorsIncluded(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(), "error", new CompletionException(e));
    }
  }

  private static int badUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("bad usage");
    command.getErr().println("tessera: " + message);
    return ExitCode.BAD_INPUT.number();
  }

  private static int failed(Exception e, CommandLine command, TesseraCommand root) {
    FailureText text = FailureText.of(e);
    command.getErr().println("tessera: " + text.sentence());
    if (root.stackTrace()) {
      command.getErr().print(text.details());
      command.getErr().flush();
    }
    return text.exitCode().number();
  }

  private static List<String> presets() {
    List<String> table = new ArrayList<>();
    table.add("%nPresets, each of whose settings an option replaces:");
    table.add(
        String.format(
            "  %-10s%5s%9s%7s%8s%8s%7s%9s",
            "", "tile", "overlap", "width", "layers", "latent", "omega", "seconds"));
    for (Preset preset : Preset.values()) {
      FitOptions o = preset.options();
      table.add(
          String.format(
              Locale.ROOT,
              "  %-10s%5d%9d%7d%8d%8d%7s%9.0f",
              preset.label(),
              o.tile(),
              o.overlap(),
              o.width(),
              o.layers(),
              o.latent(),
              o.firstOmega(),
              o.stop().seconds()));
    }
    return table;
  }
}
