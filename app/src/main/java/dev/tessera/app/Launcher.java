package dev.tessera.app;

import dev.tessera.app.cli.Commands;
import dev.tessera.app.cli.ShutdownHook;
import dev.tessera.app.cli.SignalWatch;
import dev.tessera.app.cli.Surroundings;
import dev.tessera.model.engine.FreshProcess;
import dev.tessera.model.engine.LibraryPlan;
import dev.tessera.model.service.FailureLog;
import dev.tessera.model.service.ModelThread;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Entry point of window and commands; does not extend Application, so the class path suffices. */
public final class Launcher {
  /** Held, since the log manager forgets levels of loggers that nobody holds. */
  private static final Logger LIBRARIES = Logger.getLogger("");

  private Launcher() {}

  /** Starts the window without arguments, a command with them; ends the process. */
  public static void main(String[] arguments) {
    setPropertiesBeforeAnythingLoads();
    Surroundings surroundings =
        new Surroundings(
            engine -> ModelThread.start(Runnable::run, () -> {}, FailureLog.none()),
            Launcher::window,
            ShutdownHook::on,
            hasDisplay(
                System.getProperty("os.name", ""),
                System.getenv(),
                GraphicsEnvironment.isHeadless()),
            CommandLine.Help.Ansi.AUTO.enabled());
    int exit = Commands.line(surroundings).execute(arguments);
    System.exit(exit);
  }

  /** Whether a window can be shown on a system with an environment. */
  static boolean hasDisplay(String system, Map<String, String> environment, boolean headless) {
    if (headless) {
      return false;
    }
    return !system.toLowerCase(Locale.ROOT).contains("linux")
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private static void window(List<Path> files, OptionalLong exitAfterSteps, Runnable drawn) {
    WindowMain.launch(files, exitAfterSteps, drawn, SignalWatch::on);
  }

  private static void setPropertiesBeforeAnythingLoads() {
    LIBRARIES.setLevel(Level.SEVERE);
    LibraryPlan plan = EarlyProperties.set();
    if (plan.variablesInTheWay()) {
      FreshProcess.onTheCpu(plan.reason());
    }
    EarlyProperties.set(plan);
  }
}
