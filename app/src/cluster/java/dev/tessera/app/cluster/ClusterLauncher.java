package dev.tessera.app.cluster;

import dev.tessera.app.ExitCode;
import dev.tessera.app.cli.Commands;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the driver, {@code tessera-cluster}; started by spark-submit. */
public final class ClusterLauncher {
  private static final int OLDEST = 17;
  private static final int NEWEST = 21;

  private ClusterLauncher() {}

  /** The program itself, which does nothing without a command. */
  @Command(
      name = "tessera-cluster",
      description = "Tessera on a cluster of Apache Spark.",
      mixinStandardHelpOptions = true)
  private static final class Program {}

  /** Runs a command; ends the process. */
  public static void main(String[] arguments) {
    Optional<String> refusal = refusal(Runtime.version().feature());
    if (refusal.isPresent()) {
      System.err.println("tessera-cluster: " + refusal.get());
      System.exit(ExitCode.BAD_INPUT.number());
    }
    ExecutorProcess.prepare();
    System.exit(line().execute(arguments));
  }

  /** The command line; {@link CommandLine#execute} returns an {@link ExitCode}'s number. */
  static CommandLine line() {
    return Commands.around(
        new CommandLine(new Program()).addSubcommand(new CutCommand()),
        ExecutorProcess.surroundings(),
        new SparkBatch(),
        new SparkTraining());
  }

  /** Why it cannot run on a version of Java; empty if it can. */
  static Optional<String> refusal(int version) {
    return version >= OLDEST && version <= NEWEST
        ? Optional.empty()
        : Optional.of(
            "Apache Spark 4 needs Java %d to %d, and this is Java %d: set JAVA_HOME."
                .formatted(OLDEST, NEWEST, version));
  }
}
