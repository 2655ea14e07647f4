package dev.tessera.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera window}: the window, with files if some are given. */
@Command(name = "window", description = "Opens the window; so does tessera without arguments.")
final class WindowCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files to open: every mesh, and the first that is an image.")
  private List<Path> files = List.of();

  @Option(names = "--exit-after-steps", paramLabel = "N", hidden = true)
  private @Nullable Long exitAfterSteps;

  WindowCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() {
    if (!console.surroundings().display()) {
      throw console.usage(
          new IllegalArgumentException("There is no display; \"tessera fit\" works without one."));
    }
    if (exitAfterSteps != null && exitAfterSteps < 0) {
      throw console.usage(
          new IllegalArgumentException(
              "--exit-after-steps must be at least 0, found " + exitAfterSteps));
    }
    console
        .surroundings()
        .window()
        .start(
            List.copyOf(files),
            exitAfterSteps == null ? OptionalLong.empty() : OptionalLong.of(exitAfterSteps),
            this::tell);
    return 0;
  }

  /** For whoever measures how long it takes until there is a window. */
  private void tell() {
    if (exitAfterSteps != null && exitAfterSteps == 0) {
      console.out().println("shown");
      console.out().flush();
    }
  }
}
