package dev.tessera.app.cli;

import dev.tessera.model.service.ModelThread;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs commands on the thread of the test, without a window.
 *
 * @param out what the last one printed
 * @param err what the last one said beside that
 */
public record CommandRun(StringWriter out, StringWriter err) {
  /** Nothing run yet. */
  public CommandRun() {
    this(new StringWriter(), new StringWriter());
  }

  /** The exit code of a command. */
  public int run(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line =
        Commands.line(
            new Surroundings(
                engine -> ModelThread.start(Runnable::run, () -> {}),
                (file, steps, drawn) -> {},
                stop -> () -> {},
                false,
                false));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }
}
