package dev.tessera.app.shell;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.Notices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows a file's folder in the system's file browser, or says where it is if there is none. */
final class FolderOpener implements Consumer<Path> {
  private static final long PATIENCE_SECONDS = 5;

  /** Windows' file browser returns 1 when all is well; xdg-open's failures are 2 and above. */
  private static final int LARGEST_GOOD_EXIT = 1;

  private final Function<Path, List<String>> command;
  private final IoPool pool;
  private final Notices notices;

  /**
   * An opener that runs a command.
   *
   * @param command from an absolute path to program and arguments
   * @param pool waits for the file browser to start
   */
  FolderOpener(Function<Path, List<String>> command, IoPool pool, Notices notices) {
    this.command = command;
    this.pool = pool;
    this.notices = notices;
  }

  /** What shows a file in its folder on a system, named as in os.name. */
  static Function<Path, List<String>> commandOn(String system) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("win")) {
      return file -> List.of("explorer.exe", "/select," + file);
    }
    if (os.contains("mac")) {
      return file -> List.of("open", "-R", file.toString());
    }
    return file -> List.of("xdg-open", String.valueOf(file.getParent()));
  }

  @Override
  public void accept(Path file) {
    Path absolute = file.toAbsolutePath();
    var unused =
        pool.submit(
            cancelled -> started(command.apply(absolute)),
            outcome -> {
              boolean shown = outcome.match(started -> started, partial -> false, cause -> false);
              if (!shown) {
                notices.show(
                    Notice.info("No file browser could be started. The file is " + absolute + "."));
              }
            });
  }

  private static boolean started(List<String> words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return !ended || process.exitValue() <= LARGEST_GOOD_EXIT;
  }
}
