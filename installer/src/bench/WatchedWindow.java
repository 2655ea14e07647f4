import dev.tessera.app.Launcher;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/**
 * The window, whose thread is asked for a sign of life again and again: prints how long it let wait
 * while nothing was kept, and while what nobody saved was being kept. Arguments: the folder of what
 * is kept, seconds to watch, then those of the program.
 */
public final class WatchedWindow {
  private static final long PAUSE_MILLIS = 3;

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
      long[] asked = new long[2];
      long[] most = new long[2];
      long[] late = new long[2];
      int times = 0;
      boolean before = false;
      while (!shown()) {
        Thread.sleep(100);
      }
      Thread.sleep(20_000); // of reading, drawing and preparing
      long end = System.nanoTime() + seconds * 1_000_000_000;
      while (System.nanoTime() < end) {
        boolean keeping = keeping(folder);
        times += keeping && !before ? 1 : 0;
        before = keeping;
        CountDownLatch sign = new CountDownLatch(1);
        long start = System.nanoTime();
        Platform.runLater(sign::countDown);
        sign.await();
        long nanos = System.nanoTime() - start;
        int which = keeping || keeping(folder) ? 1 : 0;
        asked[which]++;
        most[which] = Math.max(most[which], nanos);
        late[which] += nanos > 50_000_000 ? 1 : 0;
        Thread.sleep(PAUSE_MILLIS);
      }
      String[] names = {"not keeping", "keeping, " + times + " times"};
      for (int i = 0; i < 2; i++) {
        System.out.printf(
            "%-20s %6d signs of life, the latest after %.1f ms, %d after more than 50%n",
            names[i], asked[i], most[i] * 1e-6, late[i]);
      }
      System.out.flush();
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
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
