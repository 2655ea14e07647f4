import dev.tessera.app.Launcher;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongPredicate;
import javafx.application.Platform;

/**
 * The window, whose thread is asked for a sign of life again and again: prints how long it let wait
 * within two seconds of when a file of what nobody saved was begun, and at other times. Arguments: the folder of what
 * is kept, seconds to watch, then those of the program.
 */
public final class WatchedWindow {
  private static final long PAUSE_MILLIS = 3;
  private static final long NEAR_NANOS = 2_000_000_000;

  private WatchedWindow() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    long seconds = Long.parseLong(arguments[1]);
    Thread watcher = new Thread(() -> watch(folder, seconds), "watcher");
    watcher.setDaemon(true);
    watcher.start();
    Launcher.main(Arrays.copyOfRange(arguments, 2, arguments.length));
  }

  private static void watch(Path folder, long seconds) {
    try {
      while (!shown()) {
        Thread.sleep(100);
      }
      Thread.sleep(20_000); // of reading, drawing and preparing
      List<long[]> signs = new ArrayList<>();
      List<Long> began = new ArrayList<>();
      boolean before = false;
      long end = System.nanoTime() + seconds * 1_000_000_000;
      while (System.nanoTime() < end) {
        CountDownLatch sign = new CountDownLatch(1);
        long start = System.nanoTime();
        Platform.runLater(sign::countDown);
        sign.await();
        signs.add(new long[] {start, System.nanoTime() - start});
        boolean keeping = keeping(folder);
        if (keeping && !before) {
          began.add(start);
        }
        before = keeping;
        Thread.sleep(PAUSE_MILLIS);
      }
      print("near keeping", signs, start -> near(start, began));
      print("at other times", signs, start -> !near(start, began));
      System.out.println("kept " + began.size() + " times");
      System.out.flush();
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is kept is taken before its file is begun. */
  private static boolean near(long time, List<Long> began) {
    return began.stream().anyMatch(b -> time > b - NEAR_NANOS && time < b + NEAR_NANOS);
  }

  private static void print(String when, List<long[]> signs, LongPredicate chosen) {
    long[] waits =
        signs.stream().filter(s -> chosen.test(s[0])).mapToLong(s -> s[1]).sorted().toArray();
    if (waits.length > 0) {
      System.out.printf(
          "%-15s %6d signs of life, the latest after %.1f ms, %d after more than 50%n",
          when,
          waits.length,
          waits[waits.length - 1] * 1e-6,
          Arrays.stream(waits).filter(w -> w > 50_000_000).count());
    }
  }

  private static boolean shown() {
    try {
      Platform.runLater(() -> {});
      return true;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }

  private static boolean keeping(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".tessera-*.tmp")) {
      return files.iterator().hasNext();
    }
  }
}
