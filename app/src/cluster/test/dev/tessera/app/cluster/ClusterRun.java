package dev.tessera.app.cluster;

import dev.tessera.app.cli.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs commands with a master of Spark, and keeps what they say. */
final class ClusterRun {
  private final Map<String, String> properties = new LinkedHashMap<>();
  private StringWriter err = new StringWriter();
  private StringWriter out = new StringWriter();

  /**
   * Makes it.
   *
   * @param master such as "local[2]"; empty for none
   */
  ClusterRun(String master) {
    ExecutorProcess.prepare();
    with("spark.ui.enabled", "false");
    if (!master.isEmpty()) {
      with("spark.master", master);
    }
  }

  /** Two processes beside this one, with the same classes and as many threads. */
  static ClusterRun ofTwoWorkers() throws IOException {
    Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    for (Path jar : classPath().filter(Files::isRegularFile).toList()) {
      Path link = jars.resolve(jar.getFileName());
      Files.deleteIfExists(link); // from a run before
      Files.createSymbolicLink(link, jar);
    }
    String classes =
        classPath().filter(Files::isDirectory).map(Path::toString).collect(Collectors.joining(":"));
    String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
    return new ClusterRun("local-cluster[2,1,1024]")
        .with("spark.executor.extraClassPath", classes)
        .with("spark.executorEnv.OMP_NUM_THREADS", cores)
        .with("spark.scheduler.minRegisteredResourcesRatio", "1");
  }

  private static Stream<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":")).map(Path::of);
  }

  ClusterRun with(String property, String value) {
    properties.put(property, value);
    return this;
  }

  int run(Object... arguments) {
    properties.forEach(System::setProperty);
    try {
      return execute(ClusterLauncher.line(), arguments);
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }

  /** What one process does that has not heard of clusters. */
  int runAlone(Object... arguments) {
    return execute(Commands.line(ExecutorProcess.surroundings()), arguments);
  }

  private int execute(CommandLine line, Object... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
