package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tessera} itself: the window, or without a display the same job in the terminal. */
@Command(
    name = "tessera",
    description = "Explores neural fields: images as tiles of modulated periodic activations.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
final class TesseraCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--self-test",
      description = "Fits a sample for a few steps and says OK if the engine works.")
  private boolean selfTest;

  @Option(
      names = "--stack-trace",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program an error arose, for bug reports.")
  private boolean stackTrace;

  TesseraCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  boolean stackTrace() {
    return stackTrace;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (selfTest) {
      return new SelfTest(surroundings, out).run().number();
    }
    if (!surroundings.display()) {
      return new HeadlessStart(surroundings, out, err).run().number();
    }
    surroundings.window().start(List.of(), OptionalLong.empty(), () -> {});
    return ExitCode.DONE.number();
  }
}
