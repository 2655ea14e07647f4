package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code tessera} itself: the window, or without a display the same job in the terminal. */
@Command(
    name = "tessera",
    description = "Explores neural fields: images as tiles of modulated periodic activations.")
final class TesseraCommand implements Callable<Integer> {
  @Mixin private final Console console;

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
    console = new Console(surroundings);
  }

  boolean stackTrace() {
    return stackTrace;
  }

  @Override
  public Integer call() throws Exception {
    if (selfTest) {
      return new SelfTest(console).run().number();
    }
    if (!console.surroundings().display()) {
      return new HeadlessStart(console).run().number();
    }
    console.surroundings().window().start(List.of(), OptionalLong.empty(), () -> {});
    return ExitCode.DONE.number();
  }
}
