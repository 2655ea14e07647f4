package dev.tessera.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs commands in this process and keeps what they print. */
final class Terminal {
  private final StubService service;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  final List<String> windows = new ArrayList<>();
  Interruptions interruptions = stop -> () -> {};
  boolean display = true;

  Terminal(StubService service) {
    this.service = service;
  }

  static Terminal withoutService() {
    return new Terminal(new StubService());
  }

  CommandLine line() {
    Surroundings surroundings =
        new Surroundings(engine -> service, this::window, interruptions, display, false);
    CommandLine line = Commands.line(surroundings);
    return line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
  }

  int run(Object... arguments) {
    return line().execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private void window(List<Path> files, OptionalLong steps, Runnable drawn) {
    windows.add(files + " " + steps);
    drawn.run();
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
